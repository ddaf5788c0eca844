import { randomUUID } from 'node:crypto'
import { EntryId, MeetingId } from '@samsyn/shared'
import { Client } from '../../e2e/support/wire/Client.ts'
import { emailOf, openHouse, password, placeOf } from '../../e2e/support/wire/house.ts'
import { Line } from '../../e2e/support/wire/Line.ts'
import { cpuSeconds, startScript } from './processes.ts'

type Door = {
  pid: number | undefined
  line: (index: number) => Promise<Line>
  meetingId: MeetingId
  close: () => Promise<unknown>
}
type Figure = { perSecond: number; perCpuSecond: number }

const listeners = 20
const speakers = 12
const under = 2
const text = 'x'.repeat(1000)

const doors = { 'the door': ownDoor, 'the whole server, committed': wholeServer, 'bare Socket.IO': bareDoor }

/** I1: lines of 1 kB, each told to twenty: our door, and the whole server that also commits each, beside a bare Socket.IO server. */
export async function measureFanout(runs: number, seconds: number, say: (line: string) => void): Promise<void> {
  const open = await Promise.all(
    Object.entries(doors).map(async ([name, openDoor]) => ({ name, door: await openDoor() })),
  )
  const figures = new Map<string, Figure[]>(open.map(({ name }) => [name, []]))
  try {
    for (let run = 0; run < runs; run++)
      for (const { name, door } of open) figures.get(name)?.push(await measure(door, seconds))
  } finally {
    for (const { door } of open) await door.close()
  }
  const bare = figures.get('bare Socket.IO') ?? []
  for (const [name, own] of figures) {
    const ratios = own.map(({ perCpuSecond }, run) => perCpuSecond / (bare[run]?.perCpuSecond ?? Number.NaN))
    const words = `${own.map(({ perCpuSecond }) => Math.round(perCpuSecond)).join(', ')} told a second of the server's processor`
    const beside =
      own === bare
        ? ''
        : `; beside bare ${ratios.map(ratio => ratio.toFixed(2)).join(', ')}, middle ${median(ratios).toFixed(2)}`
    say(
      `I1 ${name}: ${words} (${Math.round(median(own.map(({ perSecond }) => perSecond)))} a second on the clock)${beside}`,
    )
  }
}

async function ownDoor(): Promise<Door> {
  const script = startScript('own-door.ts')
  const { port, cookies, meetingId } = JSON.parse(await script.line())
  return {
    ...{ pid: script.child.pid, meetingId, close: script.stop },
    line: index => entered(new Line(`http://localhost:${port}`, { cookie: cookies[index] }), meetingId),
  }
}

async function wholeServer(): Promise<Door> {
  const house = await openHouse()
  const { meetingId } = await placeOf(house.ane)
  return {
    ...{ pid: house.app.pid(), meetingId, close: house.app.stop },
    async line(index) {
      const person = new Client(house.app.baseUrl)
      await person.signIn(emailOf(index % 2 ? 'Ane' : 'Bo'), password)
      return entered(person.line(), meetingId)
    },
  }
}

async function bareDoor(): Promise<Door> {
  const script = startScript('bare.ts')
  const port = await script.line()
  return {
    ...{ pid: script.child.pid, meetingId: MeetingId.parse(randomUUID()), close: script.stop },
    async line() {
      const line = new Line(`http://localhost:${port}`, {})
      await line.ready()
      return line
    },
  }
}

async function entered(line: Line, meetingId: MeetingId): Promise<Line> {
  await line.ready()
  await line.ask('meeting:enter', { meetingId })
  return line
}

/** All listen; twelve of them speak, each with two lines under way: below what one may say a second. */
async function measure({ pid, meetingId, line: open }: Door, seconds: number): Promise<Figure> {
  const lines: Line[] = []
  for (let index = 0; index < listeners; index++) lines.push(await open(index))
  let over = false
  const speak = async (line: Line) => {
    while (!over) await line.reply('chat:send', { meetingId, id: EntryId.parse(randomUUID()), text, filmMs: null })
  }
  let told = 0
  for (const line of lines)
    line.onFact('log:appended', () => {
      if (++told % 500 === 0) line.forgetFacts()
    })
  const before = { cpu: cpuSeconds(pid), ms: performance.now() }
  const speaking = lines.slice(0, speakers).flatMap(line => Array.from({ length: under }, () => speak(line)))
  await new Promise(resolve => setTimeout(resolve, seconds * 1000))
  const figure = {
    perSecond: told / ((performance.now() - before.ms) / 1000),
    perCpuSecond: told / (cpuSeconds(pid) - before.cpu),
  }
  over = true
  await Promise.all(speaking)
  for (const line of lines) line.close()
  return figure
}

const median = (values: readonly number[]) =>
  [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN
