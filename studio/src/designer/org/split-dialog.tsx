import { Button, Checkbox, Select } from 'antd'
import { useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import {
  PreviewSplitDocument,
  SplitNodeDocument,
  type TreeNodeFieldsFragment,
} from '../../api/documents.ts'
import { ConfirmDialog } from '../people/confirm-dialog.tsx'
import { FactFields } from './fact-fields.tsx'
import { LookAhead, useLookAhead } from './look-ahead.tsx'
import { useSaving } from './use-saving.ts'

interface SplitDialogProps {
  readonly node: TreeNodeFieldsFragment
  readonly nodes: readonly TreeNodeFieldsFragment[]
  readonly onClose: () => void
  readonly onSplit: () => void
}

interface Part {
  readonly key: number
  readonly facts: { readonly name: string; readonly code: string }
}

const STAYS = -1

/** Asks into which parts a node is split, which child goes where, and what becomes of the node itself; shows whose tasks go to whom
 *  before it is done. */
export function SplitDialog({ node, nodes, onClose, onSplit }: SplitDialogProps) {
  const { t } = useTranslation('org')
  const draft = useSplitDraft(node, nodes)
  const { parts, children, closes, restTo, input } = draft
  const ahead = useLookAhead(PreviewSplitDocument, input)
  const saving = useSaving(SplitNodeDocument, onSplit)
  const partName = (index: number) =>
    parts[index]?.facts.name.trim() || t('grids.part', { number: index + 1 })
  const partOptions = parts.map((_, value) => ({ value, label: partName(value) }))
  return (
    <ConfirmDialog
      title={t('grids.splitTitle', { name: node.name })}
      confirm={t('grids.split')}
      saving={saving}
      isReady={ahead.isReady}
      onConfirm={() => void saving.send({ input })}
      onClose={onClose}
    >
      <p>{t('grids.splitMeans')}</p>
      {parts.map(({ key, facts }, index) => (
        <fieldset key={key} className="org-part">
          <legend>{t('grids.part', { number: index + 1 })}</legend>
          <FactFields facts={facts} onChange={(next) => draft.rename(key, next)} />
        </fieldset>
      ))}
      <Button onClick={draft.addPart}>{t('grids.addPart')}</Button>
      {children.map((child) => (
        <Choice
          key={child.id}
          label={t('grids.childTo', { name: child.name })}
          value={draft.partOf(child.id)}
          options={[{ value: STAYS, label: t('grids.stays') }, ...partOptions]}
          onChange={(part) => draft.give(child.id, part)}
        />
      ))}
      <Checkbox checked={closes} onChange={({ target }) => draft.setCloses(target.checked)}>
        {t('grids.closes', { name: node.name })}
      </Checkbox>
      {closes && (
        <Choice
          label={t('grids.restTo', { name: node.name })}
          value={restTo}
          options={[{ value: STAYS, label: t('grids.restStays') }, ...partOptions]}
          onChange={draft.setRestTo}
        />
      )}
      <LookAhead ahead={ahead} isComplete={parts.every(({ facts }) => facts.name.trim() !== '')} />
    </ConfirmDialog>
  )
}

function useSplitDraft(node: TreeNodeFieldsFragment, nodes: readonly TreeNodeFieldsFragment[]) {
  const children = nodes.filter(({ parentId, isClosed }) => parentId === node.id && !isClosed)
  const [parts, setParts] = useState<readonly Part[]>(() => [emptyPart(0), emptyPart(1)])
  const [given, setGiven] = useState<ReadonlyMap<string, number>>(new Map())
  const [closes, setCloses] = useState(true)
  const [restTo, setRestTo] = useState(0)
  const partOf = (id: string) => given.get(id) ?? STAYS
  return {
    ...{ parts, children, closes, restTo, partOf, setCloses, setRestTo },
    input: {
      nodeId: node.id,
      parts: parts.map(({ facts }, index) => ({
        ...facts,
        childIds: children.map(({ id }) => id).filter((id) => partOf(id) === index),
      })),
      closes,
      restTo: closes && restTo !== STAYS ? restTo : null,
    },
    rename: (key: number, facts: Part['facts']) =>
      setParts(parts.map((part) => (part.key === key ? { ...part, facts } : part))),
    addPart: () => setParts([...parts, emptyPart(parts.length)]),
    give: (id: string, part: number) => setGiven(new Map(given).set(id, part)),
  }
}

function emptyPart(key: number): Part {
  return { key, facts: { name: '', code: '' } }
}

interface ChoiceProps {
  readonly label: string
  readonly value: number
  readonly options: readonly { readonly value: number; readonly label: string }[]
  readonly onChange: (value: number) => void
}

function Choice({ label, value, options, onChange }: ChoiceProps) {
  const id = useId()
  return (
    <div className="field-entry">
      <label htmlFor={id}>{label}</label>
      <Select
        id={id}
        className="org-wide"
        showSearch={{ optionFilterProp: 'label' }}
        value={value}
        options={[...options]}
        onChange={onChange}
      />
    </div>
  )
}
