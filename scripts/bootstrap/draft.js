import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { join } from 'node:path'

/** Gives `work` a new folder in `parent` that is gone afterwards, also when this process is interrupted. */
export async function withDraft(parent, work) {
  mkdirSync(parent, { recursive: true })
  const folder = mkdtempSync(join(parent, 'samsyn-draft-'))
  const remove = () => rmSync(folder, { recursive: true, force: true })
  process.once('exit', remove)
  try {
    return await work(folder)
  } finally {
    process.off('exit', remove)
    remove()
  }
}
