import { setTimeout as elapsed } from 'node:timers/promises'
import { collabPath, documentPath } from '@samsyn/shared'
import { type BareSocket, bareSocket } from '../../e2e/support/wire/bare-socket.ts'
import { askFor } from '../../server/src/collab/message.ts'
import { type Address, openRaw } from '../../server/src/collab/testing/client.ts'
import { attacks, questions } from './notes-attacks.ts'

/** Runs in a process of its own and attacks a document: `notes-attacker.ts <attack> <json>`. */
async function send(frames: readonly Uint8Array[], { url, document, cookie }: Address) {
  const path = `${collabPath}/${documentPath(document)}`
  let raw: BareSocket | null = null
  for (const frame of frames) {
    if (!raw?.isOpen()) raw = await bareSocket(url.replace('ws', 'http'), path, cookie)
    await raw.send(frame)
  }
  await elapsed(500)
  raw?.close()
}

async function ask(place: Address, ms = 4_000) {
  const all = await Promise.all(Array.from({ length: 24 }, () => openRaw(place)))
  const question = askFor(Uint8Array.of(0))
  for (const endMs = performance.now() + ms; performance.now() < endMs; await elapsed(5))
    for (const raw of all) {
      raw.messages.length = 0
      if (raw.isOpen()) raw.send(question)
    }
  for (const raw of all) raw.close()
}

const [name = '', given = '{}'] = process.argv.slice(2)
const frames = attacks[name]?.() ?? []
process.stdout.write('begun\n')
await send(frames, JSON.parse(given))
if (name === questions) await ask(JSON.parse(given))
