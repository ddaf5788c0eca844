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

/** The environment for everything that runs after the set-up: the pinned tools come first. */
export function toolEnvironment(extra = {}) {
  const rest = (process.env.PATH ?? '').split(':').filter(folder => folder !== toolFolder)
  return { ...process.env, PATH: [toolFolder, ...rest].join(':'), ...extra }
}
