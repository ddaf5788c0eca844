import {
  type RecordingId,
  type Reply,
  type RouteInput,
  type RouteName,
  type RouteReply,
  routes,
  type Self,
  type StreamName,
  streamUrl,
  uploadPath,
} from '@samsyn/shared'
import { Upload } from 'tus-js-client'

export type Caller = ReturnType<typeof callerFor>

/** Calls the HTTP door as one signed-in person. */
export function callerFor(url: string, self: Self, token: string) {
  const headers = { cookie: `__Host-samsyn=${token}` }

  async function ask<Name extends RouteName>(name: Name, payload: RouteInput<Name>): Promise<Reply<RouteReply<Name>>> {
    const { method, path } = routes[name]
    const fields = payload as Record<string, unknown>
    const address = path.replace(/:(\w+)/g, (_, field: string) => String(fields[field]))
    const asQuery = method === 'GET'
    const query = asQuery ? `?${new URLSearchParams(payload as Record<string, string>)}` : ''
    const body = asQuery ? {} : { body: JSON.stringify(payload) }
    const sent = { method, headers: { ...headers, 'content-type': 'application/json' }, ...body }
    return (await fetch(url + address + query, sent)).json() as Promise<Reply<RouteReply<Name>>>
  }

  return {
    self,
    ask,
    headers,
    /** The reply's value; throws its refusal. */
    async get<Name extends RouteName>(name: Name, payload: RouteInput<Name>): Promise<RouteReply<Name>> {
      const reply = await ask(name, payload)
      if (!reply.ok) throw new Error(`${name}: ${reply.code} ${reply.message}`)
      return reply.value
    },
    /** The code of the refusal, or null when there was none. */
    async refusal<Name extends RouteName>(name: Name, payload: RouteInput<Name>): Promise<string | null> {
      const reply = await ask(name, payload)
      return reply.ok ? null : reply.code
    },
    stream: (name: StreamName, id: RecordingId, more: Record<string, string> = {}, method = 'GET') =>
      fetch(url + streamUrl(name, id), { method, headers: { ...headers, ...more } }),
    tus: (method: string, path: string, more: Record<string, string>, body?: Buffer) =>
      fetch(`${url}${uploadPath}${path}`, {
        method,
        headers: { ...headers, 'tus-resumable': '1.0.0', ...more },
        body: body ? new Uint8Array(body) : null,
      }),
    /** Uploads by a real tus client; settles when it is through, has failed, or was stopped after some chunks. */
    upload: (
      id: RecordingId,
      bytes: Buffer,
      { chunkSize = Number.POSITIVE_INFINITY, stopAfter = 0, resume = false } = {},
    ) =>
      new Promise<'done' | 'stopped'>((resolve, reject) => {
        let chunks = 0
        const upload = new Upload(bytes, {
          endpoint: url + uploadPath,
          ...(resume && { uploadUrl: `${url}${uploadPath}/${id}` }),
          ...{ metadata: { recordingId: id }, headers, chunkSize, retryDelays: null },
          onChunkComplete() {
            chunks += 1
            if (chunks === stopAfter) void upload.abort().then(() => resolve('stopped'), reject)
          },
          onSuccess: () => resolve('done'),
          onError: reject,
        })
        upload.start()
      }),
  }
}
