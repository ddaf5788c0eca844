import { randomUUID } from 'node:crypto'
import { beginStroke, EntryId, extendStroke, MeetingId, type PersonId, RecordingId } from '@samsyn/shared'
import { until } from '../../e2e/support/until.ts'
import { Client } from '../../e2e/support/wire/Client.ts'

/** Runs in a process of its own and writes as fast as the server takes it: `flood.ts <drawing|chat> <json>`. */
const [kind = '', given = '{}'] = process.argv.slice(2)
const { baseUrl, cookies, meetingId, recordingId, writers } = JSON.parse(given)
/** So much is under way at once for each writer. */
const ahead = { drawing: 60, chat: 4 }

let done = 0
const meeting = MeetingId.parse(meetingId)

async function draw(client: Client, number: number) {
  const document = client.document({ kind: 'drawings', meetingId: meeting })
  const author = randomUUID() as PersonId
  const stroke = {
    recordingId: RecordingId.parse(recordingId),
    frame: 1,
    tool: 'pen',
    colour: 'sun',
    authorId: author,
  } as const
  await until('the drawings are there', document.isSynced)
  let written = 0
  for (;;) {
    const id = `flood-${number}-${Math.floor(written / 200)}`
    document.write(doc => {
      if (written % 200 === 0) beginStroke(doc, { ...stroke, id, points: [0, 0] })
      else extendStroke(doc, id, [Math.random(), Math.random(), 0.5, 0.5])
    })
    written++
    done++
    while (document.acknowledged() < written - ahead.drawing) await nextRound()
  }
}

async function chat(client: Client) {
  const line = client.line()
  await line.ready()
  await line.ask('meeting:enter', { meetingId: meeting })
  const say = async () => {
    for (;;) {
      await line.reply('chat:send', {
        meetingId: meeting,
        id: EntryId.parse(randomUUID()),
        text: 'x'.repeat(200),
        filmMs: null,
      })
      done++
    }
  }
  await Promise.all(Array.from({ length: ahead.chat }, say))
}

const nextRound = () => new Promise<void>(resolve => setImmediate(resolve))

for (let number = 0; number < writers; number++) {
  const client = new Client(baseUrl, cookies[number % cookies.length])
  void (kind === 'drawing' ? draw(client, number) : chat(client))
}
const begun = setInterval(() => {
  if (done < 200) return
  clearInterval(begun)
  done = 0
  process.stdout.write('begun\n')
}, 20)
process.on('SIGTERM', () => {
  process.stdout.write(`${done}\n`)
  process.exit(0)
})
