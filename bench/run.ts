import { runBytes } from './film/bytes.ts'
import { runPlayback } from './playback/main.ts'
import { runDoor } from './realtime/door.ts'
import { runNotes } from './realtime/notes.ts'

const benches: Record<string, (words: readonly string[]) => Promise<void>> = {
  bytes: runBytes,
  playback: runPlayback,
  door: runDoor,
  notes: runNotes,
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
