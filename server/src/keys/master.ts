import { createSecretKey, hkdfSync, type KeyObject, randomBytes } from 'node:crypto'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { seal, unseal } from '../files/envelope.ts'

const keyBytes = 32

/** A key that cannot be used, as a sentence for the person who runs the server. */
export class KeyProblem extends Error {
  override readonly name = 'KeyProblem'
}

/** Where the master key comes from: itself, or a file, which a demo may make. */
export type MasterSetting = { key: string | null; file: string | null; mayMake: boolean }

/** The key that wraps every other. It is never stored with the data. */
export type Master = {
  wrap(key: KeyObject, about: string): Buffer
  /** The key that was wrapped; null when it was wrapped by another master or about something else. */
  unwrap(wrapped: Uint8Array, about: string): KeyObject | null
  /** A key of its own for a purpose. */
  derive(purpose: string): KeyObject
}

/** 32 bytes as base64 or hex; null for anything else. */
function keyIn(text: string): Buffer | null {
  const trimmed = text.trim()
  if (/^[\da-f]{64}$/i.test(trimmed)) return Buffer.from(trimmed, 'hex')
  const bytes = Buffer.from(trimmed, 'base64')
  return /^[\w+/-]{43}=?$/.test(trimmed) && bytes.length === keyBytes ? bytes : null
}

export function masterOf(key: Buffer): Master {
  const derive = (purpose: string) =>
    createSecretKey(Buffer.from(hkdfSync('sha256', key, '', `samsyn ${purpose}`, keyBytes)))
  const wrapping = derive('wrap')
  return {
    wrap: (inner, about) => Buffer.concat(seal(wrapping, inner.export(), Buffer.from(about))),
    unwrap(wrapped, about) {
      const inner = unseal(wrapping, wrapped, Buffer.from(about))
      return inner && createSecretKey(inner)
    },
    derive,
  }
}

/** The master key of this setting. A file that is missing is made where nothing is sealed yet and it may be. */
export function readMaster({ key, file, mayMake }: MasterSetting, nothingSealed: boolean): Buffer {
  if (key !== null) return keyFrom(key, 'MASTER_KEY')
  if (file === null) throw new KeyProblem('MASTER_KEY_FILE is missing. Set it to the file with the master key.')
  const text = readKeyFile(file)
  if (text === null && mayMake && nothingSealed) return makeKeyFile(file)
  if (text === null) throw new KeyProblem(missing(file, nothingSealed))
  return keyFrom(text, file)
}

function keyFrom(text: string, where: string): Buffer {
  const found = keyIn(text)
  if (found) return found
  throw new KeyProblem(
    `${where} holds no master key: it must be 32 bytes as base64, as "openssl rand -base64 32" prints.`,
  )
}

/** Makes a file with a new master key, for its owner's eyes alone. */
export function makeKeyFile(file: string): Buffer {
  const made = randomBytes(keyBytes)
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 })
  writeFileSync(file, `${made.toString('base64')}\n`, { mode: 0o600, flag: 'wx' })
  return made
}

function readKeyFile(file: string): string | null {
  try {
    return readFileSync(file, 'utf8')
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null
    throw new KeyProblem(`${file} cannot be read: ${(error as Error).message}.`)
  }
}

function missing(file: string, nothingSealed: boolean): string {
  if (nothingSealed) return `${file} does not exist. Make it with: openssl rand -base64 32 > ${file}`
  return `${file} does not exist, and what is stored was sealed with the key in it. Put that file back, or set MASTER_KEY_FILE to where it is. Without it no recording can be read, and a new key would not help.`
}
