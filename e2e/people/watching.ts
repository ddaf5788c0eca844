import type { Participant } from './Participant.ts'

/** How much of the window is film, what lies over it at 81 points of it, and how far down it reaches (px). */
export const filmBox = (person: Participant) =>
  person.page.evaluate(() => {
    const film = document.querySelector('[data-testid="film"]')
    if (!film) throw new Error('no film')
    const { left, top, width, height, bottom } = film.getBoundingClientRect()
    const shares = Array.from({ length: 9 }, (_, index) => (index + 0.5) / 9)
    const over = shares.flatMap(x =>
      shares.flatMap(y => {
        const there = document.elementFromPoint(left + x * width, top + y * height)
        return there === film ? [] : [there?.className?.toString() ?? 'nothing']
      }),
    )
    return { share: (width * height) / (innerWidth * innerHeight), covered: over, bottom }
  })

/** Goes on with the Tab key until this has the focus. */
export async function tabTo(person: Participant, selector: string): Promise<void> {
  for (let presses = 0; presses < 120; presses++) {
    if (await person.page.evaluate(one => document.activeElement?.matches(one) ?? false, selector)) return
    await person.page.keyboard.press('Tab')
  }
  throw new Error(`${person.name} does not come to ${selector} by Tab`)
}
