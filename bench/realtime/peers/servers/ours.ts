import { setTimeout as elapsed } from 'node:timers/promises'
import { documentPath } from '@samsyn/shared'
import { openHouse } from '../../../../server/src/collab/testing/house.ts'
import type { Laid } from '../questions.ts'
import { answerFor } from './answer.ts'

/** Our notes with all that stands before them: session, right to write, commit before the acknowledgement. */
const [folder = ''] = process.argv.slice(2)
const house = await openHouse(folder, { isMeasured: true })

async function lay(notes: number): Promise<Laid> {
  const worker = await house.addPerson('Maja Holm', 'worker')
  const supervisor = await house.addPerson('Per Lund', 'supervisor')
  const documents: string[] = []
  for (let left = notes; left > 0; left--) documents.push(documentPath(await house.addMeeting(worker, supervisor)))
  return { documents, cookies: [(await house.signIn(worker)).cookie, (await house.signIn(supervisor)).cookie] }
}

async function rest() {
  while (house.documents.stats().documents > 0) await elapsed(20)
}

answerFor({ url: house.url, lay, rest })
