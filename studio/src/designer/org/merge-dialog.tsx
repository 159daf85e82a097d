import { Checkbox, Select } from 'antd'
import { useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import {
  MergeNodesDocument,
  PreviewMergeDocument,
  type TreeNodeFieldsFragment,
} from '../../api/documents.ts'
import { ConfirmDialog } from '../people/confirm-dialog.tsx'
import { FactFields } from './fact-fields.tsx'
import { LookAhead, useLookAhead } from './look-ahead.tsx'
import { isUnder, pathOf } from './tree-rows.ts'
import { useSaving } from './use-saving.ts'

interface MergeDialogProps {
  readonly node: TreeNodeFieldsFragment
  readonly nodes: readonly TreeNodeFieldsFragment[]
  readonly onClose: () => void
  readonly onMerged: (intoId: string | null) => void
}

const NEW = ''

/** Asks with which nodes this one is merged, and into which; shows whose tasks go to whom before it is done. */
export function MergeDialog({ node, nodes, onClose, onMerged }: MergeDialogProps) {
  const { t } = useTranslation('org')
  const id = useId()
  const [others, setOthers] = useState<readonly string[]>([])
  const [into, setInto] = useState(NEW)
  const [facts, setFacts] = useState({ name: '', code: '' })
  const [keepsPosts, setKeepsPosts] = useState(true)
  const chosen = [node.id, ...others]
  const isNew = into === NEW || !chosen.includes(into)
  const input = { nodeIds: chosen, keepsPosts, ...(isNew ? facts : { intoId: into }) }
  const ahead = useLookAhead(PreviewMergeDocument, input)
  const saving = useSaving(MergeNodesDocument, () => onMerged(isNew ? node.id : into))
  const nameOf = (nodeId: string) => nodes.find((each) => each.id === nodeId)?.name ?? nodeId
  return (
    <ConfirmDialog
      title={t('grids.mergeTitle', { name: node.name })}
      confirm={t('grids.merge')}
      saving={saving}
      isReady={ahead.isReady}
      onConfirm={() => void saving.send({ input })}
      onClose={onClose}
    >
      <p>{t('grids.mergeMeans')}</p>
      <div className="field-entry">
        <label htmlFor={`${id}-others`}>{t('grids.others')}</label>
        <Select
          id={`${id}-others`}
          className="org-wide"
          mode="multiple"
          showSearch={{ optionFilterProp: 'label' }}
          value={[...others]}
          options={nodes
            .filter((each) => canMerge(each, node, nodes))
            .map((each) => ({ value: each.id, label: pathOf(nodes, each.id).join(' · ') }))}
          onChange={(next: string[]) => setOthers(next)}
        />
      </div>
      <div className="field-entry">
        <label htmlFor={`${id}-into`}>{t('grids.into')}</label>
        <Select
          id={`${id}-into`}
          className="org-wide"
          value={isNew ? NEW : into}
          options={[
            { value: NEW, label: t('grids.intoNew') },
            ...chosen.map((value) => ({ value, label: nameOf(value) })),
          ]}
          onChange={setInto}
        />
      </div>
      {isNew && <FactFields facts={facts} onChange={setFacts} />}
      <Checkbox checked={keepsPosts} onChange={({ target }) => setKeepsPosts(target.checked)}>
        {t('grids.keepsPosts')}
      </Checkbox>
      <LookAhead
        ahead={ahead}
        isComplete={others.length > 0 && (!isNew || facts.name.trim() !== '')}
      />
    </ConfirmDialog>
  )
}

function canMerge(
  other: TreeNodeFieldsFragment,
  node: TreeNodeFieldsFragment,
  nodes: readonly TreeNodeFieldsFragment[],
): boolean {
  const isApart = !isUnder(nodes, other.id, node.id) && !isUnder(nodes, node.id, other.id)
  return !other.isClosed && other.kind === node.kind && isApart
}
