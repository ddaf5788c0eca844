import { existsSync, readdirSync } from 'node:fs'
import { ensureSystemPackages } from './apt.js'
import { findProgram, isProgram } from './run.js'
import { SetupError } from './setup-error.js'

const need = 'The browser tests need Chromium'
const macPath = '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome'

/** The path of a Chromium for the tests, installed with a font when there is none. */
export async function ensureChromium(progress) {
  const given = process.env.CHROMIUM_PATH
  if (given) {
    if (isProgram(given)) return given
    throw new SetupError(`CHROMIUM_PATH is "${given}", which is not a program.`)
  }
  const found = findChromium()
  if (found && hasFonts()) return found
  await ensureSystemPackages({ need, apt: ['chromium', 'fonts-liberation'], brew: '--cask google-chrome' }, progress)
  const installed = findChromium()
  if (installed) return installed
  throw new SetupError(`${need}: set CHROMIUM_PATH to where it is.`)
}

function findChromium() {
  const known = ['/usr/bin/chromium', macPath].find(isProgram)
  return known ?? findProgram('chromium') ?? findProgram('google-chrome')
}

function hasFonts() {
  if (process.platform !== 'linux') return true
  const folders = ['/usr/share/fonts/truetype', '/usr/share/fonts/opentype', '/usr/local/share/fonts']
  return folders.some(folder => existsSync(folder) && readdirSync(folder).length > 0)
}
