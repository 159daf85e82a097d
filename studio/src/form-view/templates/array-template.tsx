import type { ArrayFieldItemTemplateProps, ArrayFieldTemplateProps } from '@rjsf/utils'
import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { textOf, useControlFacts } from '../control-facts.ts'
import { CONTROLS } from '../focus-control.ts'
import { Hints } from './field-template.tsx'

/** Repeated rows: cards on a phone, lines of a table where there is room. A new row takes the focus, and when one goes the row before it. */
export function ArrayTemplate(props: ArrayFieldTemplateProps) {
  const { t } = useTranslation('common')
  const id = props.fieldPathId.$id
  const facts = useControlFacts(id, {
    description: textOf(props.schema.description),
    help: textOf(props.uiSchema?.['ui:help']),
  })
  const isOpen = props.disabled !== true && props.readonly !== true
  const count = props.items.length
  const last = useRef(count)
  const frame = useRef<HTMLFieldSetElement>(null)
  useEffect(() => {
    const before = last.current
    last.current = count
    if (before !== count && frame.current !== null) focusLastRow(frame.current)
  }, [count])
  return (
    <fieldset
      ref={frame}
      className="form-group form-table"
      id={id}
      tabIndex={-1}
      aria-describedby={facts.describedBy}
      aria-invalid={facts.problem !== undefined || undefined}
    >
      <legend>{props.title}</legend>
      <Hints facts={facts} />
      <div className="form-fields">{props.items}</div>
      {props.canAdd === true && isOpen && (
        <button type="button" className="button" onClick={props.onAddClick}>
          {t('form.addRow')}
        </button>
      )}
      <output className="visually-hidden">{t('form.rows', { count })}</output>
    </fieldset>
  )
}

/** Only where the focus is at this list, or went with the row that was taken out: then somebody has pressed a button of it. Rows also come
 *  with answers that were filled in. */
function focusLastRow(frame: HTMLElement): void {
  const { activeElement, body } = frame.ownerDocument
  const isOurs = activeElement === null || activeElement === body || frame.contains(activeElement)
  if (!isOurs) return
  const row = [...frame.querySelectorAll<HTMLElement>('.form-row')].at(-1) ?? frame
  const control = row.querySelector<HTMLElement>(CONTROLS) ?? row
  control.focus()
}

export function ArrayItemTemplate(props: ArrayFieldItemTemplateProps) {
  const { t } = useTranslation('common')
  const row = props.index + 1
  return (
    <fieldset className="form-row">
      <legend>{t('form.row', { row })}</legend>
      {props.children}
      {props.buttonsProps.hasRemove && (
        <button
          type="button"
          className="button button-danger"
          onClick={props.buttonsProps.onRemoveItem}
        >
          {t('form.removeRow', { row })}
        </button>
      )}
    </fieldset>
  )
}
