import { textIn } from '@linli/schemas/locale-text'
import { Button } from 'antd'
import { useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import {
  addChoice,
  choicesAt,
  type FieldChoice,
  moveChoice,
  removeChoice,
  retitleChoice,
  setChoiceValue,
} from '../../document/form/edit-choices.ts'
import { localeOf } from '../../i18n/i18n.ts'
import { FirmText } from '../parts/firm-text.tsx'
import { OrderedRows } from '../parts/ordered-rows.tsx'
import { TextEntry } from '../parts/text-entry.tsx'
import type { FieldPaneProps } from './field-pane-props.ts'
import { Property } from './property.tsx'

/** The choices of a field: their words, their order, one more, one less. What is stored of a choice stays from the first publication
 *  on. */
export function ChoicesEditor(props: FieldPaneProps & { readonly isAdvanced: boolean }) {
  const { form, place, deeds, isAdvanced, isPublished } = props
  const { t, i18n } = useTranslation('forms')
  const locale = localeOf(i18n)
  const id = useId()
  const [title, setTitle] = useState('')
  const choices = choicesAt(form, place.path)
  if (choices === null) return null
  const add = () => {
    if (deeds.run((definition) => addChoice(definition, place, title))) setTitle('')
  }
  return (
    <Property label={t('choices.title')}>
      <OrderedRows<FieldChoice>
        items={choices}
        label={t('choices.title')}
        nameOf={(choice) => textIn(choice.title, locale)}
        least={1}
        onChange={(next) => reorder(choices, next, { place, deeds })}
      >
        {(choice, index) => (
          <>
            <FirmText
              label={t('choices.one', { number: index + 1, value: choice.value })}
              isLabelHidden
              value={choice.title}
              onChange={(text) =>
                deeds.run((definition) => retitleChoice(definition, place, { index, title: text }))
              }
            />
            {isAdvanced && !isPublished && (
              <StoredValue
                key={choice.value}
                label={t('choices.stored', { number: index + 1 })}
                value={String(choice.value)}
                onSet={(value) =>
                  deeds.attempt((definition) => setChoiceValue(definition, place, { index, value }))
                }
              />
            )}
          </>
        )}
      </OrderedRows>
      <div className="part-add">
        <TextEntry
          id={`${id}-new`}
          label={t('choices.new')}
          placeholder={t('choices.new')}
          value={title}
          maxLength={500}
          onChange={setTitle}
          onEnter={add}
        />
        <Button onClick={add} disabled={title.trim() === ''}>
          {t('choices.add')}
        </Button>
      </div>
    </Property>
  )
}

/** What is stored of a choice: said as a whole, since half of it is another value. */
function StoredValue({
  label,
  value,
  onSet,
}: {
  readonly label: string
  readonly value: string
  readonly onSet: (value: string) => void
}) {
  const { t } = useTranslation('forms')
  const [typed, setTyped] = useState(value)
  return (
    <div className="part-add">
      <TextEntry
        label={label}
        value={typed}
        maxLength={64}
        onChange={setTyped}
        onEnter={() => onSet(typed)}
      />
      <Button size="small" disabled={typed === value} onClick={() => onSet(typed)}>
        {t('key.rename')}
      </Button>
    </div>
  )
}

/** A row is either taken out or stands next to where it stood. */
function reorder(
  before: readonly FieldChoice[],
  after: readonly FieldChoice[],
  { place, deeds }: Pick<FieldPaneProps, 'place' | 'deeds'>,
): void {
  const index = before.findIndex((choice, at) => after[at] !== choice)
  if (index === -1) return
  if (after.length < before.length) {
    deeds.run((definition) => removeChoice(definition, place, index))
  } else {
    deeds.run((definition) => moveChoice(definition, place, { index, to: index + 1 }))
  }
}
