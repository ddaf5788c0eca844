import { safeHref } from '@samsyn/shared'
import { Mark } from '@tiptap/core'
import { Plugin } from '@tiptap/pm/state'
import { linkWrittenAddresses } from './written-addresses.ts'

const isTouched = () => matchMedia('(pointer: coarse)').matches

/** A link to a web page or an e-mail address; any other is plain text. It opens in a window of its own that knows nothing of this one. */
export const NoteLink = Mark.create<{ howToOpen: string }>({
  name: 'link',
  inclusive: false,
  exitable: true,

  addOptions: () => ({ howToOpen: '' }),
  addAttributes: () => ({ href: { default: null } }),

  parseHTML: () => [
    {
      tag: 'a[href]',
      getAttrs: element => {
        const href = safeHref(element.getAttribute('href') ?? '')
        return href === null ? false : { href }
      },
    },
  ],
  renderHTML({ mark }) {
    const href = safeHref(String(mark.attrs.href))
    if (href === null) return ['span', {}, 0]
    return ['a', { href, target: '_blank', rel: 'noopener noreferrer', title: this.options.howToOpen }, 0]
  },

  addProseMirrorPlugins() {
    const { type } = this
    return [
      new Plugin({
        appendTransaction: (transactions, before, after) => linkWrittenAddresses(transactions, before, after, type),
        props: {
          // In text one can write in, a click puts the caret; with Ctrl, by a finger, or where one only reads, it opens.
          handleClick(view, _at, event) {
            const link = event.target instanceof Element ? event.target.closest('a[href]') : null
            if (!link || !(event.ctrlKey || event.metaKey || !view.editable || isTouched())) return false
            window.open(link.getAttribute('href') ?? '', '_blank', 'noopener,noreferrer')
            return true
          },
        },
      }),
    ]
  },
})
