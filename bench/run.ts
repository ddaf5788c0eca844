import { runPlayback } from './playback/main.ts'
import { runDoor } from './realtime/door.ts'
import { runNotes } from './realtime/notes.ts'
import { runPeers } from './realtime/peers/main.ts'

const benches: Record<string, (words: readonly string[]) => Promise<void>> = {
  playback: runPlayback,
  door: runDoor,
  notes: runNotes,
  peers: runPeers,
}

const [name = '', ...words] = process.argv.slice(2)
const bench = benches[name]
if (bench) await bench(words)
else {
  process.stderr.write(
    `Which bench? One of: ${Object.keys(benches).join(', ')}. For example: npm run bench -- playback\n`,
  )
  process.exitCode = 1
}
