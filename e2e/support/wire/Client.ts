import {
  type DocumentName,
  type RecordingId,
  type RouteInput,
  type RouteName,
  type RouteReply,
  routes,
  type Self,
  valueIn,
} from '@samsyn/shared'
import type * as Y from 'yjs'
import { type Answer, answerIn, replyIn } from './answer.ts'
import { type Document, openDocument } from './document.ts'
import { Line } from './Line.ts'
import { urlFor } from './route-url.ts'
import { sendFilm } from './upload.ts'

export const cookieName = '__Host-samsyn'

type Send = { headers?: Record<string, string>; body?: string | Uint8Array<ArrayBuffer> }

/** A person without a browser: speaks every protocol of the product, and keeps a session's cookie as a browser would. */
export class Client {
  readonly baseUrl: string
  /** The Cookie header that goes along with everything. */
  cookie: string | null

  constructor(baseUrl: string, cookie: string | null = null) {
    this.baseUrl = baseUrl
    this.cookie = cookie
  }

  /** Sends anything to any address; a cookie that is handed out is kept. */
  async fetch(method: string, path: string, { headers, body }: Send = {}): Promise<Response> {
    const response = await fetch(this.baseUrl + path, {
      method,
      headers: { ...(this.cookie !== null && { cookie: this.cookie }), ...headers },
      ...(body !== undefined && { body }),
    })
    this.#keep(response.headers.getSetCookie())
    return response
  }

  /** What a row of the table of routes answers. */
  async answer<Name extends RouteName>(
    name: Name,
    payload: RouteInput<Name>,
    headers: Record<string, string> = {},
  ): Promise<Answer> {
    const { path, body } = urlFor(name, payload)
    const json = { ...(body !== undefined && { 'content-type': 'application/json' }), ...headers }
    return answerIn(await this.fetch(routes[name].method, path, { headers: json, ...(body !== undefined && { body }) }))
  }

  /** The value a row of the table of routes gives; its refusal is thrown. */
  async call<Name extends RouteName>(name: Name, payload: RouteInput<Name>): Promise<RouteReply<Name>> {
    return valueIn(replyIn<RouteReply<Name>>(await this.answer(name, payload)))
  }

  signIn(email: string, password: string): Promise<Self> {
    return this.call('session:sign-in', { email, password })
  }

  /** The bytes at an address, or of a part of it. */
  bytes(path: string, headers: Record<string, string> = {}): Promise<Response> {
    return this.fetch('GET', path, { headers })
  }

  /** A Socket.IO line of this person's; it comes back by itself when it is cut. */
  line(headers: Record<string, string> = {}): Line {
    return new Line(this.baseUrl, { ...(this.cookie !== null && { cookie: this.cookie }), ...headers })
  }

  /** A shared document, opened by the stock provider. */
  document(name: DocumentName, doc?: Y.Doc): Document {
    return openDocument({ baseUrl: this.baseUrl, path: name, cookie: this.cookie }, doc)
  }

  /** Sends the bytes of a recording. */
  upload(recordingId: RecordingId, bytes: Buffer): Promise<void> {
    return sendFilm({ baseUrl: this.baseUrl, cookie: this.cookie, recordingId, bytes })
  }

  /** Sends what is missing of the bytes of a recording. */
  resumeUpload(recordingId: RecordingId, bytes: Buffer): Promise<void> {
    return sendFilm({ baseUrl: this.baseUrl, cookie: this.cookie, recordingId, bytes, begun: true })
  }

  /** Somebody else with the same cookie, who does not hear of a new one. */
  copy(): Client {
    return new Client(this.baseUrl, this.cookie)
  }

  #keep(setCookies: string[]) {
    for (const line of setCookies.filter(cookie => cookie.startsWith(`${cookieName}=`))) {
      const [pair = ''] = line.split(';')
      this.cookie = pair.endsWith('=') ? null : pair
    }
  }
}
