import { expect } from 'chai'
import { describe, it } from 'mocha'
import { inHouse } from '../recording/testing/house.ts'
import { ane, openHouse } from '../session/testing/house.ts'

describe('What every answer tells a browser', () => {
  it('[DO18] our pages may use camera, microphone and screen, and nobody any other power; text becomes code by no way but two', () =>
    inHouse(async house => {
      const { worker } = await house.newCourse()
      for (const [path, headers] of [
        ['/', {}],
        ['/healthz', {}],
        ['/api/session', worker.headers],
        ['/api/nothing', {}],
      ] as const) {
        const answer = await fetch(house.url + path, { headers })
        const powers = answer.headers.get('permissions-policy') ?? ''
        expect(powers, path).to.include('camera=(self)').and.to.include('microphone=(self)')
        expect(powers, path).to.include('geolocation=()').and.to.not.include('*')
        const policy = answer.headers.get('content-security-policy') ?? ''
        expect(policy, path).to.include("require-trusted-types-for 'script'")
        expect(policy, path).to.include('trusted-types default samsyn-paste ProseMirrorClipboard')
      }
    }))

  it('[DO18] who signs out leaves no answer in the browser, and what waits there to be sent stays', async () => {
    const house = await openHouse()
    try {
      await house.people.add(ane)
      const caller = house.caller()
      await caller.get('session:sign-in', ane)
      expect(caller.answered.get('clear-site-data')).to.equal(null)
      await caller.get('session:sign-out', {})
      expect(caller.answered.get('clear-site-data')).to.equal('"cache"')
    } finally {
      await house.close()
    }
  })
})
