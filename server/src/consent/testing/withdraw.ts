import type { FilmedPersonId, RecordingId, Self } from '@samsyn/shared'
import { inHouseAt } from '../../recording/testing/house.ts'
import { countFromHere, toldAbout } from '../../recording/testing/killed-at.ts'

type Withdrawal = { dir: string; worker: Self; recordingId: RecordingId; id: FilmedPersonId }

const { dir, worker, recordingId, id } = toldAbout<Withdrawal>()

await inHouseAt(dir, async house => {
  const caller = await house.signIn(worker)
  countFromHere()
  await caller.get('consent:withdraw', { recordingId, id })
})
