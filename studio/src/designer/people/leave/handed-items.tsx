import { Alert, Button } from 'antd'
import { useTranslation } from 'react-i18next'
import { Dialog } from '../../../staff/dialog.tsx'

export interface Handed {
  /** Tasks that are still hers. */
  readonly left: number
  readonly items: readonly {
    readonly what: string
    readonly title: string
    readonly number: string | null
    readonly problem: string | null
  }[]
}

interface HandedItemsProps {
  readonly title: string
  readonly handed: Handed
  readonly onClose: () => void
}

/** What became of each post and task. */
export function HandedItems({ title, handed: { items, left }, onClose }: HandedItemsProps) {
  const { t } = useTranslation('org')
  const failed = items.filter(({ problem }) => problem !== null).length
  return (
    <Dialog
      open
      title={title}
      onCancel={onClose}
      footer={
        <Button type="primary" onClick={onClose}>
          {t('leave.close')}
        </Button>
      }
    >
      <Alert
        type={failed + left === 0 ? 'success' : 'warning'}
        showIcon
        role="status"
        title={t('leave.items', { done: items.length - failed, failed })}
        description={left === 0 ? null : t('leave.left', { count: left })}
      />
      <ul className="org-posts">
        {items.map(({ what, title: name, number, problem }, index) => (
          <li key={`${what}:${number ?? index}:${name}`}>
            <div>
              {name} {number !== null && <span className="number">{number}</span>}
              {problem !== null && <div>{problem}</div>}
            </div>
            <span className={problem === null ? 'badge badge-mine' : 'badge badge-draft'}>
              {t(problem === null ? 'leave.handed' : 'leave.failed')}
            </span>
          </li>
        ))}
      </ul>
    </Dialog>
  )
}
