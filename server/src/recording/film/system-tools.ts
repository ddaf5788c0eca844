import { access, constants } from 'node:fs/promises'

const folders = ['/usr/bin', '/bin']

/** Where a program of the system lies; null when it is not there. */
export async function found(program: string): Promise<string | null> {
  if (program.includes('/')) return program
  for (const folder of folders) {
    const path = `${folder}/${program}`
    const isThere = await access(path, constants.X_OK).then(
      () => true,
      () => false,
    )
    if (isThere) return path
  }
  return null
}
