import { existsSync } from 'node:fs'
import { resolve } from 'node:path'
import { makeKeyFile, masterOf, readMaster } from '../keys/master.ts'
import { type DataSetting, whileStopped, withDataAlone } from './data.ts'
import { recordIn } from './record.ts'

/** Wraps every key anew by the master key in that file, which is made if there is none. No recording is written again. */
export async function rotateKey(config: DataSetting, name: string): Promise<string> {
  const file = resolve(name)
  const damaged = await whileStopped(config, () =>
    withDataAlone(config, async data => {
      const next = existsSync(file) ? readMaster({ key: null, file, mayMake: false }, true) : makeKeyFile(file)
      const note = await recordIn(data, config.dataDir)
      const damaged = await data.keys.rewrap(masterOf(next))
      await note({ kind: 'key-rotation', outcome: damaged.length > 0 ? 'failed' : 'done' })
      return damaged
    }),
  )
  return [
    `Everything is sealed under the key in ${file} now. Set MASTER_KEY_FILE=${file} before the next start.`,
    'Keep the key from before for as long as you keep backups that were made under it.',
    ...damaged.map(folder => `The key of ${folder} is damaged, and stays so. Put it back from a backup.`),
  ].join('\n')
}
