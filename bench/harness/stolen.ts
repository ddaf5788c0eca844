import { readFileSync } from 'node:fs'

/** The share of time the host of a virtual machine has taken since this was called: it makes every figure worse. */
export function stolenShare(): () => number {
  const before = read()
  return () => {
    const now = read()
    const total = now.total - before.total
    return total > 0 ? (now.stolen - before.stolen) / total : 0
  }
}

function read() {
  const numbers = /^cpu +(.+)$/m.exec(readFileSync('/proc/stat', 'utf8'))?.[1]?.split(' ').map(Number) ?? []
  return { total: numbers.reduce((sum, ticks) => sum + ticks, 0), stolen: numbers[7] ?? 0 }
}
