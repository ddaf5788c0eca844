/** How a system's frames look: those of the y-websocket protocol, or with the document's name before each. */
export type Wire = 'plain' | 'named'

/** Where notes lie and who may open them. */
export type Target = { wire: Wire; url: string; documents: string[]; cookies: string[] }

/** What a server is asked; `processor` is the microseconds that it has used, `rest` answers when all is stored and put away. */
export type ServerQuestion = { kind: 'lay'; notes: number } | { kind: 'memory' | 'processor' | 'rest' }
export type Laid = Pick<Target, 'documents' | 'cookies'>
export type Memory = { heap: number; rss: number }

/** What the process with the clients is asked to do. */
export type Job =
  | { kind: 'gather'; target: Target; notes: number; members: number }
  | { kind: 'write'; perSecond: number; seconds: number }
  | { kind: 'fill'; target: Target; from: number; to: number }
  | { kind: 'move'; target: Target; people: number; perSecond: number; seconds: number }
  | { kind: 'type' | 'open'; target: Target; keystrokes: number }

/** Of the updates that were sent, how long after each arrived at each other member, in ms. */
export type Written = { expected: number; arrived: number; p50: number; p95: number; p99: number }
export type Moved = { moves: number; messages: number; bytes: number }
