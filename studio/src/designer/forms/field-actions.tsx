import {
  AppstoreAddOutlined,
  ArrowDownOutlined,
  ArrowUpOutlined,
  CopyOutlined,
  DeleteOutlined,
  SwapOutlined,
} from '@ant-design/icons'
import type { FormDefinition } from '@linli/schemas/form-definition'
import { Button, Dropdown } from 'antd'
import { useTranslation } from 'react-i18next'
import { type FieldPath, fieldAt } from '../../document/form/field-path.ts'
import { slotBeside, slotsElsewhere } from '../../document/form/move-field.ts'
import type { FieldPaneProps } from './field-pane-props.ts'

/** Up, down, into a group, out of it, once more, away. */
export function FieldActions({ form, place, acts }: FieldPaneProps) {
  const { t } = useTranslation('forms')
  const { path } = place
  const slots = slotsElsewhere(form, path)
  const name = { name: fieldAt(form, path)?.title ?? path.at(-1) ?? '' }
  const off = (isOff: boolean) => ({ 'aria-disabled': isOff, className: isOff ? 'part-off' : '' })
  return (
    <div className="field-actions" role="toolbar" aria-label={t('act.title')}>
      <Button
        {...off(slotBeside(form, path, -1) === null)}
        icon={<ArrowUpOutlined aria-hidden="true" />}
        aria-label={t('act.up', name)}
        title={t('act.upHint')}
        onClick={() => acts.move(path, -1)}
      />
      <Button
        {...off(slotBeside(form, path, 1) === null)}
        icon={<ArrowDownOutlined aria-hidden="true" />}
        aria-label={t('act.down', name)}
        title={t('act.downHint')}
        onClick={() => acts.move(path, 1)}
      />
      {slots.length > 0 && (
        <Dropdown
          trigger={['click']}
          menu={{
            items: slots.map((slot, index) => ({
              key: String(index),
              label: containerName(form, slot.container, t('act.form')),
            })),
            onClick: ({ key }) => {
              const slot = slots[Number(key)]
              if (slot !== undefined) acts.moveTo(path, slot)
            },
          }}
        >
          <Button icon={<SwapOutlined aria-hidden="true" />}>{t('act.moveTo')}</Button>
        </Dropdown>
      )}
      <Button icon={<CopyOutlined aria-hidden="true" />} onClick={() => acts.duplicate(path)}>
        {t('act.duplicate')}
      </Button>
      <Button icon={<AppstoreAddOutlined aria-hidden="true" />} onClick={acts.keep}>
        {t('block.save')}
      </Button>
      <Button danger icon={<DeleteOutlined aria-hidden="true" />} onClick={() => acts.remove(path)}>
        {t('act.remove')}
      </Button>
    </div>
  )
}

function containerName(form: FormDefinition, container: FieldPath, whole: string): string {
  if (container.length === 0) return whole
  const titles = container.flatMap((key, at) => {
    const path = container.slice(0, at + 1)
    const isEntry = fieldAt(form, container.slice(0, at))?.type === 'array'
    return isEntry ? [] : [fieldAt(form, path)?.title ?? key]
  })
  return titles.join(' › ')
}
