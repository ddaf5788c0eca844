import { expect } from 'chai'
import { describe, it } from 'mocha'
import { meetAsPair } from '../../people/pair.ts'
import { inApp } from '../../people/suite.ts'
import { movingTogether } from '../../people/together.ts'

/** A page in which something else gives every film another speed, as extensions of browsers do. */
function insistsOnSpeed() {
  setInterval(() => {
    for (const video of document.querySelectorAll('video')) video.playbackRate = 1.1
  }, 300)
}

describe('a browser that insists on another speed', () => {
  const here = inApp(app => meetAsPair(app, { prepare: ({ page }) => page.evaluateOnNewDocument(insistsOnSpeed) }))

  it('[FO15] is told so, and its film stays with the other’s', async () => {
    await here.playFrom(0.1)
    await here.ane.reads('toast', 'Noget i din browser vil vise filmen i en anden hastighed')
    await movingTogether(here.bo, here.ane)
    expect(await here.bo.page.$('[data-testid="toast"]')).to.equal(null)
    await here.pauseOnOneFrame()
  })
})
