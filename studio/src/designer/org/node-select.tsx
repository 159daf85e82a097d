import { Select } from 'antd'
import { useTranslation } from 'react-i18next'
import type { TreeNodeFieldsFragment } from '../../api/documents.ts'
import { pathOf } from './tree-rows.ts'

interface NodeSelectProps {
  readonly id: string
  readonly nodes: readonly TreeNodeFieldsFragment[]
  readonly value: string | null
  readonly onChange: (id: string | null) => void
  /** What stands there while none is chosen. */
  readonly placeholder?: string
  /** Nodes that cannot be chosen. */
  readonly without?: (node: TreeNodeFieldsFragment) => boolean
}

/** A node by its path, found by typing any part of it; closed ones are not offered. */
export function NodeSelect({ id, nodes, value, onChange, without, placeholder }: NodeSelectProps) {
  const { t } = useTranslation('org')
  const options = nodes
    .filter((node) => !node.isClosed && without?.(node) !== true)
    .map((node) => ({ value: node.id, label: pathOf(nodes, node.id).join(' · ') }))
  return (
    <Select
      id={id}
      className="org-wide"
      showSearch={{ optionFilterProp: 'label' }}
      allowClear
      placeholder={placeholder ?? t('node.choose')}
      value={value}
      options={options}
      onChange={(next?: string) => onChange(next ?? null)}
    />
  )
}
