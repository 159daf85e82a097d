import { type ConditionField, isOpenNumber } from '@linli/runtime/core'
import { Button, Select } from 'antd'
import { useTranslation } from 'react-i18next'
import { type Row, rowAbout, rowWith } from './condition-draft.ts'
import type { ConditionFacts } from './condition-facts.ts'
import { needs, type Relation, relationsOf } from './condition-relation.ts'
import { ConditionValue } from './condition-value.tsx'
import { FieldChoice } from './field-choice.tsx'
import { holdsWhenEmpty } from './holds-when-empty.ts'

interface ConditionRowProps {
  readonly value: Row
  readonly onChange: (next: Row) => void
  readonly facts: ConditionFacts
  readonly name: string
}

/** One row: a field, how it stands to what, and what it means that it was not filled in. */
export function ConditionRow({ value, onChange, facts, name }: ConditionRowProps) {
  const { t } = useTranslation('parts')
  const field = facts.fields.get(value.field)
  return (
    <>
      <FieldChoice
        label={t('condition.field', { name })}
        fields={facts.fields}
        accepts={(each) => relationsOf(each).length > 0}
        value={value.field}
        onChange={(path) => {
          const next = facts.fields.get(path)
          const row = next === undefined ? null : rowAbout(next)
          if (row !== null) onChange(row)
        }}
      />
      <div className="part-sentence">
        <RelationChoice value={value} onChange={onChange} field={field} name={name} />
        {field !== undefined && needs(value.relation) !== 'nothing' && (
          <Compared value={value} onChange={onChange} facts={facts} name={name} field={field} />
        )}
      </div>
      {field !== undefined && (
        <WhenEmpty value={value} onChange={onChange} field={field} name={name} />
      )}
    </>
  )
}

interface FieldProps extends Omit<ConditionRowProps, 'facts'> {
  readonly field: ConditionField
}

function RelationChoice({
  value,
  onChange,
  field,
  name,
}: Omit<FieldProps, 'field'> & { readonly field: ConditionField | undefined }) {
  const { t } = useTranslation('parts')
  const known = field === undefined ? [] : relationsOf(field)
  const relations = known.includes(value.relation) ? known : [...known, value.relation]
  const isTime = field?.isInstant === true || field?.format?.startsWith('date') === true
  return (
    <Select<Relation>
      className="part-choice condition-relation"
      aria-label={t('condition.relation', { name })}
      popupMatchSelectWidth={false}
      value={value.relation}
      options={relations.map((each) => ({
        value: each,
        label: t(isTime ? `condition.times.${each}` : `condition.relations.${each}`, {
          defaultValue: t(`condition.relations.${each}`),
        }),
      }))}
      onChange={(relation) => onChange(rowWith(value, relation, field))}
    />
  )
}

/** A value of the field's kind, or another field of that kind. */
function Compared({
  value,
  onChange,
  field,
  facts,
  name,
}: FieldProps & Pick<ConditionRowProps, 'facts'>) {
  const { t } = useTranslation('parts')
  const about = field.item ?? field
  const accepts = (each: ConditionField) => each.kind === about.kind && each.path !== field.path
  const mayCompare =
    needs(value.relation) === 'one' && [...facts.fields.values()].some((each) => accepts(each))
  const isOther = value.other !== null
  return (
    <>
      {isOther ? (
        <FieldChoice
          label={t('condition.other', { name })}
          fields={facts.fields}
          accepts={accepts}
          value={value.other ?? undefined}
          onChange={(other) => onChange({ ...value, other })}
        />
      ) : (
        <ConditionValue
          key={`${value.field} ${value.relation}`}
          value={value}
          onChange={onChange}
          about={about}
          nodes={facts.nodes}
          label={t('condition.value', { name })}
        />
      )}
      {mayCompare && (
        <Button
          size="small"
          type="text"
          onClick={() => {
            const first = [...facts.fields.values()].find(accepts)
            onChange({ ...value, value: null, other: isOther ? null : (first?.path ?? null) })
          }}
        >
          {t(isOther ? 'condition.withValue' : 'condition.withField')}
          <span className="visually-hidden">{t('text.of', { label: name })}</span>
        </Button>
      )}
    </>
  )
}

const EMPTY = ['no', 'yes'] as const

/** What it means that the field has no value: chosen of a number, said of the others. */
function WhenEmpty({ value, onChange, field, name }: FieldProps) {
  const { t } = useTranslation('parts')
  if (isOpenNumber(field) && needs(value.relation) !== 'nothing') {
    return (
      <div className="part-sentence condition-empty">
        <span>{t('condition.whenEmpty')}</span>
        <Select<(typeof EMPTY)[number] | 'asked'>
          className="part-choice"
          size="small"
          aria-label={t('condition.whenEmptyOf', { name })}
          value={value.whenEmpty ?? 'asked'}
          options={[...EMPTY, ...(value.whenEmpty === null ? (['asked'] as const) : [])].map(
            (each) => ({ value: each, label: t(`condition.empties.${each}`) }),
          )}
          onChange={(next) => onChange({ ...value, whenEmpty: next === 'asked' ? null : next })}
        />
      </div>
    )
  }
  const holds = holdsWhenEmpty(value, field)
  if (holds === null) return null
  return (
    <p className="soft condition-empty">
      {t('condition.whenEmpty')} {t(`condition.empties.${holds ? 'yes' : 'no'}`)}
    </p>
  )
}
