import { mkdir, writeFile } from 'node:fs/promises'
import { cpus, loadavg } from 'node:os'
import { join } from 'node:path'
import { benchFilm } from '../harness/film.ts'
import { buildPages } from '../harness/pages.ts'
import { quietShare, untilQuiet } from '../harness/quiet.ts'
import { inWords, spreadOf } from '../harness/stats.ts'
import { stolenShare } from '../harness/stolen.ts'
import { checkClock } from './harness/viewer.ts'
import { clocks } from './scenarios/clock.ts'
import { commands } from './scenarios/commands.ts'
import { frames } from './scenarios/frames.ts'
import { cutOff, lateJoin } from './scenarios/late.ts'
import { steady } from './scenarios/steady.ts'
import { ownPage, takeWheel } from './systems/own-page.ts'
import { startPeers } from './systems/peers.ts'
import { openRoom, type Room, type System } from './systems/room.ts'
import { startSamsyn } from './systems/samsyn.ts'
import { report, type Turns } from './table.ts'

const say = (line: string) => process.stdout.write(`${line}\n`)

/** How long and how often; `quick` is for looking, the others for the record. */
const sizes = {
  quick: { rounds: 1, steadyS: 15, commands: 3, frames: 40, clockS: 20, lates: 1, cutS: 10 },
  usual: { rounds: 3, steadyS: 30, commands: 7, frames: 1000, clockS: 90, lates: 5, cutS: 30 },
}

/** Measures synchronized playback beside its peers and writes bench/results/playback.md. */
export async function runPlayback(words: readonly string[]): Promise<void> {
  const isQuick = words.includes('--quick')
  const size = isQuick ? sizes.quick : sizes.usual
  say('Preparing the film and the pages …')
  const film = await benchFilm()
  const pages = await buildPages(join(import.meta.dirname, 'pages'), ['samsyn', 'plain', 'timing', 'clock'])
  const samsyn = await startSamsyn(film)
  const bare = await startSamsyn(film, pages)
  const peers = await startPeers(pages, film)
  const silent = '#silent'
  const systems: System[] = [
    { name: 'samsyn', ...samsyn.at, own: ownPage, lead: takeWheel },
    { name: 'timingsrc', port: peers.port, path: `/timing.html${silent}`, cookies: [] },
    { name: 'plain', port: peers.port, path: `/plain.html${silent}`, cookies: [] },
    { name: 'samsyn, bare page', ...bare.at, path: `/samsyn.html${bare.hash}` },
  ]
  const stolen = stolenShare()
  const found: string[] = []
  const note = (line: string) => {
    say(line)
    found.push(line)
  }
  try {
    const turns: Record<string, Turns> = {}
    for (let round = 0; round < size.rounds; round++)
      for (const system of systems) {
        say(`Round ${round + 1} of ${size.rounds}: ${system.name} …`)
        peers.reset()
        const room = await openRoom(system)
        const own = turns[system.name] ?? { steady: [], commands: [] }
        turns[system.name] = own
        own.steady.push(...(await untilQuiet(() => steady(room, size.steadyS))))
        own.commands.push(...(await untilQuiet(() => commands(room, size.commands))))
        await room.close()
      }
    note(report(turns))
    const ours = systems.at(-1)
    if (ours) await ownScenarios(ours, size, note)
    await clockScenario({ ...systems[1], path: '/clock.html' } as System, size.clockS, note)
    note(
      `\nLoad ${loadavg()[0]?.toFixed(1)} on ${cpus().length} cores; ${(stolen() * 100).toFixed(0)} % of the time was taken by the host.`,
    )
    // What ended in the middle takes the place of nothing that was measured.
    if (!isQuick) await record(found)
  } finally {
    await samsyn.close()
    await bare.close()
    await peers.close()
  }
}

async function ownScenarios(system: System, size: (typeof sizes)['usual'], note: (line: string) => void) {
  const room = await openRoom(system)
  const { tried, wrong, claimedTooSoon } = await frames(room, size.frames)
  note(
    `\nPauses, seeks and steps: ${tried}; another frame on some screen: ${wrong}; "same picture" said too soon: ${claimedTooSoon}`,
  )
  const joins: (number | null)[] = []
  for (let i = 0; i < size.lates; i++) joins.push(await lateJoin(room))
  note(`P8 late joiner within 10 ms after metadata, ms: ${joins.map(ms => ms?.toFixed(0) ?? 'never').join(', ')}`)
  const { backAfterMs, othersStoodMs } = await cutOff(room, size.cutS)
  note(
    `P7 cut off for ${size.cutS} s: back within 10 ms after ${backAfterMs?.toFixed(0) ?? '> 7000'} ms; the others stood at most ${othersStoodMs.toFixed(0)} ms`,
  )
  await ownErrors(room, note)
  await room.close()
}

/** How exact the harness itself was. */
async function ownErrors({ viewers, proxies }: Room, note: (line: string) => void) {
  const checks = await Promise.all(viewers.map(checkClock))
  const worst = Math.max(...checks.map(({ withinMs, offByMs }) => Math.abs(offByMs) + withinMs))
  note(
    `Harness: times of the pages are within ${worst.toFixed(2)} ms; the proxies were late by ${inWords(spreadOf(proxies.flatMap(({ errorsMs }) => errorsMs)))} ms`,
  )
}

async function clockScenario(system: System, seconds: number, note: (line: string) => void) {
  const all = await clocks(system, seconds)
  for (const [name, { errorsMs, readyMs }] of Object.entries(all))
    note(
      `C1 clock error, ${name}: ${inWords(spreadOf(errorsMs))} ms; ready after ${readyMs.map(ms => ms.toFixed(0)).join(', ')} ms`,
    )
}

async function record(found: readonly string[]) {
  const head = [
    '# Playback',
    '',
    `Measured ${new Date().toISOString().slice(0, 10)} by \`npm run bench -- playback\`: three Chromium processes, each behind a proxy of its own`,
    '(round trip 40 ± 15 ms), their clocks 2 s apart either way and drifting ±100 ppm, a barcoded film of 25 frames a second.',
    'Samsyn is its own meeting page, signed in and in the room, steered by its own buttons; "bare page" is its player and its line',
    'without the rest of the room, as the peers are, and the figures below the tables are of that. Samsyn plays with sound, the',
    'peers without, as theirs is the easier case. Values are p50 / p95 / p99 / max.',
    `A turn in which the host of the virtual machine took more than ${quietShare * 100} % of the processors is done again, up to three times,`,
    'for all systems alike.',
    '',
  ]
  const tail = [
    '',
    'Not measured: what a real screen adds after the browser, loudspeakers and Bluetooth, Safari and Firefox, an hour of drift',
    '(that is a simulation in `shared/src/clock/clock.test.ts`). `timingsrc` runs on `timing-object` with `timesync` for the age of',
    'messages; "plain" sets `currentTime` on each message.',
    '',
  ]
  const results = join(import.meta.dirname, '../results')
  await mkdir(results, { recursive: true })
  await writeFile(join(results, 'playback.md'), [...head, ...found, ...tail].join('\n'))
}
