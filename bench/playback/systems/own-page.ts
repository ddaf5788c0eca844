import type { Page } from 'puppeteer-core'
import type { OwnPage } from '../harness/viewer.ts'

/** The product's own meeting page, signed in and in the room, steered by its own buttons and its timeline. */
export const ownPage: OwnPage = { viewport: { width: 1280, height: 720 }, plant: plantHands, enter }

async function enter(page: Page): Promise<void> {
  await page.locator('[data-testid="join"]').setTimeout(60_000).click()
  await page.waitForSelector('[data-testid="seek"]', { timeout: 60_000 })
}

/** Who steers the film takes the wheel, if they have it not from the last time. */
export async function takeWheel(page: Page): Promise<void> {
  if (!(await page.$('[data-testid="take-control"]'))) return
  await page.locator('[data-testid="take-control"]').click()
  await page.waitForSelector('[data-testid="take-control"]', { hidden: true })
}

/** Runs in the page before anything else: offers to the harness what every system's page does, by presses of the product's own. */
export function plantHands(): void {
  const at = (id: string) => document.querySelector<HTMLElement>(`[data-testid="${id}"]`)
  const film = () => document.querySelector<HTMLVideoElement>('[data-testid="film"]')

  // What is said of the picture before a press may still stand when the press has not been heard of.
  let pressedAt: string | undefined
  const said = () => at('same-picture')?.dataset

  function press(id: string) {
    const button = at(id)
    if (!button) throw new Error(`there is no ${id} to be pressed`)
    pressedAt = said()?.rev
    button.click()
  }

  window.bench = {
    ready: () => (film()?.readyState ?? 0) >= 3 && at('film-loading') === null && at('seek') !== null,
    stands: () => at('play') !== null,
    play: () => press('play'),
    pause: () => press('pause'),
    /** By the mouse, where the timeline has this place. */
    seek(positionMs) {
      const track = at('seek')
      if (!track) throw new Error('there is no timeline')
      pressedAt = said()?.rev
      const { left, top, width, height } = track.getBoundingClientRect()
      const share = positionMs / Number(track.getAttribute('aria-valuemax'))
      const place = { clientX: left + width * share, clientY: top + height / 2 }
      const mouse = { ...place, pointerId: 1, pointerType: 'mouse', isPrimary: true, bubbles: true, cancelable: true }
      track.dispatchEvent(new PointerEvent('pointerdown', { ...mouse, button: 0, buttons: 1 }))
      track.dispatchEvent(new PointerEvent('pointerup', { ...mouse, button: 0, buttons: 0 }))
    },
    step: frames => press(frames > 0 ? 'frame-forward' : 'frame-back'),
    agreed: () => said()?.state === 'same' && said()?.rev !== pressedAt,
    serverNow: () => null,
  }
}
