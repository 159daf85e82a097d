import type { ArrayFieldItemTemplateProps, ArrayFieldTemplateProps } from '@rjsf/utils'
import { useTranslation } from 'react-i18next'

/** Repeated rows: each is a card, and one button adds the next. */
export function ArrayTemplate(props: ArrayFieldTemplateProps) {
  const { t } = useTranslation('common')
  const isOpen = props.disabled !== true && props.readonly !== true
  return (
    <fieldset className="form-group" id={props.fieldPathId.$id} tabIndex={-1}>
      <legend>{props.title}</legend>
      <div className="form-fields">{props.items}</div>
      {props.canAdd === true && isOpen && (
        <button type="button" className="button" onClick={props.onAddClick}>
          {t('form.addRow')}
        </button>
      )}
      <output className="visually-hidden">{t('form.rows', { count: props.items.length })}</output>
    </fieldset>
  )
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
