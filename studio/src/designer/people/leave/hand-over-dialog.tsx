import { Input } from 'antd'
import { useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { HandOverDocument } from '../../../api/documents.ts'
import { useSaving } from '../../org/use-saving.ts'
import { ConfirmDialog } from '../confirm-dialog.tsx'
import { postName } from '../post-name.ts'
import { type Handed, HandedItems } from './handed-items.tsx'
import { HeldTasks, useHeldTasks } from './held-tasks.tsx'
import type { HandOverProps } from './leave-dialog.tsx'
import { NamedServices } from './named-services.tsx'
import { StaffSelect } from './staff-select.tsx'

/** 离任交接: shows her posts and what she holds, and gives all of it to one person; then what came of each. */
export function HandOverDialog({ person, today, onClose, onDone }: HandOverProps) {
  const { t } = useTranslation(['org', 'staff'])
  const id = useId()
  const held = useHeldTasks(person.id)
  const [day, setDay] = useState(today)
  const [toId, setTo] = useState<string | null>(null)
  const [handed, setHanded] = useState<Handed | null>(null)
  const saving = useSaving(HandOverDocument, setHanded)
  if (handed !== null)
    return <HandedItems title={t('leave.doneGood')} handed={handed} onClose={onDone} />
  const posts = person.posts.filter(
    ({ validUntil, standsInFor, isDuty }) =>
      standsInFor === null && !isDuty && (validUntil === null || validUntil > day),
  )
  const handOver = () => {
    if (toId !== null) void saving.send({ input: { personId: person.id, toId, day } })
  }
  return (
    <ConfirmDialog
      title={t('leave.handOverOf', { name: person.name })}
      confirm={t('leave.handOverNow')}
      saving={saving}
      isReady={toId !== null && day !== '' && held.isKnown}
      onConfirm={handOver}
      onClose={onClose}
    >
      <p>{t('leave.handOverMeans')}</p>
      <div className="field-entry">
        <label htmlFor={`${id}-to`}>{t('leave.to')}</label>
        <StaffSelect
          id={`${id}-to`}
          without={person.id}
          placeholder={t('leave.search')}
          value={toId}
          onChange={setTo}
        />
      </div>
      <div className="field-entry">
        <label htmlFor={`${id}-day`}>{t('leave.handOverDay')}</label>
        <Input
          id={`${id}-day`}
          type="date"
          value={day}
          onChange={(event) => setDay(event.target.value)}
        />
      </div>
      <p>{t(posts.length === 0 ? 'leave.noPosts' : 'leave.posts')}</p>
      <ul className="org-tasks">
        {posts.map((post) => (
          <li key={post.id}>
            {post.place} · {postName(t, post.post)}
          </li>
        ))}
      </ul>
      <HeldTasks held={held} />
      <NamedServices named={held.named} />
    </ConfirmDialog>
  )
}
