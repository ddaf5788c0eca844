import { z } from 'zod'

/** What somebody writes, as every database can keep it: without NUL, which some refuse and some cut at. */
export const Text = z.string().refine(text => !text.includes('\0'), 'no NUL')
