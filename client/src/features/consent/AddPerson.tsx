import { type FilmedPerson, FilmedPersonId, type FilmedPersonKind, type RecordingId } from '@samsyn/shared'
import { type RefObject, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useChange } from '../../app/queries.ts'
import { Notice } from '../../ui/Notice.tsx'
import { AgeForm, RoleForm } from './PersonForms.tsx'
import { kindOfRole } from './people.ts'
import { type Asking, RoleChips } from './RoleChips.tsx'

type Props = {
  recordingId: RecordingId
  persons: readonly FilmedPerson[]
  /** Where the focus goes when what it was on is gone. */
  firstChip: RefObject<HTMLButtonElement | null>
}

/** Adds somebody by role: the usual ones by one press, a young person by age, others in words. */
export function AddPerson({ recordingId, persons, firstChip }: Props) {
  const { t } = useTranslation()
  const [asking, setAsking] = useState<Asking>(null)
  const put = useChange('recording:put-person', ['recording:get', 'course:of-cycle', 'course:list'])
  const added = () => {
    setAsking(null)
    firstChip.current?.focus()
  }
  const add = (label: string, kind: FilmedPersonKind) => {
    const id = FilmedPersonId.parse(crypto.randomUUID())
    put.mutate({ recordingId, id, label, kind }, { onSuccess: added })
  }
  return (
    <>
      <RoleChips
        persons={persons}
        asking={asking}
        firstChip={firstChip}
        onAsk={what => setAsking(asking === what ? null : what)}
        onRole={role => add(t(`recording.people.${role}`), kindOfRole[role])}
      />
      {asking === 'age' ? <AgeForm persons={persons} onAdd={label => add(label, 'youngPerson')} /> : null}
      {asking === 'role' ? <RoleForm persons={persons} onAdd={label => add(label, 'other')} /> : null}
      {put.error ? <Notice tone="problem" title={t(`errors.${put.error.code}`)} live /> : null}
    </>
  )
}
