import { after, before } from 'mocha'
import { type RunningApp, startApp } from '../support/server.ts'

/** The app, and who comes to it, for the tests of a suite: there from before its first test until after its last. */
export function inApp<People extends { close(): Promise<unknown> }>(
  come: (app: RunningApp) => Promise<People>,
): { app: RunningApp } & People {
  const here = {} as { app: RunningApp } & People

  before(async function () {
    this.timeout(240_000)
    here.app = await startApp()
    Object.assign(here, await come(here.app))
  })
  after(async () => {
    await here.close?.()
    await here.app?.stop()
  })
  return here
}
