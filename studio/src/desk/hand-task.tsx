import { DownOutlined } from '@ant-design/icons'
import { Button, Dropdown, Modal } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useGo } from '../staff/staff-link.tsx'
import { useAccount } from '../staff/use-account.ts'
import { HandForm } from './hand-form.tsx'
import type { TaskDetail } from './task-detail.ts'
import type { Deed } from './use-hand-task.ts'

interface HandTaskProps {
  readonly task: TaskDetail
  /** Over somebody's head, as an official. */
  readonly isOthers: boolean
}

/** Brings another person in: for good (转办), for an opinion (委派), or as one more signer (加签). */
export function HandTask({ task, isOthers }: HandTaskProps) {
  const { t } = useTranslation('desk')
  const [deed, setDeed] = useState<Deed | null>(null)
  const { role } = useAccount()
  const go = useGo()
  const leave = () => {
    setDeed(null)
    // Who signs beside or after her keeps nobody from her task; else it is not hers to read any more.
    if (role !== 'official' && deed !== 'addSigner') go('/')
  }
  const deeds = deedsFor(task, isOthers)
  return (
    <>
      <Dropdown
        trigger={['click']}
        menu={{
          items: deeds.map((key) => ({
            key,
            label: (
              <span className="hand-item">
                {t(isOthers && key === 'transfer' ? 'hand.reassign' : `hand.${key}.item`)}
                <small>{t(`hand.${key}.hint`)}</small>
              </span>
            ),
            onClick: () => setDeed(key),
          })),
        }}
      >
        <Button icon={<DownOutlined />} iconPlacement="end">
          {t('hand.button')}
        </Button>
      </Dropdown>
      <Modal
        open={deed !== null}
        title={deed === null ? '' : t(`hand.${deed}.title`)}
        footer={null}
        destroyOnHidden
        onCancel={() => setDeed(null)}
      >
        {deed !== null && <HandForm task={task} deed={deed} onDone={leave} />}
      </Modal>
    </>
  )
}

/** Whoever was asked for an opinion asks nobody else; an official over somebody's head asks nobody for one. */
function deedsFor({ signing, isDelegated }: TaskDetail, isOthers: boolean): readonly Deed[] {
  if (isDelegated) return ['transfer']
  return [
    'transfer',
    ...(isOthers ? [] : (['delegate'] as const)),
    ...(signing === null ? [] : (['addSigner'] as const)),
  ]
}
