import { textIn } from '@linli/schemas/locale-text'
import { Button } from 'antd'
import { useTranslation } from 'react-i18next'
import { useQuery } from 'urql'
import { FieldBlockUsersDocument, type FieldBlockUsersQuery } from '../../../api/documents.ts'
import type { StreetBlock } from '../../../document/form/blocks/place-block.ts'
import { localeOf } from '../../../i18n/i18n.ts'
import { Dialog } from '../../../staff/dialog.tsx'
import { StaffLink } from '../../../staff/staff-link.tsx'
import { definitionPath } from '../../definitions/definition-detail.ts'
import { fieldNames } from './block-palette.tsx'

type Users = FieldBlockUsersQuery['fieldBlocks'][number]['usedBy']

interface BlockListProps {
  readonly blocks: readonly StreetBlock[]
  readonly onAct: (act: 'rename' | 'replace' | 'remove', block: StreetBlock) => void
  readonly onClose: () => void
}

/** The blocks of the street: what each asks, which drafts use it, and what can be done with it. */
export function BlockListDialog({ blocks, onAct, onClose }: BlockListProps) {
  const { t } = useTranslation('forms')
  const [{ data }] = useQuery({ query: FieldBlockUsersDocument, requestPolicy: 'network-only' })
  return (
    <Dialog
      open
      width={720}
      opensAt="head"
      title={t('block.title')}
      footer={<Button onClick={onClose}>{t('block.close')}</Button>}
      onCancel={onClose}
    >
      {blocks.length === 0 && <p className="soft">{t('block.none')}</p>}
      <ul className="block-list">
        {blocks.map((block) => (
          <BlockRow
            key={block.id}
            block={block}
            users={data?.fieldBlocks.find(({ id }) => id === block.id)?.usedBy ?? null}
            onAct={onAct}
            onLeave={onClose}
          />
        ))}
      </ul>
    </Dialog>
  )
}

interface BlockRowProps extends Pick<BlockListProps, 'onAct'> {
  readonly block: StreetBlock
  /** Null while they are asked for. */
  readonly users: Users | null
  readonly onLeave: () => void
}

const ACTS = ['rename', 'replace', 'remove'] as const

function BlockRow({ block, users, onAct, onLeave }: BlockRowProps) {
  const { t, i18n } = useTranslation('forms')
  const name = textIn(block.block.title, localeOf(i18n))
  return (
    <li className="block-row">
      <h3>{name}</h3>
      <p className="soft">
        {t('block.revision', { number: block.revision })}{' '}
        {t('block.holds', { fields: fieldNames(block).join(t('block.comma')) })}
      </p>
      <div className="block-acts">
        {ACTS.map((act) => (
          <Button
            key={act}
            size="small"
            danger={act === 'remove'}
            aria-label={t(`block.actOn.${act}`, { name })}
            onClick={() => onAct(act, block)}
          >
            {t(`block.act.${act}`)}
          </Button>
        ))}
      </div>
      {users !== null && <UserList users={users} onLeave={onLeave} />}
    </li>
  )
}

function UserList({ users, onLeave }: { readonly users: Users; readonly onLeave: () => void }) {
  const { t } = useTranslation('forms')
  if (users.length === 0) return <p className="soft">{t('block.unused')}</p>
  return (
    <>
      <p className="soft">{t('block.users', { count: users.length })}</p>
      <ul>
        {users.flatMap(({ definitionId, title, forms }) =>
          forms.map((form) => {
            const search = new URLSearchParams({ tab: 'forms', form: form.id }).toString()
            return (
              <li key={`${definitionId} ${form.id}`}>
                <StaffLink to={`${definitionPath(definitionId)}?${search}`} onClick={onLeave}>
                  {title} · {form.title}
                </StaffLink>
              </li>
            )
          }),
        )}
      </ul>
    </>
  )
}
