import { z } from 'zod'

const number = z.coerce.number().optional().catch(undefined)

const streamSchema = z.object({
  index: z.int().nonnegative(),
  codec_type: z.string().default('unknown'),
  codec_name: z.string().default('unknown'),
  profile: z.string().optional(),
  has_b_frames: z.int().default(0),
  width: z.int().default(0),
  height: z.int().default(0),
  sample_aspect_ratio: z.string().optional(),
  field_order: z.string().optional(),
  color_transfer: z.string().optional(),
  color_primaries: z.string().optional(),
  color_space: z.string().optional(),
  time_base: z.string(),
  start_time: number,
  duration: number,
  nb_frames: number,
  disposition: z.record(z.string(), z.number()).default({}),
  side_data_list: z.array(z.looseObject({ displaymatrix: z.string().optional() })).default([]),
})

/** What ffprobe says about a file, as far as we read it. */
export const probeSchema = z.object({
  streams: z.array(streamSchema).default([]),
  format: z.object({ start_time: number, duration: number }).default({ start_time: undefined, duration: undefined }),
})

export type ProbedStream = z.infer<typeof streamSchema>
export type ProbedFile = z.infer<typeof probeSchema>
