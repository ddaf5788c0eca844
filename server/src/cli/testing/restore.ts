import { countFromHere, toldAbout } from '../../recording/testing/killed-at.ts'
import { backup } from '../backup.ts'
import type { DataSetting } from '../data.ts'
import { restore } from '../restore.ts'

/** Restores or backs up in a process of its own, to be killed. */
const { what, setting, file } = toldAbout<{ what: 'backup' | 'restore'; setting: DataSetting; file: string }>()
countFromHere('files')
await (what === 'backup' ? backup(setting, file) : restore(setting, file, { replace: true, ledger: null }))
