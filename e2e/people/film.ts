import { expect } from 'chai'
import { until } from '../support/until.ts'
import type { Participant } from './Participant.ts'

/** The last frame of the demo film. */
export const lastFrame = 1874

/** Presses on the timeline at a share of its width. */
export async function pressTimeline(person: Participant, share: number): Promise<void> {
  const box = await (await person.page.waitForSelector('[data-testid="seek"]'))?.boundingBox()
  if (!box) throw new Error('no timeline')
  await person.page.mouse.click(box.x + box.width * share, box.y + box.height / 2)
}

/** Goes to a share of the film, and waits until this person's screen shows that place. */
export async function seekTo(person: Participant, share: number): Promise<void> {
  await pressTimeline(person, share)
  await until(`${person.name} has gone to ${share}`, async () => {
    const frame = await person.frame()
    return frame !== null && Math.abs(frame - share * lastFrame) < 12
  })
}

/** Waits until the picture of this person's screen has moved on. */
export async function seesItMove(person: Participant): Promise<void> {
  // In the moment of a seek there is no picture to read.
  const { from } = await until(`${person.name} sees a frame`, async () => {
    const frame = await person.frame()
    return frame === null ? null : { from: frame }
  })
  await until(`${person.name} sees the film move`, async () => ((await person.frame()) ?? from) > from + 3)
}

/** Presses a button of the film, and waits until this person's screen speaks of the film as it is after that. */
export async function pressAnew(person: Participant, button: 'play' | 'frame-forward' | 'frame-back'): Promise<void> {
  const { rev } = await saidBy(person)
  await person.press(button)
  await until(
    `${person.name} hears of the press on ${button}`,
    async () => Number((await saidBy(person)).rev) > Number(rev),
  )
}

/** Each reads the number of the standing frame from their own pixels; it is one and the same. */
export async function sameFrame(one: Participant, other: Participant, withinMs = 30_000): Promise<number> {
  // What is said of the film before a press may still stand on a screen that has not heard of the press.
  await until(
    `${one.name} and ${other.name} speak of the same`,
    async () => {
      const [mine, theirs] = await Promise.all([saidBy(one), saidBy(other)])
      return mine.state === 'same' && theirs.state === 'same' && mine.rev === theirs.rev
    },
    withinMs,
  )
  const [mine, theirs] = await Promise.all([one.samePicture(), other.samePicture()])
  expect(theirs, `${other.name} beside ${one.name}`).to.equal(mine)
  return mine
}

/** What this person's screen says of the picture, and of which revision of the film. */
const saidBy = (person: Participant) =>
  person.page.evaluate(() => {
    const said = document.querySelector<HTMLElement>('[data-testid="same-picture"]')
    return { state: said?.dataset.state, rev: said?.dataset.rev }
  })

/** Waits until exactly this frame stands on somebody's screen, by its pixels. */
export async function standsAt(person: Participant, frame: number): Promise<void> {
  await until(`${person.name} sees frame ${frame}`, async () => (await person.frame()) === frame)
}
