import { measureControl } from './control.ts'
import { measureCut } from './cut.ts'
import { measureFanout } from './fanout.ts'
import { measureInnocent } from './innocent.ts'

const sizes = {
  quick: { runs: 1, seconds: 4, commands: 150, cuts: 1 },
  usual: { runs: 5, seconds: 8, commands: 600, cuts: 5 },
}

/** The realtime door and the log: control beside floods, an innocent beside one who does harm, fan-out, a cut; or those of them that are named. */
export async function measureDoor(words: readonly string[], say: (line: string) => void, quick: boolean) {
  const { runs, seconds, commands, cuts } = quick ? sizes.quick : sizes.usual
  const wanted = (name: string) => words.length === 0 || words.includes(name)
  if (wanted('control')) await measureControl(commands, say)
  if (wanted('innocent')) await measureInnocent(seconds, say)
  if (wanted('fanout')) await measureFanout(runs, seconds, say)
  if (wanted('cut')) await measureCut(cuts, say)
}
