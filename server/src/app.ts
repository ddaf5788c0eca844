import { once } from 'node:events'
import type { RequestListener, Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { createSfu, type Sfu } from '@samsyn/sfu'
import type { Logger } from 'pino'
import { now } from './clock.ts'
import type { Config } from './config.ts'
import { courseRoutes } from './course/course.door.ts'
import { demoLeftOver } from './demo/left-over.ts'
import { openCollabDoor } from './doors/collab.ts'
import { createHttpDoor } from './doors/http.ts'
import { createHttp, type HttpServer } from './doors/http-server.ts'
import { oneByOne } from './doors/one-by-one.ts'
import { createRealtime, openRealtimeDoor } from './doors/realtime.ts'
import { startingDoor } from './doors/starting.ts'
import { createTelling } from './doors/telling.ts'
import { createWatch, type Watch } from './doors/watch.ts'
import { notedAddress } from './folder/address.ts'
import { type FolderLock, lockFolder } from './folder/lock.ts'
import { settleRestoring } from './folder/restoring.ts'
import { openData } from './keys/open-data.ts'
import { logRequests, logRoutes } from './log/log.door.ts'
import { mediaRequests } from './media/media.door.ts'
import { meetingRequests, meetingRoutes } from './meeting/meeting.door.ts'
import { createNouns, type Nouns } from './nouns.ts'
import { personRoutes } from './person/person.door.ts'
import { playbackRequests } from './playback/playback.door.ts'
import { createCallers } from './session/callers.ts'
import { createLoggedOutElsewhere } from './session/logged-out-elsewhere.ts'
import { passkeyRoutes } from './session/passkey.door.ts'
import { placeRoutes } from './session/places.door.ts'
import { sessionRequests, sessionRoutes } from './session/session.door.ts'
import { StartProblem } from './start-problem.ts'
import { rightsVersionOf } from './store/store.ts'

/** How long requests that are under way may take when the server stops. */
const requestsMs = 5_000

export type App = {
  nouns: Nouns
  /** Opens the doors on the port that was taken before anything else; answers that port. */
  open(): number
  /** Closes the doors first, then what is behind them; resolves when all that was accepted is on the disk. */
  close(): Promise<void>
  /** Closes the database alone, whatever is under way: for when closing takes too long. */
  abandon(): Promise<void>
}

/**
 * The whole server, wired, with its doors still shut. Before anything is touched the data folder is taken for this process
 * alone, then the port: until the doors open it answers that the server is starting. Without `listening` there is no port.
 */
export async function createApp(config: Config, log: Logger, { listening = true } = {}): Promise<App> {
  const lock = requireFolder(config.dataDir)
  const server = createHttp()
  const { http } = server
  try {
    if (listening) await listen(http, config)
    return await openBehind(server, lock, config, log)
  } catch (error) {
    http.close()
    http.closeAllConnections()
    lock.release()
    throw error
  }
}

function requireFolder(dataDir: string): FolderLock {
  const lock = lockFolder(dataDir)
  if (lock) return lock
  const url = notedAddress(dataDir)
  throw new StartProblem(
    `Another process works on the data in ${dataDir}${url ? `: the server at ${url}` : ''}. Stop it first, or set DATA_DIR to another folder.`,
  )
}

async function openBehind({ http, stop }: HttpServer, lock: FolderLock, config: Config, log: Logger): Promise<App> {
  let door: RequestListener = startingDoor(config.production)
  http.on(
    'request',
    oneByOne((request, response) => door(request, response)),
  )
  await settleRestoring(config.dataDir)
  const { store, keys } = await openData(config.dataDir, config.masterKey, { alone: true })
  const sfu = await openSfu(config, log)
  const io = createRealtime(http, config.publicUrl, config.production)
  const nouns = await createNouns({ config, log, store, keys, sfu, tell: createTelling(io) })
  const { sessions, relationOf } = nouns
  const leftOver = await demoLeftOver(nouns.people, config.demo)
  if (leftOver) log.warn(leftOver)
  await nouns.clockGuard.start()
  await nouns.meetings.start()
  await nouns.recordings.start()
  const watch = createWatch({ log, now, sessions, relationOf, rightsVersion: rightsVersionOf(store) })
  const asking = { log, now, sessions, watch }
  let collab: ReturnType<typeof openCollabDoor> | null = null

  return {
    nouns,
    open() {
      door = httpDoor(config, log, nouns, watch)
      openRealtimeDoor(io, {
        ...asking,
        refused: nouns.audit.refused,
        requests: requestsOf(nouns),
        coursesOf: nouns.courses.idsOf,
        putOut: nouns.meetings.leave,
      })
      collab = openCollabDoor(http, {
        refused: nouns.audit.refused,
        ...asking,
        documents: nouns.documents,
        publicUrl: config.publicUrl,
        production: config.production,
      })
      return (http.address() as AddressInfo).port
    },
    async close() {
      // First the meetings: whoever is cut off by our stopping has not left.
      await nouns.meetings.close()
      const stopped = stop(requestsMs)
      await collab?.close()
      await Promise.all([io.close(), stopped])
      await watch.close()
      await closeNouns(nouns)
      await nouns.clockGuard.close()
      await nouns.audit.close()
      await sfu.close()
      await store.destroy()
      lock.release()
    },
    async abandon() {
      await store.destroy()
      lock.release()
    },
  }
}

function openSfu({ media }: Config, log: Logger): Promise<Sfu> {
  const { workerBin, listenIp, announcedAddress, port, workers } = media
  return createSfu({
    listenIp,
    port,
    workers,
    log,
    ...(workerBin !== null && { workerBin }),
    ...(announcedAddress !== null && { announcedAddress }),
  })
}

function httpDoor(config: Config, log: Logger, nouns: Nouns, watch: Watch) {
  return createHttpDoor({
    refused: nouns.audit.refused,
    ...{ log, now, watch, sessions: nouns.sessions, relationOf: nouns.relationOf },
    ...{ callerOf: createCallers(nouns), requestsPerSecond: config.requestsPerSecond },
    ...{
      publicUrl: config.publicUrl,
      production: config.production,
      trustProxy: config.trustProxy,
      clientDir: config.clientDir,
    },
    routes: {
      ...sessionRoutes(nouns),
      ...placeRoutes(nouns),
      ...passkeyRoutes(nouns),
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
    loggedOutElsewhere: createLoggedOutElsewhere(nouns),
    ready: nouns.ready,
  })
}

function requestsOf(nouns: Nouns) {
  return {
    ...sessionRequests(),
    ...meetingRequests(nouns.meetings),
    ...logRequests(nouns.log),
    ...playbackRequests(nouns.playback, now),
    ...mediaRequests(nouns.media),
  }
}

async function listen(http: Server, { host, port }: Config): Promise<void> {
  http.listen(port, host)
  await once(http, 'listening').catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'EADDRINUSE') throw error
    throw new StartProblem(`Port ${port} is used by another program. Stop that one, or set PORT to another.`)
  })
}

async function closeNouns({ recordings, playback, documents, reader }: Nouns) {
  await Promise.all([recordings.close(), playback.close(), documents.close(), reader.close()])
}
