import { homedir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** The project's root folder. */
export const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))))

/** The folder of the pinned tools that the packages bring. */
export const toolFolder = join(root, 'node_modules', '.bin')

/** The folder outside the repository where things are kept that are slow to get. */
export function cacheFolder() {
  return join(process.env.XDG_CACHE_HOME || join(homedir(), '.cache'), 'samsyn')
}

/** Where Node keeps what it has compiled: a start takes half as long when it finds that there. */
const compiled = join(root, 'node_modules', '.cache', 'compiled')

/** The environment for everything that runs after the set-up: the pinned tools come first. */
export function toolEnvironment(extra = {}) {
  const rest = (process.env.PATH ?? '').split(':').filter(folder => folder !== toolFolder)
  return { NODE_COMPILE_CACHE: compiled, ...process.env, PATH: [toolFolder, ...rest].join(':'), ...extra }
}
