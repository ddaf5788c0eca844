import { expect } from 'chai'
import { describe, it } from 'mocha'
import { lookAt } from '../../people/look.ts'
import { comeWithDevices } from '../../people/pair.ts'
import { inApp } from '../../people/suite.ts'
import { until } from '../../support/until.ts'

const password = 'samsyn-demo'

describe('a locked screen', () => {
  const here = inApp(async app => {
    const two = await comeWithDevices(app)
    for (const person of [two.ane, two.bo]) await person.join(two.joinUrl)
    return two
  })

  /** What of Ane's page can be seen, besides the lock: anything that paints, and anything that sounds. */
  const showing = () =>
    here.ane.page.evaluate(() => {
      const outside = [...document.querySelectorAll<HTMLElement>('body *')].filter(one => !one.closest('.session-lock'))
      const seen = outside.filter(one => one.checkVisibility({ visibilityProperty: true, opacityProperty: true }))
      const heard = [...document.querySelectorAll<HTMLMediaElement>('audio, video')].filter(one => !one.muted)
      return {
        seen: seen.map(one => one.tagName),
        heard: heard.length,
        media: document.querySelectorAll('audio, video').length,
      }
    })
  const unlock = async (typed: string) => {
    await here.ane.page.$eval('[data-testid="lock-password"]', input => (input as HTMLInputElement).select())
    await here.ane.page.type('[data-testid="lock-password"]', typed)
    await here.ane.press('unlock')
  }
  const idle = () =>
    here.ane.page.evaluate(() => {
      const later = Date.now() + 31 * 60_000
      Date.now = () => later
      window.dispatchEvent(new Event('focus'))
    })

  it('[SE48] [SC7] after half an hour the screen asks who is there: nothing under it is seen or heard', async () => {
    await here.ane.press('tab-chat')
    await here.ane.write('chat-input', 'Det her er ikke sendt endnu')
    expect((await showing()).heard).to.be.greaterThan(0)
    await idle()
    await here.ane.sees('lock')
    const { seen, heard, media } = await showing()
    expect({ seen, heard }).to.deep.equal({ seen: [], heard: 0 })
    expect(media).to.be.greaterThan(1)
    await lookAt(here.ane, 'lock')
  })

  it('[SE48] neither Escape, nor a key of the page, nor another’s password gets past it', async () => {
    await here.ane.page.keyboard.press('Escape')
    await here.ane.page.keyboard.press('Escape')
    await unlock('ikke den rigtige')
    await here.ane.reads('lock-problem', 'Adgangskoden passer ikke')
    expect((await showing()).seen).to.deep.equal([])
  })

  it('[SE48] the room, the call and what was typed are there afterwards; the other saw nobody leave', async () => {
    const present = () => here.bo.page.evaluate(() => document.body.textContent?.includes('Ane') ?? false)
    expect(await present()).to.equal(true)
    await unlock(password)
    await here.ane.page.waitForSelector('[data-testid="lock"]', { hidden: true })
    expect(
      await here.ane.page.$eval('[data-testid="chat-input"]', field => (field as HTMLTextAreaElement).value),
    ).to.equal('Det her er ikke sendt endnu')
    expect((await showing()).heard).to.be.greaterThan(0)
    await here.ane.press('chat-send')
    await until('Bo reads it', () =>
      here.bo.page.evaluate(() => document.body.textContent?.includes('Det her er ikke sendt endnu') ?? false),
    )
    await here.ane.samePicture()
  })

  it('[SE47] [SE48] a page that is loaded anew while it is locked begins with its lock, and comes to itself when it is open', async () => {
    await idle()
    await here.ane.sees('lock')
    await until('the server knows', async () => {
      const answer = await here.ane.page.evaluate(async () => (await (await fetch('/api/session')).json()).value)
      return answer.locked === true
    })
    await here.ane.page.reload({ waitUntil: 'domcontentloaded' })
    await here.ane.sees('lock')
    expect((await showing()).media).to.equal(0)
    await unlock(password)
    await here.ane.inRoom()
    expect(here.ane.complaints).to.deep.equal([])
  })

  it('[SE48] another person who signs in in this browser gets a page of their own, with nothing of the one before', async () => {
    const tab = await here.ane.inNewTab()
    try {
      await tab.page.evaluate(() => undefined)
      await tab.goto(
        `${here.app.baseUrl}/enter#${new URL((await here.app.demo()).people[2]?.loginUrl ?? '').hash.slice(1)}`,
      )
      await tab.sees('account')
      await here.ane.page.evaluate(() => window.dispatchEvent(new Event('focus')))
      await here.ane.page.reload({ waitUntil: 'domcontentloaded' })
      await until('nothing of the meeting is here', async () => (await showing()).media === 0)
    } finally {
      await tab.close()
    }
  })
})
