import { type Block, noteSections, proseOf, sectionText, wholeDoc } from '@samsyn/shared'
import { answerQuestions } from '../thread.ts'
import { bytesOf } from './file.ts'
import { paperOf } from './paper.ts'
import type { Question } from './reader.ts'

answerQuestions(answer, answered => (typeof answered === 'string' ? [] : [answered.buffer]))

async function answer(question: Question): Promise<string | Uint8Array<ArrayBuffer>> {
  switch (question.kind) {
    case 'text':
      return sectionText(wholeDoc([question.whole]), question.section)
    case 'notes': {
      const doc = wholeDoc([question.whole])
      const sections = noteSections(question.about.manual)
      const prose = new Map<string, Block[]>(sections.map(section => [section, proseOf(doc, section)]))
      doc.destroy()
      const paper = paperOf({ ...question.about, prose: key => prose.get(key) ?? [] })
      return new Uint8Array(await bytesOf(paper, question.format))
    }
    case 'paper':
      return new Uint8Array(await bytesOf(question.paper, question.format))
  }
}
