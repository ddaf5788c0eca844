import { expect } from 'chai'
import i18next from 'i18next'
import { describe, it } from 'mocha'
import { da } from '../../i18n/da/index.ts'
import { en } from '../../i18n/en/index.ts'
import { timelineTexts } from './timeline-texts.ts'

async function textsIn(locale: 'da' | 'en', stands: boolean) {
  const texts = i18next.createInstance()
  await texts.init({
    lng: locale,
    resources: { da: { translation: da }, en: { translation: en } },
    interpolation: { escapeValue: false },
  })
  return timelineTexts({ t: texts.t, locale, durationMs: 69_000, stands: () => stands })
}

describe('What the timeline says', () => {
  it('[TL15] says aloud where the film is, of how much, and whether it stands', async () => {
    const playing = await textsIn('da', false)
    expect(playing.spokenPosition(18_400)).to.equal('18 sekunder af 1 minut og 9 sekunder')
    const standing = await textsIn('da', true)
    expect(standing.spokenPosition(18_400)).to.equal('Sat på pause ved 18 sekunder af 1 minut og 9 sekunder')
    const english = await textsIn('en', true)
    expect(english.spokenPosition(18_400)).to.equal('Paused at 18 seconds of 1 minute and 9 seconds')
  })

  it('[TL16] says when a sequence begins and how long it lasts', async () => {
    const { spokenBand } = await textsIn('da', true)
    expect(spokenBand({ startMs: 18_000, endMs: 31_000 })).to.equal('begynder ved 18 sekunder, varer 13 sekunder')
  })

  it('[TL16] says how many drawings lie close, when, and whose they are', async () => {
    const { cluster } = await textsIn('da', true)
    expect(cluster(3, { startMs: 5000, endMs: 6000 }, ['Bo', 'Ane'])).to.equal('3 tegninger, 0:05–0:06: Bo og Ane')
    expect(cluster(2, { startMs: 5000, endMs: 5400 }, [])).to.equal('2 tegninger, 0:05')
  })
})
