import type { Definition, PaperPart, RepeatedText } from '@linli/schemas/definition'
import { Button } from 'antd'
import { useTranslation } from 'react-i18next'
import { asKind, repeatedText } from '../../document/papers/edit-papers.ts'
import { fieldOptions, listOptions } from '../../document/papers/paper-options.ts'
import { localeOf } from '../../i18n/i18n.ts'
import { Choice } from '../parts/choice.tsx'
import { NOTHING } from '../parts/option.ts'
import { replaced } from '../parts/ordered.ts'
import { OrderedRows } from '../parts/ordered-rows.tsx'
import { PaperText } from './paper-text.tsx'

interface PartsProps {
  readonly definition: Definition
  readonly parts: readonly PaperPart[]
  readonly onChange: (next: readonly PaperPart[]) => void
}

const KINDS = ['text', 'heading', 'table'] as const

/** What stands on a paper, part by part. */
export function PaperParts({ definition, parts, onChange }: PartsProps) {
  const { t, i18n } = useTranslation('papers')
  const lists = listOptions(definition, localeOf(i18n))
  const [first] = lists
  // A table without a list has no rows.
  const kinds = KINDS.filter((kind) => kind !== 'table' || first !== undefined)
  const nameOf = (_: PaperPart, index: number) => t('partName', { number: index + 1 })
  return (
    <>
      <OrderedRows items={parts} onChange={onChange} label={t('body')} nameOf={nameOf} least={1}>
        {(part, index) => {
          const put = (next: PaperPart) => onChange(replaced(parts, index, next))
          return (
            <>
              <Choice
                label={t('kindOf', { name: nameOf(part, index) })}
                value={part.kind}
                options={kinds.map((kind) => ({ value: kind, label: t(`kind.${kind}`) }))}
                onChange={(kind) =>
                  put(asKind(part, kind as PaperPart['kind'], first?.value ?? ''))
                }
              />
              <PartFields {...{ definition, part }} name={nameOf(part, index)} onChange={put} />
            </>
          )
        }}
      </OrderedRows>
      <Button onClick={() => onChange([...parts, { kind: 'text', text: t('newText') }])}>
        {t('addPart')}
      </Button>
    </>
  )
}

interface PartFieldsProps {
  readonly definition: Definition
  readonly part: PaperPart
  readonly name: string
  readonly onChange: (next: PaperPart) => void
}

function PartFields({ definition, part, name, onChange }: PartFieldsProps) {
  const { i18n } = useTranslation('papers')
  const locale = localeOf(i18n)
  switch (part.kind) {
    case 'heading':
      return (
        <PaperText
          label={name}
          value={part.text}
          fields={fieldOptions(definition, { locale })}
          onChange={(text) => onChange({ ...part, text })}
        />
      )
    case 'text':
      return (
        <RepeatedFields
          {...{ definition, name }}
          said={part}
          isMultiline
          onChange={(next) => onChange({ kind: 'text', ...next })}
        />
      )
    case 'table':
      return <TableFields {...{ definition, part, name, onChange }} />
  }
}

interface RepeatedFieldsProps {
  readonly definition: Definition
  readonly said: RepeatedText
  readonly name: string
  readonly isMultiline?: boolean
  readonly onChange: (next: RepeatedText) => void
}

/** A text, and for which list it is repeated. */
export function RepeatedFields(props: RepeatedFieldsProps) {
  const { definition, said, name, isMultiline = false, onChange } = props
  const { t, i18n } = useTranslation('papers')
  const locale = localeOf(i18n)
  const { text, each } = said
  const lists = listOptions(definition, locale)
  return (
    <>
      {(lists.length > 0 || each !== undefined) && (
        <Choice
          label={t('eachOf', { name })}
          value={each ?? NOTHING}
          options={[{ value: NOTHING, label: t('once') }, ...forEach(lists, t('forEach'))]}
          onChange={(next) => onChange(repeatedText(text, next === NOTHING ? undefined : next))}
        />
      )}
      <PaperText
        label={name}
        isMultiline={isMultiline}
        value={text}
        fields={fieldOptions(definition, { each, locale })}
        onChange={(next) => onChange(repeatedText(next, each))}
      />
    </>
  )
}

function forEach(lists: ReturnType<typeof listOptions>, before: string) {
  return lists.map(({ value, label }) => ({ value, label: `${before}${label}` }))
}

type Table = Extract<PaperPart, { kind: 'table' }>

function TableFields({
  definition,
  part,
  name,
  onChange,
}: Omit<PartFieldsProps, 'part'> & { readonly part: Table }) {
  const { t, i18n } = useTranslation('papers')
  const locale = localeOf(i18n)
  const { each, columns } = part
  const column = (_: unknown, index: number) => t('column', { name, number: index + 1 })
  return (
    <>
      <Choice
        label={t('eachOf', { name })}
        value={each}
        options={forEach(listOptions(definition, locale), t('rowForEach'))}
        onChange={(next) => onChange({ ...part, each: next })}
      />
      <OrderedRows
        items={columns}
        onChange={(next) => onChange({ ...part, columns: next })}
        label={t('columns')}
        nameOf={column}
        least={1}
      >
        {(said, index) => {
          const put = (next: typeof said) =>
            onChange({ ...part, columns: replaced(columns, index, next) })
          return (
            <>
              <PaperText
                label={t('columnTitle', { column: column(said, index) })}
                value={said.title}
                fields={fieldOptions(definition, { locale })}
                onChange={(title) => put({ ...said, title })}
              />
              <PaperText
                label={t('columnText', { column: column(said, index) })}
                value={said.text}
                fields={fieldOptions(definition, { each, locale })}
                onChange={(text) => put({ ...said, text })}
              />
            </>
          )
        }}
      </OrderedRows>
      {columns.length < 8 && (
        <Button
          size="small"
          onClick={() => {
            const added = { title: t('newColumn'), text: '{{row}}' }
            onChange({ ...part, columns: [...columns, added] })
          }}
        >
          {t('addColumn')}
        </Button>
      )}
    </>
  )
}
