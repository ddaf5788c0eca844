import { runBytes } from './film/bytes.ts'
import { runFilm } from './film/main.ts'
import { runPlayback } from './playback/main.ts'
import { runPart, runRealtime } from './realtime/main.ts'

const benches: Record<string, (words: readonly string[]) => Promise<void>> = {
  bytes: runBytes,
  film: runFilm,
  playback: runPlayback,
  realtime: runRealtime,
  door: runPart('door'),
  notes: runPart('notes'),
  peers: runPart('peers'),
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
