import { randomUUID } from 'node:crypto'
import { EntryId, MeetingId } from '@samsyn/shared'
import { type House, openHouse, placeOf } from '../../e2e/support/wire/house.ts'
import { Line } from '../../e2e/support/wire/Line.ts'
import { cpuSeconds, startScript } from './processes.ts'

type Door = { name: 'samsyn' | 'bare'; pid: number | undefined; line: (index: number) => Promise<Line>; meetingId: MeetingId }
type Figure = { perSecond: number; perCpuSecond: number }

const listeners = 20
const under = 4
const text = 'x'.repeat(1000)

/** I1: lines of 1 kB, each told to twenty: our door, with everything that it checks and commits, beside a bare Socket.IO server. */
export async function measureFanout(runs: number, seconds: number, say: (line: string) => void): Promise<void> {
  const house = await openHouse()
  const bare = startScript('bare.ts')
  try {
    const ours = await ourDoor(house)
    const theirs = bareDoor(await bare.line(), bare.child.pid)
    const figures: Record<Door['name'], Figure[]> = { samsyn: [], bare: [] }
    for (let run = 0; run < runs; run++)
      for (const door of [ours, theirs]) figures[door.name].push(await measure(door, seconds))
    const { samsyn: own, bare: other } = figures
    const ratios = own.map(({ perCpuSecond }, run) => perCpuSecond / (other[run]?.perCpuSecond ?? Number.NaN))
    say(`I1 told a second of the server's processor, samsyn: ${wordsOf(own)}; bare Socket.IO: ${wordsOf(other)}`)
    say(`I1 ratio: ${ratios.map(ratio => ratio.toFixed(2)).join(', ')}; middle ${median(ratios).toFixed(2)}`)
  } finally {
    await bare.stop()
    await house.app.stop()
  }
}

async function ourDoor(house: House): Promise<Door> {
  const { meetingId } = await placeOf(house.ane)
  return {
    ...{ name: 'samsyn', pid: house.app.pid(), meetingId },
    async line(index) {
      const line = (index % 2 ? house.ane : house.bo).line()
      await line.ready()
      await line.ask('meeting:enter', { meetingId })
      return line
    },
  }
}

function bareDoor(port: string, pid: number | undefined): Door {
  return {
    ...{ name: 'bare', pid, meetingId: MeetingId.parse(randomUUID()) },
    async line() {
      const line = new Line(`http://localhost:${port}`, {})
      await line.ready()
      return line
    },
  }
}

/** All listen; four of them speak, each with a few lines under way. */
async function measure(door: Door, seconds: number): Promise<Figure> {
  const lines: Line[] = []
  for (let index = 0; index < listeners; index++) lines.push(await door.line(index))
  let over = false
  const speak = async (line: Line) => {
    const { meetingId } = door
    while (!over) await line.reply('chat:send', { meetingId, id: EntryId.parse(randomUUID()), text, filmMs: null })
  }
  let told = 0
  for (const line of lines)
    line.onFact('log:appended', () => {
      if (++told % 500 === 0) line.forgetFacts()
    })
  const before = { told, cpu: cpuSeconds(door.pid), ms: performance.now() }
  const speaking = lines.slice(0, 4).flatMap(line => Array.from({ length: under }, () => speak(line)))
  await new Promise(resolve => setTimeout(resolve, seconds * 1000))
  const count = told - before.told
  const figure = {
    perSecond: count / ((performance.now() - before.ms) / 1000),
    perCpuSecond: count / (cpuSeconds(door.pid) - before.cpu),
  }
  over = true
  await Promise.all(speaking)
  for (const line of lines) line.close()
  return figure
}

const median = (values: readonly number[]) =>
  [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN
const wordsOf = (figures: readonly Figure[]) =>
  `${figures.map(({ perCpuSecond }) => Math.round(perCpuSecond)).join(', ')} (middle ${Math.round(median(figures.map(({ perSecond }) => perSecond)))}/s on the clock)`
