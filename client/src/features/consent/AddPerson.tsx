import { type FilmedPerson, FilmedPersonId, type FilmedPersonKind, type RecordingId } from '@samsyn/shared'
import { Plus } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useChange } from '../../app/queries.ts'
import { Button } from '../../ui/Button.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { Row } from '../../ui/Stack.tsx'
import { AgeForm, RoleForm } from './PersonForms.tsx'
import { kindOfRole, labelProblem, usualRoles } from './people.ts'

type Props = { recordingId: RecordingId; persons: readonly FilmedPerson[] }

/** Adds somebody by role: the usual ones by one press, a young person by age, others in words. */
export function AddPerson({ recordingId, persons }: Props) {
  const { t } = useTranslation()
  const [asking, setAsking] = useState<'age' | 'role' | null>(null)
  const put = useChange('recording:put-person', ['recording:get', 'course:of-cycle', 'course:list'])
  const add = (label: string, kind: FilmedPersonKind) => {
    setAsking(null)
    put.mutate({ recordingId, id: FilmedPersonId.parse(crypto.randomUUID()), label, kind })
  }
  const missing = usualRoles.filter(role => labelProblem(t(`recording.people.${role}`), persons) === null)
  const toggle = (what: 'age' | 'role') => setAsking(asking === what ? null : what)
  return (
    <>
      <Row aria-label={t('recording.people.add')}>
        <Button
          size="compact"
          icon={Plus}
          aria-expanded={asking === 'age'}
          onPress={() => toggle('age')}
          data-testid="add-young"
        >
          {t('recording.people.young')}
        </Button>
        {missing.map(role => (
          <Button
            key={role}
            size="compact"
            icon={Plus}
            onPress={() => add(t(`recording.people.${role}`), kindOfRole[role])}
            data-testid={`add-${role}`}
          >
            {t(`recording.people.${role}`)}
          </Button>
        ))}
        <Button
          size="compact"
          icon={Plus}
          aria-expanded={asking === 'role'}
          onPress={() => toggle('role')}
          data-testid="add-other"
        >
          {t('recording.people.other')}
        </Button>
      </Row>
      {asking === 'age' ? <AgeForm persons={persons} onAdd={label => add(label, 'youngPerson')} /> : null}
      {asking === 'role' ? <RoleForm persons={persons} onAdd={label => add(label, 'other')} /> : null}
      {put.error ? <Notice tone="problem" title={t(`errors.${put.error.code}`)} live /> : null}
    </>
  )
}
