import { Extension } from '@tiptap/core'
import { Plugin } from '@tiptap/pm/state'

/** In a list Tab makes a line a sub-point; after Esc it leaves the text as anywhere else, so that nobody is caught. */
export const LeaveByTab = Extension.create({
  name: 'leaveByTab',
  priority: 1_000,
  addProseMirrorPlugins() {
    let leaving = false
    const keydown = (event: KeyboardEvent) => {
      if (event.key === 'Shift') return false
      const leaves = leaving && event.key === 'Tab'
      leaving = event.key === 'Escape'
      // The editor lets go of the key, and the browser does with it what it always does.
      return leaves
    }
    return [new Plugin({ props: { handleDOMEvents: { keydown: (_view, event) => keydown(event) } } })]
  },
})
