import { parentPort } from 'node:worker_threads'
import type { Work } from './password.ts'
import { hashOf, verdictOn } from './password-hash.ts'

parentPort?.on('message', (work: Work) => {
  parentPort?.postMessage(work.kind === 'hash' ? hashOf(work.password) : verdictOn(work.password, work.stored))
})
