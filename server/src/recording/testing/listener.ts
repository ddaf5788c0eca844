import { EventEmitter, once } from 'node:events'
import type { CourseId } from '@samsyn/shared'
import type { Telling } from '../../doors/telling.ts'

type Told = { courseId: CourseId; name: string; payload: unknown }

/** Hears every fact that is told to a course, or to who makes its analysis. */
export function listener() {
  const told: Told[] = []
  const analysed: Told[] = []
  const news = new EventEmitter()
  const tell: Telling = {
    meeting: () => {},
    course(courseId, name, payload) {
      told.push({ courseId, name, payload })
      news.emit('told')
    },
    analysis: (courseId, name, payload) => void analysed.push({ courseId, name, payload }),
  }
  /** The first answer that is not null, asked anew after every fact. */
  async function until<T>(ask: () => Promise<T | null>): Promise<T> {
    for (;;) {
      const next = once(news, 'told')
      const answer = await ask()
      if (answer !== null) return answer
      await next
    }
  }
  return { tell, told, analysed, until }
}
