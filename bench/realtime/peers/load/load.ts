import type { Job } from '../questions.ts'
import { move } from './cursors.ts'
import { fill } from './idle.ts'
import { open, type } from './opening.ts'
import { gather } from './writing.ts'

/** The clients, in a process of their own; who has gathered stays. */
let write: Awaited<ReturnType<typeof gather>> | null = null

async function run(job: Job) {
  switch (job.kind) {
    case 'gather':
      write = await gather(job.target, job.notes, job.members)
      return
    case 'write':
      return write?.(job.perSecond, job.seconds)
    case 'fill':
      return fill(job.target, job.from, job.to)
    case 'move':
      return move(job)
    case 'type':
      return type(job.target, job.keystrokes)
    case 'open':
      return open(job.target, job.keystrokes)
  }
}

process.on('message', async (job: Job) => process.send?.({ value: await run(job) }))
process.on('disconnect', () => process.exit(0))
process.send?.({ value: 'ready' })
