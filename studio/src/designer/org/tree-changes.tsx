import { Alert, Button } from 'antd'
import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { useQuery } from 'urql'
import {
  type TreeChangeFieldsFragment,
  TreeChangesDocument,
  UndoTreeChangeDocument,
} from '../../api/documents.ts'
import { localeOf } from '../../i18n/i18n.ts'
import { StaffLink } from '../../staff/staff-link.tsx'
import { dateTimeText } from '../../staff/time-text.ts'
import { useNow } from '../../staff/use-now.ts'
import { useSaving } from './use-saving.ts'

const FOLLOWING_MS = 2_000

interface TreeChangesProps {
  /** Grows when something was merged or split on this page. */
  readonly count: number
  readonly onUndone: () => void
}

/** The newest merges and splits: how far their tasks are, what could not be, and the way back. */
export function TreeChanges({ count, onUndone }: TreeChangesProps) {
  const { t } = useTranslation('org')
  const [{ data }, reload] = useQuery({
    query: TreeChangesDocument,
    requestPolicy: 'cache-and-network',
  })
  const changes = data?.treeChanges ?? []
  const isUnderWay = changes.some(({ waiting }) => waiting > 0)
  useEffect(() => reload({ requestPolicy: 'network-only' }), [count])
  useEffect(() => {
    if (!isUnderWay) return
    const timer = setInterval(() => reload({ requestPolicy: 'network-only' }), FOLLOWING_MS)
    return () => clearInterval(timer)
  })
  const undo = useSaving(UndoTreeChangeDocument, () => {
    reload({ requestPolicy: 'network-only' })
    onUndone()
  })
  if (changes.length === 0) return null
  return (
    <section className="card" aria-labelledby="tree-changes">
      <h2 id="tree-changes">{t('grids.title')}</h2>
      {undo.problem !== null && <Alert type="error" showIcon role="alert" title={undo.problem} />}
      <ol className="org-changes">
        {changes.map((change) => (
          <li key={change.id}>
            <Change change={change} />
            {change.mayUndo && (
              <Button loading={undo.isSaving} onClick={() => void undo.send({ id: change.id })}>
                {t('grids.undo')}
              </Button>
            )}
          </li>
        ))}
      </ol>
    </section>
  )
}

function Change({ change }: { readonly change: TreeChangeFieldsFragment }) {
  const { t, i18n } = useTranslation(['org', 'staff'])
  const now = useNow()
  const { kind, from, into, at, by, undoneAt, waiting, done, refused } = change
  const list = (names: readonly string[]) => names.join(t('grids.and'))
  return (
    <div>
      <strong>
        {t(kind === 'merge' ? 'grids.merged' : 'grids.wasSplit', {
          from: list(from),
          into: list(into),
        })}
      </strong>{' '}
      {undoneAt !== null && <span className="badge">{t('grids.undone')}</span>}
      <div className="soft">
        {by} <time dateTime={at}>{dateTimeText(at, now, localeOf(i18n))}</time>
      </div>
      <div role="status">
        {waiting > 0 ? t('grids.underWay', { waiting, done }) : t('grids.followed', { done })}
      </div>
      {refused.map(({ taskId, instanceId, number, message }) => (
        <div key={taskId}>
          <StaffLink to={`/instances/${instanceId}`}>{number}</StaffLink> {message}
        </div>
      ))}
    </div>
  )
}
