import { Dialog } from '../Dialog.tsx'
import { Kbd } from '../Kbd.tsx'
import './KeyHelp.css'

export interface KeyGroup {
  title: string
  rows: readonly { keys: readonly string[]; does: string }[]
}

export interface KeyHelpProps {
  isOpen: boolean
  onClose: () => void
  title: string
  closeLabel: string
  groups: readonly KeyGroup[]
}

/** All the keys, in the groups where they hold. */
export function KeyHelp({ isOpen, onClose, title, closeLabel, groups }: KeyHelpProps) {
  return (
    <Dialog
      isOpen={isOpen}
      onClose={onClose}
      title={title}
      closeLabel={closeLabel}
      size="medium"
      data-testid="key-help"
    >
      {groups.map(group => (
        <section key={group.title} className="ui-key-group">
          <h3>{group.title}</h3>
          <dl>
            {group.rows.map(({ keys, does }) => (
              <div key={does}>
                <dt>
                  {keys.map(key => (
                    <Kbd key={key}>{key}</Kbd>
                  ))}
                  <span className="ui-key-spoken">{keys.join(' ')}</span>
                </dt>
                <dd>{does}</dd>
              </div>
            ))}
          </dl>
        </section>
      ))}
    </Dialog>
  )
}
