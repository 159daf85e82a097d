import type { Definition } from '@linli/schemas/definition'
import type { FormDefinition } from '@linli/schemas/form-definition'
import { App } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { RemoveFieldBlockDocument, SaveFieldBlockDocument } from '../../../api/documents.ts'
import type { StreetBlock } from '../../../document/form/blocks/place-block.ts'
import { useSaving } from '../../org/use-saving.ts'
import { ConfirmDialog } from '../../people/confirm-dialog.tsx'
import type { FormDeeds } from '../use-form-deeds.ts'
import type { FormPlace } from '../use-form-place.ts'
import { BlockListDialog } from './block-list-dialog.tsx'
import { BlockName, nameOf, titleOf } from './block-name.tsx'
import { SaveBlockDialog } from './save-block-dialog.tsx'
import type { Blocks } from './use-blocks.ts'

/** What somebody is doing with the blocks of the street. */
export type BlockDeed =
  | { readonly kind: 'save' }
  | { readonly kind: 'list' }
  | { readonly kind: 'rename' | 'replace' | 'remove'; readonly block: StreetBlock }

interface BlockDialogsProps {
  readonly deed: BlockDeed | null
  readonly onDeed: (deed: BlockDeed | null) => void
  readonly blocks: Blocks
  readonly definition: Definition
  readonly form: FormDefinition
  readonly place: FormPlace
  readonly deeds: FormDeeds
}

/** One dialog at a time; what is done from the list leads back to it. */
export function BlockDialogs(props: BlockDialogsProps) {
  const { deed, onDeed, blocks, definition, form, place, deeds } = props
  if (deed === null) return null
  const toList = () => onDeed({ kind: 'list' })
  const saved = () => {
    blocks.reload()
    if (deed.kind === 'save') onDeed(null)
    else toList()
  }
  if (deed.kind === 'list') {
    return (
      <BlockListDialog
        blocks={blocks.list ?? []}
        onAct={(kind, block) => onDeed({ kind, block })}
        onClose={() => onDeed(null)}
      />
    )
  }
  if (deed.kind === 'rename') return <RenameDialog {...deed} onSaved={saved} onClose={toList} />
  if (deed.kind === 'remove') return <RemoveDialog {...deed} onSaved={saved} onClose={toList} />
  return (
    <SaveBlockDialog
      {...{ definition, form, deeds, id: place.id, path: place.path }}
      replaced={deed.kind === 'replace' ? deed.block : undefined}
      onSaved={saved}
      onClose={() => (deed.kind === 'replace' ? toList() : onDeed(null))}
    />
  )
}

interface BlockDeedProps {
  readonly block: StreetBlock
  readonly onSaved: () => void
  readonly onClose: () => void
}

function RenameDialog({ block, onSaved, onClose }: BlockDeedProps) {
  const { t } = useTranslation('forms')
  const [name, setName] = useState(() => nameOf(block.block.title))
  const saving = useSaving(SaveFieldBlockDocument, onSaved)
  const title = titleOf(name)
  const send = () => {
    if (title === null) return
    const body = JSON.stringify({ ...block.block, title })
    void saving.send({ input: { id: block.id, baseRevision: block.revision, body } })
  }
  return (
    <ConfirmDialog
      title={t('block.actOn.rename', { name: block.block.title['zh-CN'] })}
      confirm={t('block.act.rename')}
      saving={saving}
      isReady={title !== null}
      onConfirm={send}
      onClose={onClose}
    >
      <BlockName value={name} onChange={setName} />
    </ConfirmDialog>
  )
}

function RemoveDialog({ block, onSaved, onClose }: BlockDeedProps) {
  const { t } = useTranslation('forms')
  const { message } = App.useApp()
  const name = block.block.title['zh-CN']
  const saving = useSaving(RemoveFieldBlockDocument, () => {
    void message.success(t('block.removed', { name }))
    onSaved()
  })
  return (
    <ConfirmDialog
      title={t('block.actOn.remove', { name })}
      confirm={t('block.act.remove')}
      saving={saving}
      isDanger
      onConfirm={() => void saving.send({ id: block.id, baseRevision: block.revision })}
      onClose={onClose}
    >
      <p>{t('block.removeAbout')}</p>
    </ConfirmDialog>
  )
}
