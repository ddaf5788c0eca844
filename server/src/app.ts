import { once } from 'node:events'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { createSfu, type Sfu } from '@samsyn/sfu'
import type { Logger } from 'pino'
import { now } from './clock.ts'
import type { Config } from './config.ts'
import { courseRoutes } from './course/course.door.ts'
import { demoLeftOver } from './demo/left-over.ts'
import { openCollabDoor } from './doors/collab.ts'
import { createHttpDoor } from './doors/http.ts'
import { createRealtime, openRealtimeDoor } from './doors/realtime.ts'
import { createTelling } from './doors/telling.ts'
import { logRequests, logRoutes } from './log/log.door.ts'
import { mediaRequests } from './media/media.door.ts'
import { meetingRequests, meetingRoutes } from './meeting/meeting.door.ts'
import { createNouns, type Nouns } from './nouns.ts'
import { personRoutes } from './person/person.door.ts'
import { playbackRequests } from './playback/playback.door.ts'
import { sessionRoutes } from './session/session.door.ts'
import { openStore, rightsVersionOf, type Store } from './store/store.ts'

export type App = {
  nouns: Nouns
  /** Opens the doors on the configured host and port; answers the port. */
  listen(): Promise<number>
  /** Closes the doors first, then what is behind them; resolves when all that was accepted is on the disk. */
  close(): Promise<void>
}

/** The whole server, wired but not yet listening. */
export async function createApp(config: Config, log: Logger): Promise<App> {
  const store = await openStore(config.dataDir)
  const sfu = await openSfu(config, log)
  // A film on a slow line takes longer than any time limit on a whole request.
  const http = createServer({ requestTimeout: 0 })
  const io = createRealtime(http, config.publicUrl, config.production)
  const nouns = await createNouns({ config, log, store, sfu, tell: createTelling(io) })
  const { sessions, relationOf } = nouns
  const door = httpDoor(config, log, store, nouns)
  http.on('request', (request, response) => {
    if (!request.url?.startsWith('/socket.io/')) door(request, response)
  })
  const asking = { log, now, sessions, relationOf, rightsVersion: rightsVersionOf(store) }
  openRealtimeDoor(io, {
    ...asking,
    ...{ requests: requestsOf(nouns), coursesOf: nouns.courses.idsOf },
  })
  const collab = openCollabDoor(http, {
    ...asking,
    documents: nouns.documents,
    publicUrl: config.publicUrl,
  })
  const leftOver = await demoLeftOver(nouns.people, config.demo)
  if (leftOver) log.warn(leftOver)
  await nouns.meetings.start()
  await nouns.recordings.start()

  return {
    nouns,
    listen: () => listen(http, config),
    async close() {
      // First the meetings: whoever is cut off by our stopping has not left.
      await nouns.meetings.close()
      await collab.close()
      await io.close()
      http.closeAllConnections()
      await closeNouns(nouns)
      await sfu.close()
      await store.destroy()
    },
  }
}

function openSfu({ media }: Config, log: Logger): Promise<Sfu> {
  const { workerBin, listenIp, announcedAddress, port } = media
  return createSfu({
    listenIp,
    port,
    log,
    ...(workerBin !== null && { workerBin }),
    ...(announcedAddress !== null && { announcedAddress }),
  })
}

function httpDoor(config: Config, log: Logger, store: Store, nouns: Nouns) {
  return createHttpDoor({
    ...{ log, sessions: nouns.sessions, relationOf: nouns.relationOf },
    ...{
      publicUrl: config.publicUrl,
      production: config.production,
      trustProxy: config.trustProxy,
      clientDir: config.clientDir,
    },
    routes: {
      ...sessionRoutes(nouns),
      ...personRoutes(nouns.people),
      ...courseRoutes(nouns.courses),
      ...nouns.recordings.routes,
      ...nouns.consents.routes,
      ...nouns.sequences.routes,
      ...nouns.developments.routes,
      ...meetingRoutes(nouns.meetings),
      ...nouns.notes.routes,
      ...logRoutes(nouns.log),
    },
    streams: nouns.recordings.streams,
    upload: nouns.recordings.upload,
    ready: async () => void (await store.selectFrom('organisation').select('id').limit(1).execute()),
  })
}

function requestsOf(nouns: Nouns) {
  return {
    ...meetingRequests(nouns.meetings),
    ...logRequests(nouns.log),
    ...playbackRequests(nouns.playback, now),
    ...mediaRequests(nouns.media),
  }
}

async function listen(http: Server, { host, port }: Config): Promise<number> {
  http.listen(port, host)
  await once(http, 'listening')
  return (http.address() as AddressInfo).port
}

async function closeNouns({ recordings, playback, documents }: Nouns) {
  await Promise.all([recordings.close(), playback.close(), documents.close()])
}
