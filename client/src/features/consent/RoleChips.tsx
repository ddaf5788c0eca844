import type { FilmedPerson } from '@samsyn/shared'
import { Plus } from 'lucide-react'
import type { RefObject } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../../ui/Button.tsx'
import { Row } from '../../ui/Stack.tsx'
import { VisuallyHidden } from '../../ui/VisuallyHidden.tsx'
import { labelProblem, type UsualRole, usualRoles } from './people.ts'

/** What is being asked about somebody who is to be added. */
export type Asking = 'age' | 'role' | null

type Props = {
  persons: readonly FilmedPerson[]
  asking: Asking
  firstChip: RefObject<HTMLButtonElement | null>
  onAsk: (what: 'age' | 'role') => void
  onRole: (role: UsualRole) => void
}

/** The roles most films have, one press each; those that are there already are not offered again. */
export function RoleChips({ persons, asking, firstChip, onAsk, onRole }: Props) {
  const { t } = useTranslation()
  const chip = { size: 'compact', icon: Plus } as const
  const missing = usualRoles.filter(role => labelProblem(t(`recording.people.${role}`), persons) === null)
  return (
    <fieldset>
      <legend>
        <VisuallyHidden>{t('recording.people.add')}</VisuallyHidden>
      </legend>
      <Row>
        <Button
          {...chip}
          ref={firstChip}
          aria-expanded={asking === 'age'}
          onPress={() => onAsk('age')}
          data-testid="add-young"
        >
          {t('recording.people.young')}
        </Button>
        {missing.map(role => (
          <Button {...chip} key={role} onPress={() => onRole(role)} data-testid={`add-${role}`}>
            {t(`recording.people.${role}`)}
          </Button>
        ))}
        <Button {...chip} aria-expanded={asking === 'role'} onPress={() => onAsk('role')} data-testid="add-other">
          {t('recording.people.other')}
        </Button>
      </Row>
    </fieldset>
  )
}
