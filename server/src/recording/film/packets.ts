import { MAX_PACKETS, probeLimits } from './limits.ts'
import { byLine } from './lines.ts'
import { FilmProblem } from './problem.ts'
import { run } from './run.ts'
import { given, inputArgs, type Source, type Tools } from './source.ts'
import { refuseBrokenTool } from './tool.ts'

/** One stored frame or piece of sound that is meant to be shown or heard; times in ticks of its stream. */
export type Packet = { pts: number; duration: number; key: boolean }

function number(text: string | undefined): number | null {
  return text !== undefined && /^-?\d+$/.test(text) ? Number(text) : null
}

function parse(line: string): { stream: number; packet: Packet } | null {
  const [index, pts, dts, duration, flags = ''] = line.split(',')
  const stream = number(index)
  const at = number(pts) ?? number(dts)
  if (stream === null || at === null || flags.includes('D')) return null
  return { stream, packet: { pts: at, duration: number(duration) ?? 0, key: flags.startsWith('K') } }
}

/** Lists the packets that are really in the file, per wanted stream, in order of presentation. */
export async function listPackets(source: Source, wanted: readonly number[], tools: Tools) {
  const streams = new Map<number, Packet[]>(wanted.map(index => [index, []]))
  let count = 0
  const enough = new AbortController()
  const onLine = (line: string) => {
    count += 1
    if (count > MAX_PACKETS) return enough.abort()
    const found = parse(line)
    if (found) streams.get(found.stream)?.push(found.packet)
  }
  const entries = ['-show_entries', 'packet=stream_index,pts,dts,duration,flags', '-of', 'csv=p=0']
  const args = ['-v', 'error', ...inputArgs(source), ...entries]
  const signal = AbortSignal.any([tools.signal, enough.signal])
  const running = run({
    program: tools.ffprobe,
    args,
    ...given(source),
    limits: probeLimits,
    signal,
    onOutput: byLine(onLine),
  })
  const result = await running.catch(error => {
    if (!enough.signal.aborted || tools.signal.aborted) throw error
    throw new FilmProblem('too-long', `more than ${MAX_PACKETS} packets`)
  })
  // A damaged file is listed as far as it goes; a list that was cut short would pass for a shorter film.
  if (!result.ok) await refuseBrokenTool(tools.ffprobe, result, tools.signal)
  for (const packets of streams.values()) packets.sort((a, b) => a.pts - b.pts)
  return streams
}
