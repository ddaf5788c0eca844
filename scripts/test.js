import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { main, setUp, tell } from './bootstrap/main.js'
import { createProgress, stopwatch } from './bootstrap/progress.js'
import { SetupError } from './bootstrap/setup-error.js'
import { failedOnce, failuresOf, sum } from './test/counts.js'
import { prepareTests } from './test/prepare.js'
import { runStage, stages } from './test/stages.js'

await main(async () => {
  const { values, positionals } = parseArgs({ allowPositionals: true, options: { 'stage-time': { type: 'boolean' } } })
  const chosen = choose(positionals)
  const results = await runAll(chosen)
  if (values['stage-time']) for (const { name, took } of results) console.log(`The stage ${name} took ${took}.`)
  // Once more at the end, where whoever has the last lines only still reads them.
  for (const failure of failuresOf(results)) console.log(`Failed in ${failure}`)
  const { passed, failed, skipped } = sum(results.map(result => result.counts))
  console.log(`${passed} passed, ${failed} failed, ${skipped} skipped`)
  return failed > 0 || passed === 0 ? 1 : 0
})

function choose(names) {
  const unknown = names.find(name => !stages.some(stage => stage.name === name))
  const known = stages.map(stage => stage.name).join(', ')
  if (unknown) throw new SetupError(`There is no test stage "${unknown}": the stages are ${known}.`)
  return names.length > 0 ? stages.filter(stage => names.includes(stage.name)) : stages
}

async function runAll(chosen) {
  const progress = createProgress(process.stdout)
  const folder = mkdtempSync(join(tmpdir(), 'samsyn-test-'))
  process.on('exit', () => rmSync(folder, { recursive: true, force: true }))
  const ready = await setUp(progress, () => prepareTests(progress, chosen, folder)).catch(tell)
  if (!ready) return [{ name: 'set-up', counts: failedOnce('It did not come to an end'), took: 'no time' }]
  const results = []
  for (const stage of chosen.filter(stage => !isAside(stage, chosen))) {
    const aside = chosen.filter(({ beside }) => beside === stage.name)
    const lanes = [[stage], aside].map(lane => oneAfterTheOther(lane, one => timed(one, ready, folder)))
    results.push(...(await Promise.all(lanes)).flat())
  }
  return results
}

async function oneAfterTheOther(lane, run) {
  const results = []
  for (const stage of lane) results.push(await run(stage))
  return results
}

/** Whether this stage runs when another one of those chosen does. */
function isAside({ beside }, chosen) {
  return chosen.some(({ name }) => name === beside)
}

async function timed(stage, ready, folder) {
  console.log(`\nStage ${stage.name}`)
  const took = stopwatch()
  const env = await environmentOf(stage, ready).catch(tell)
  const counts = env ? await runStage(stage, env, folder) : failedOnce('The demo could not be made')
  return { name: stage.name, counts, took: took() }
}

async function environmentOf({ needs }, { env, demo }) {
  return needs.includes('demo') ? { ...env, DEMO_DATA_DIR: await demo } : env
}
