import { expect } from 'chai'
import { describe, it } from 'mocha'
import type { z } from 'zod'
import { requests } from './requests.ts'
import { routes } from './routes.ts'
import { streams } from './streams.ts'

type Field = { path: string; schema: z.core.$ZodType }
type Def = {
  type: string
  shape?: Record<string, z.core.$ZodType>
  element?: z.core.$ZodType
  innerType?: z.core.$ZodType
  in?: z.core.$ZodType
  options?: readonly z.core.$ZodType[]
}

/** Every text in a schema, with where it stands. */
function textsIn(schema: z.core.$ZodType, path: string): Field[] {
  const def = schema._zod.def as unknown as Def
  if (def.type === 'string') return [{ path, schema }]
  const inner = [def.element, def.innerType, def.in, ...(def.options ?? [])].filter(part => part !== undefined)
  const fields = Object.entries(def.shape ?? {}).flatMap(([name, part]) => textsIn(part, `${path}.${name}`))
  return [...fields, ...inner.flatMap(part => textsIn(part, path))]
}

const tables = { ...requests, ...routes, ...streams }
const texts = Object.entries(tables).flatMap(([name, { payload }]) => textsIn(payload, name))

/** Texts of every length and form that is asked for, but for the NUL. */
const withNul = ['a\0b', `${'a'.repeat(30)}\0`, '\0', 'a\0@example.org', 'Europe/Copen\0hagen', 'ord\0'.repeat(5)]

describe('Every text of the contract', () => {
  it('[LG41] is refused with a NUL in it', () => {
    expect(texts.map(({ path }) => path)).to.include.members(['chat:send.text', 'session:sign-in.email'])
    expect(texts.length).to.be.above(20)
    const taken = texts.filter(({ schema }) => withNul.some(text => (schema as z.ZodType).safeParse(text).success))
    expect(taken.map(({ path }) => path)).to.deep.equal([])
  })
})
