import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { runCli } from './cli.ts'

/** What the demo's films are sealed with. */
export const masterKey = '5'.repeat(64)

let made: Promise<string> | null = null

/** A data folder with the demo in it, made once by the administrator's command line, for all suites where `npm test` runs them; to be copied, not used. */
export function demoData(): Promise<string> {
  made ??= process.env.DEMO_DATA_DIR ? Promise.resolve(process.env.DEMO_DATA_DIR) : make()
  return made
}

async function make(): Promise<string> {
  const dir = mkdtempSync(join(tmpdir(), 'samsyn-demo-'))
  process.on('exit', () => rmSync(dir, { recursive: true, force: true }))
  await makeDemoIn(dir)
  return dir
}

/** Makes the demo in this data folder. */
export const makeDemoIn = (dir: string): Promise<string> =>
  runCli(['demo', '--json'], { ...process.env, HOST: 'localhost', DATA_DIR: dir, MASTER_KEY: masterKey })
