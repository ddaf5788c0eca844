import { setLogEventListeners } from 'mediasoup'

type LogLine = (details: object, message: string) => void

/** The part of a logger this workspace uses; pino's fits. */
export interface SfuLog {
  info: LogLine
  warn: LogLine
  error: LogLine
}

/** Sends mediasoup's own warnings and errors to `log`. They are one stream per process: the last caller has them. */
export function hearMediasoup(log: SfuLog): void {
  setLogEventListeners({
    onwarn: (namespace, message) => log.warn({ namespace }, message),
    onerror: (namespace, message, error) => log.error({ namespace, err: error }, message),
  })
}
