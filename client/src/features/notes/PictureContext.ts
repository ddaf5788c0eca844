import { createContext } from 'react'
import type { PictureOf } from './note-hands.ts'

/** Where the letter's stills have their pictures from: nowhere, as long as no film is at hand. */
export const PictureContext = createContext<PictureOf>(() => null)
