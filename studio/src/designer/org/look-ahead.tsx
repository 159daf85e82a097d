import { Alert, Button } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { TypedDocumentNode } from 'urql'
import type { TreePreviewFieldsFragment } from '../../api/documents.ts'
import { useSaving } from './use-saving.ts'

interface Looked {
  readonly saved:
    | { readonly __typename: 'TreeLookedAt'; readonly preview: TreePreviewFieldsFragment }
    | { readonly __typename: 'Refusal'; readonly code: string; readonly message: string }
}

/** What a merge or split would do, as it is written now; it may be done once that was looked at and everybody has somebody. */
export function useLookAhead<Input extends object>(
  document: TypedDocumentNode<Looked, { input: Input }>,
  input: Input,
) {
  const [seen, setSeen] = useState<{ of: string; preview: TreePreviewFieldsFragment } | null>(null)
  const asked = JSON.stringify(input)
  const looking = useSaving(document, ({ preview }) => setSeen({ of: asked, preview }))
  const preview = seen?.of === asked ? seen.preview : null
  return {
    preview,
    isReady: preview !== null && preview.nobodyCount === 0,
    problem: looking.problem,
    isLooking: looking.isSaving,
    look: () => void looking.send({ input }),
  }
}

interface LookAheadProps {
  readonly ahead: Omit<ReturnType<typeof useLookAhead>, 'isReady'>
  /** False while something is missing. */
  readonly isComplete: boolean
}

/** The button that looks, and the tasks that go to others, with their names. */
export function LookAhead({ ahead, isComplete }: LookAheadProps) {
  const { t } = useTranslation('org')
  const { preview, problem, isLooking, look } = ahead
  return (
    <>
      <Button className="org-look" disabled={!isComplete} loading={isLooking} onClick={look}>
        {t('grids.look')}
      </Button>
      {problem !== null && <Alert type="error" showIcon role="alert" title={problem} />}
      <div role="status">{preview !== null && <Affected preview={preview} />}</div>
    </>
  )
}

function Affected({ preview }: { readonly preview: TreePreviewFieldsFragment }) {
  const { t } = useTranslation('org')
  const { affectedCount, nobodyCount, tasks } = preview
  if (affectedCount === 0) return <p>{t('grids.none')}</p>
  return (
    <>
      {nobodyCount > 0 && (
        <Alert type="error" showIcon title={t('grids.nobody', { count: nobodyCount })} />
      )}
      <p>{t('grids.affected', { count: affectedCount })}</p>
      <ul className="org-tasks">
        {tasks.map(({ id, number, title, from, holder, to }) => (
          <li key={id}>
            <span className="number">{number}</span> {title}
            <div className="soft">
              {from} → {to ?? <strong>{t('grids.toNobody')}</strong>}
              {holder !== null && ` ${t('grids.holder', { name: holder })}`}
            </div>
          </li>
        ))}
      </ul>
      {affectedCount > tasks.length && (
        <p className="soft">{t('grids.more', { count: affectedCount - tasks.length })}</p>
      )}
    </>
  )
}
