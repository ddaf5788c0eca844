import { toldAbout } from '../../recording/testing/killed-at.ts'
import { backup } from '../backup.ts'
import type { DataSetting } from '../data.ts'
import { restore } from '../restore.ts'

/** Backs up or restores in a process of its own, and says by how many bytes the memory it needs for that exceeded what it had. */
const { what, setting, file } = toldAbout<{ what: 'backup' | 'restore'; setting: DataSetting; file: string }>()
const mostBytes = () => process.resourceUsage().maxRSS * 1024
const before = mostBytes()
await (what === 'backup' ? backup(setting, file) : restore(setting, file, { replace: false, ledger: null }))
process.stdout.write(String(mostBytes() - before))
