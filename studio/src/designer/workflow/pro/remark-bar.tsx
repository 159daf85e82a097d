import { DeleteOutlined, EditOutlined } from '@ant-design/icons'
import { Panel } from '@xyflow/react'
import { Button } from 'antd'
import { useTranslation } from 'react-i18next'
import { remarkOf } from '../../../document/workflow/edit-remarks.ts'
import { useRemarkWords } from '../../canvas/use-remark-words.ts'
import { useWorkflow } from '../workflow-context.ts'
import { COLORS_IN_ORDER } from './remark-deed.ts'
import { focusOnRemark, type Remarks } from './use-remarks.ts'

/** What may be done to the chosen note or frame, for a hand without keys; Escape leads back to it. */
export function RemarkBar({ remarks }: { readonly remarks: Remarks }) {
  const { t } = useTranslation('workflow')
  const { definition } = useWorkflow()
  const { nameOf } = useRemarkWords()
  const { editing, deeds } = remarks
  const { chosen: id, onWrite } = editing
  const remark = id === null ? null : remarkOf(definition, id)
  if (id === null || remark === null) return null
  return (
    <Panel
      position="top-left"
      className="remark-bar"
      role="group"
      aria-label={t('remark.deeds', { what: nameOf(remark) })}
      onKeyDown={(event) => {
        if (event.key === 'Escape') focusOnRemark(id)
      }}
    >
      <Button size="small" icon={<EditOutlined aria-hidden="true" />} onClick={() => onWrite(id)}>
        {t('remark.write')}
      </Button>
      <fieldset className="remark-colors">
        <legend className="visually-hidden">{t('remark.color')}</legend>
        {COLORS_IN_ORDER.map((color) => (
          <button
            key={color ?? 'grey'}
            type="button"
            className={`remark-color remark-${color ?? 'grey'}`}
            aria-label={t(`remark.colors.${color ?? 'grey'}`)}
            title={t(`remark.colors.${color ?? 'grey'}`)}
            aria-pressed={(remark.color ?? null) === color}
            onClick={() => deeds.color(id, color)}
          />
        ))}
      </fieldset>
      <Button
        size="small"
        danger
        icon={<DeleteOutlined aria-hidden="true" />}
        onClick={() => deeds.remove(id)}
      >
        {t('menu.delete')}
      </Button>
    </Panel>
  )
}
