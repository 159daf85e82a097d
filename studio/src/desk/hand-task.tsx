import { DownOutlined } from '@ant-design/icons'
import { Button, Dropdown } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Dialog } from '../staff/dialog.tsx'
import { useGo } from '../staff/staff-link.tsx'
import { useAccount } from '../staff/use-account.ts'
import { AskForm } from './ask-form.tsx'
import { ExtensionForm } from './extension-form.tsx'
import { HandForm } from './hand-form.tsx'
import type { TaskDetail } from './task-detail.ts'
import type { Deed } from './use-hand-task.ts'

interface HandTaskProps {
  readonly task: TaskDetail
  /** Over somebody's head, as an official. */
  readonly isOthers: boolean
}

type Menu = Deed | 'ADVICE' | 'EXTENSION' | 'SUPERVISION'

/** Brings another person in: for good (转办), for an opinion (委派), as one more signer (加签), or beside the task (协办, 督办, 延期). */
export function HandTask({ task, isOthers }: HandTaskProps) {
  const { t } = useTranslation('desk')
  const [deed, setDeed] = useState<Menu | null>(null)
  const { role } = useAccount()
  const go = useGo()
  const leave = () => {
    setDeed(null)
    // What was handed to somebody is not hers to read any more.
    if (role !== 'official' && (deed === 'transfer' || deed === 'delegate')) go('/')
  }
  const deeds = deedsFor(task, { isOthers, isOfficial: role === 'official' })
  return (
    <>
      <Dropdown
        trigger={['click']}
        menu={{
          items: deeds.map((key) => ({
            key,
            label: (
              <span className="hand-item">
                {isOthers && key === 'transfer' ? t('hand.reassign') : t(`${group(key)}.item`)}
                <small>{t(`${group(key)}.hint`)}</small>
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
      <Dialog
        open={deed !== null}
        title={deed === null ? '' : t(`${group(deed)}.title`)}
        footer={null}
        destroyOnHidden
        onCancel={() => setDeed(null)}
      >
        {deed !== null && <DeedForm task={task} deed={deed} onDone={leave} />}
      </Dialog>
    </>
  )
}

interface DeedFormProps {
  readonly task: TaskDetail
  readonly deed: Menu
  readonly onDone: () => void
}

function DeedForm({ task, deed, onDone }: DeedFormProps) {
  if (deed === 'EXTENSION') return <ExtensionForm task={task} onDone={onDone} />
  return isAsking(deed) ? (
    <AskForm task={task} kind={deed} onDone={onDone} />
  ) : (
    <HandForm task={task} deed={deed} onDone={onDone} />
  )
}

function isAsking(deed: Menu): deed is 'ADVICE' | 'SUPERVISION' {
  return deed === 'ADVICE' || deed === 'SUPERVISION'
}

/** Where its texts stand. */
function group(deed: Menu) {
  if (deed === 'EXTENSION') return 'extension' as const
  return isAsking(deed) ? (`ask.${deed}` as const) : (`hand.${deed}` as const)
}

/** Whoever was asked for an opinion asks nobody else; an official over somebody's head asks nobody for one. */
function deedsFor(
  { signing, isDelegated, extensionRoom }: TaskDetail,
  { isOthers, isOfficial }: { readonly isOthers: boolean; readonly isOfficial: boolean },
): readonly Menu[] {
  const asking = [
    'ADVICE',
    ...(isOthers || extensionRoom === null ? [] : (['EXTENSION'] as const)),
    ...(isOfficial ? (['SUPERVISION'] as const) : []),
  ] as const
  if (isDelegated) return ['transfer', ...asking]
  return [
    'transfer',
    ...(isOthers ? [] : (['delegate'] as const)),
    ...(signing === null ? [] : (['addSigner'] as const)),
    ...asking,
  ]
}
