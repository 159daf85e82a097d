import { Select } from 'antd'
import { useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import {
  AddNodeDocument,
  ChangeNodeDocument,
  CloseNodeDocument,
  MoveNodeDocument,
  type TreeNodeFieldsFragment,
} from '../../api/documents.ts'
import { ConfirmDialog } from '../people/confirm-dialog.tsx'
import { FactFields } from './fact-fields.tsx'
import { kindName, NODE_KINDS } from './kind-name.ts'
import { NodeSelect } from './node-select.tsx'
import { mayStandUnder } from './tree-rows.ts'
import { useSaving } from './use-saving.ts'

interface NodeDialogProps {
  readonly node: TreeNodeFieldsFragment
  readonly nodes: readonly TreeNodeFieldsFragment[]
  readonly onClose: () => void
  readonly onSaved: () => void
}

/** Asks for the kind, name and code of a new node under this one. */
export function AddNode({
  onAdded,
  ...props
}: NodeDialogProps & { readonly onAdded: (id: string) => void }) {
  const { t } = useTranslation(['org', 'common'])
  const { node, nodes } = props
  const id = useId()
  const places = nodes.filter(({ isTeam }) => !isTeam)
  const kinds = [...new Set([...NODE_KINDS, ...places.map(({ kind }) => kind)])]
  const next = kinds[kinds.indexOf(node.kind) + 1] ?? 'home'
  const sibling = places.find(({ parentId }) => parentId === node.id)
  const [kind, setKind] = useState(sibling?.kind ?? next)
  const [facts, setFacts] = useState({ name: '', code: '' })
  const saving = useSaving(AddNodeDocument, (saved) => onAdded(saved.node.id))
  return (
    <ConfirmDialog
      title={t('node.addTo', { name: node.name })}
      confirm={t('node.addNow')}
      saving={saving}
      onConfirm={() => void saving.send({ input: { parentId: node.id, kind, ...facts } })}
      onClose={props.onClose}
    >
      <div className="field-entry">
        <label htmlFor={`${id}-kind`}>{t('node.kind')}</label>
        <Select
          id={`${id}-kind`}
          className="org-wide"
          value={kind}
          options={kinds.map((value) => ({ value, label: kindName(t, value) }))}
          onChange={setKind}
        />
      </div>
      <FactFields facts={facts} onChange={setFacts} />
    </ConfirmDialog>
  )
}

/** Asks for another name and code. */
export function ChangeNode({ node, onClose, onSaved }: NodeDialogProps) {
  const { t } = useTranslation('org')
  const [facts, setFacts] = useState({ name: node.name, code: node.code ?? '' })
  const saving = useSaving(ChangeNodeDocument, onSaved)
  return (
    <ConfirmDialog
      title={t('node.changeTitle', { name: node.name })}
      confirm={t('node.save')}
      saving={saving}
      onConfirm={() => void saving.send({ input: { id: node.id, ...facts } })}
      onClose={onClose}
    >
      <FactFields facts={facts} onChange={setFacts} />
    </ConfirmDialog>
  )
}

/** Asks under which node it should stand, with all below it; `to` is where somebody has let go of it. */
export function MoveNode({
  node,
  nodes,
  onClose,
  onSaved,
  to = null,
}: NodeDialogProps & { readonly to?: string | null }) {
  const { t } = useTranslation('org')
  const id = useId()
  const [parentId, setParentId] = useState(to)
  const saving = useSaving(MoveNodeDocument, onSaved)
  return (
    <ConfirmDialog
      title={t('node.moveTitle', { name: node.name })}
      confirm={t('node.moveNow')}
      saving={saving}
      isReady={parentId !== null}
      onConfirm={() => {
        if (parentId !== null) void saving.send({ id: node.id, parentId })
      }}
      onClose={onClose}
    >
      <p>{t('node.moveMeans')}</p>
      <div className="field-entry">
        <label htmlFor={id}>{t('node.newParent')}</label>
        <NodeSelect
          id={id}
          nodes={nodes}
          value={parentId}
          onChange={setParentId}
          without={(other) => !mayStandUnder(nodes, node, other)}
        />
      </div>
    </ConfirmDialog>
  )
}

/** Says what closing means. */
export function CloseNode({ node, onClose, onSaved }: NodeDialogProps) {
  const { t } = useTranslation('org')
  const saving = useSaving(CloseNodeDocument, onSaved)
  return (
    <ConfirmDialog
      title={t('node.closeTitle', { name: node.name })}
      confirm={t('node.close')}
      saving={saving}
      isDanger
      onConfirm={() => void saving.send({ id: node.id })}
      onClose={onClose}
    >
      <p>{t('node.closeMeans')}</p>
    </ConfirmDialog>
  )
}
