import type { FieldLimit } from '@linli/schemas/form-definition'
import { Button, Input } from 'antd'
import { useId } from 'react'
import { useTranslation } from 'react-i18next'
import { messagePointer, setLimit, setMessage, textAt } from '../../document/form/edit-field.ts'
import type { FieldKind } from '../../document/form/field-kind.ts'
import { fieldAt } from '../../document/form/field-path.ts'
import { PATTERNS } from '../../document/form/patterns.ts'
import { Choice } from '../parts/choice.tsx'
import { LocaleTextInput } from '../parts/locale-text-input.tsx'
import { NumberEntry } from '../parts/number-entry.tsx'
import type { OfKind } from './field-pane-props.ts'
import { Property } from './property.tsx'

type Bound = Exclude<FieldLimit, 'pattern'>

const LENGTHS = ['minLength', 'maxLength'] as const
const RANGE = ['minimum', 'maximum'] as const
const COUNTS = ['minItems', 'maxItems'] as const

/** The limits that make sense for a kind. */
const LIMITS: Readonly<Partial<Record<FieldKind, readonly Bound[]>>> = {
  text: LENGTHS,
  textarea: LENGTHS,
  number: RANGE,
  integer: RANGE,
  checkboxes: COUNTS,
  money: RANGE,
  photos: COUNTS,
  video: COUNTS,
  voice: COUNTS,
  files: COUNTS,
  household: COUNTS,
  list: COUNTS,
}

/** How long, how much, how many, and in which shape. */
export function LimitProperties(props: OfKind & { readonly isAdvanced: boolean }) {
  const { kind, isAdvanced } = props
  const { t } = useTranslation('forms')
  const limits = LIMITS[kind] ?? []
  return (
    <>
      {limits.length > 0 && (
        <Property label={t('limit.title')}>
          {kind === 'money' && <p className="soft">{t('limit.inYuan')}</p>}
          <div className="limit-row">
            {limits.map((limit) => (
              <LimitEntry key={limit} {...props} limit={limit} />
            ))}
          </div>
          {limits.map((limit) => (
            <LimitMessage key={limit} {...props} limit={limit} />
          ))}
        </Property>
      )}
      {(kind === 'text' || (kind === 'textarea' && isAdvanced)) && <Shape {...props} />}
    </>
  )
}

function LimitEntry({ form, place, deeds, kind, limit }: OfKind & { readonly limit: Bound }) {
  const { t } = useTranslation('forms')
  const said = fieldAt(form, place.path)?.[limit]
  const isWhole = limit !== 'minimum' && limit !== 'maximum'
  // An amount is kept in fen, and spoken of in yuan.
  const unit = kind === 'money' ? 100 : 1
  const value = typeof said === 'number' ? said / unit : null
  const set = (next: number | null) => {
    const kept = next === null || unit === 1 ? next : Math.round(next * unit)
    deeds.run((now) => setLimit(now, place, { limit, value: kept }))
  }
  return (
    <span className="limit-entry">
      <span aria-hidden="true">{t(`limit.${limit}`)}</span>
      <NumberEntry
        key={value === null ? 'none' : 'some'}
        label={t(`limit.${limit}`)}
        value={value}
        isWhole={isWhole}
        {...(isWhole ? { least: 0 } : {})}
        onChange={set}
      />
      {value !== null && (
        <Button size="small" type="text" onClick={() => set(null)}>
          {t('limit.none')}
          <span className="visually-hidden">{t(`limit.${limit}`)}</span>
        </Button>
      )}
    </span>
  )
}

/** The sentence for an answer beyond a limit, in both languages; without one, the limit makes it. */
function LimitMessage({ form, place, deeds, limit }: OfKind & { readonly limit: FieldLimit }) {
  const { t } = useTranslation('forms')
  const field = fieldAt(form, place.path)
  if (field?.[limit] === undefined) return null
  const said = field['x-messages']?.[limit]
  return (
    <LocaleTextInput
      label={t(`limit.message.${limit}`)}
      value={textAt(form, messagePointer(form, place.path, limit), said)}
      maxLength={200}
      onChange={(value) => deeds.run((now) => setMessage(now, place, { limit, value }))}
    />
  )
}

/** A shape that is known by name, or a pattern of one's own. */
function Shape(props: OfKind & { readonly isAdvanced: boolean }) {
  const { form, place, deeds, isAdvanced } = props
  const { t } = useTranslation('forms')
  const id = useId()
  const pattern = fieldAt(form, place.path)?.pattern
  const known = PATTERNS.find((each) => each.pattern === pattern)?.name
  const own = pattern === undefined ? 'any' : (known ?? 'own')
  const names = [
    'any' as const,
    ...PATTERNS.map(({ name }) => name),
    ...(own === 'own' ? (['own'] as const) : []),
  ]
  const set = (value: string | null) =>
    deeds.run((now) => setLimit(now, place, { limit: 'pattern', value }))
  return (
    <>
      <Property label={t('shape.title')}>
        <Choice
          label={t('shape.title')}
          value={own}
          options={names.map((value) => ({ value, label: t(`shape.${value}`) }))}
          onChange={(next) => {
            const preset = PATTERNS.find(({ name }) => name === next)
            if (next !== 'own') set(preset?.pattern ?? null)
          }}
        />
      </Property>
      {isAdvanced && (
        <Property label={t('shape.pattern')} control={id}>
          <Input
            id={id}
            value={pattern ?? ''}
            maxLength={512}
            autoComplete="off"
            spellCheck={false}
            onChange={({ target }) => set(target.value === '' ? null : target.value)}
          />
        </Property>
      )}
      <LimitMessage {...props} limit="pattern" />
    </>
  )
}
