import { expect } from 'chai'
import { describe, it } from 'mocha'
import { ToastQueue } from './toast-queue.ts'

describe('ToastQueue', () => {
  it('shows messages in the order they came and takes one away by id', () => {
    const queue = new ToastQueue()
    const first = queue.add({ text: 'Gemt' })
    queue.add({ text: 'Sendt' })
    queue.close(first)
    expect(queue.getSnapshot().map(toast => toast.text)).to.deep.equal(['Sendt'])
  })

  it('keeps at most three, dropping the oldest', () => {
    const queue = new ToastQueue()
    for (const text of ['a', 'b', 'c', 'd']) queue.add({ text })
    expect(queue.getSnapshot().map(toast => toast.text)).to.deep.equal(['b', 'c', 'd'])
  })

  it('tells its listeners only when something changed', () => {
    const queue = new ToastQueue()
    let told = 0
    const stop = queue.subscribe(() => {
      told += 1
    })
    queue.close(99)
    expect(told).to.equal(0)
    queue.add({ text: 'Gemt' })
    stop()
    queue.add({ text: 'Sendt' })
    expect(told).to.equal(1)
  })
})
