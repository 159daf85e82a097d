import type { FieldSchema } from '@linli/schemas/form-definition'
import { Button, Checkbox } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { keyFromTitle } from '../../../document/key-from-title.ts'
import {
  addFact,
  FACT_TYPES,
  type Fact,
  type FactChoice,
  type FactsOwner,
  type FactType,
  factsAt,
  removeFact,
  setFact,
  setFactChoices,
  setFactRequired,
  setFactTitle,
  setInitialValue,
} from '../../../document/workflow/edit-facts.ts'
import { Choice } from '../../parts/choice.tsx'
import { FirmText } from '../../parts/firm-text.tsx'
import { JsonEntry } from '../../parts/json-entry.tsx'
import { LocaleTextInput } from '../../parts/locale-text-input.tsx'
import { replaced } from '../../parts/ordered.ts'
import { OrderedRows } from '../../parts/ordered-rows.tsx'
import { TextEntry } from '../../parts/text-entry.tsx'
import { useRemoving } from '../use-removing.ts'
import { useWorkflow } from '../workflow-context.ts'

interface FactsEditorProps {
  readonly owner: FactsOwner
  readonly title: string
}

/** What something consists of, as rows: each with its type, its values and its name, folded until somebody asks. */
export function FactsEditor({ owner, title }: FactsEditorProps) {
  const { t } = useTranslation('workflow')
  const { definition } = useWorkflow()
  const facts = factsAt(definition, owner)
  return (
    <section aria-label={title}>
      <h4>{title}</h4>
      {facts.length === 0 && <p className="soft">{t('facts.none')}</p>}
      {facts.map((fact) => (
        <details key={fact.key} className="panel-nested panel-fact">
          <summary>
            {fact.title?.['zh-CN'] ?? fact.key} <code>{fact.key}</code>{' '}
            <span className="soft">{typeName(fact.schema, t)}</span>
          </summary>
          <FactFields owner={owner} fact={fact} />
        </details>
      ))}
      <NewFact owner={owner} />
    </section>
  )
}

type T = ReturnType<typeof useTranslation<'workflow'>>['t']

function typeName({ type }: FieldSchema, t: T): string {
  const known = FACT_TYPES.find((each) => each === type)
  return known === undefined ? type : t(`facts.types.${known}`)
}

function FactFields({ owner, fact }: { readonly owner: FactsOwner; readonly fact: Fact }) {
  const { t } = useTranslation('workflow')
  const { edit } = useWorkflow()
  const remove = useRemoving()
  const { key, schema, title, isRequired } = fact
  const what = title?.['zh-CN'] ?? key
  const about = (part: string) =>
    ({ key: 'changeFact', what, mergeKey: `fact:${owner}:${key}:${part}` }) as const
  return (
    <>
      <LocaleTextInput
        label={t('facts.title')}
        maxLength={60}
        value={title}
        onChange={(next) => edit((now) => setFactTitle(now, { owner, key }, next), about('title'))}
      />
      <Limits
        schema={schema}
        onChange={(next) => edit((now) => setFact(now, { owner, key }, next), about('schema'))}
      />
      <Choices owner={owner} fact={fact} />
      {owner === '/context' ? (
        <JsonEntry
          label={t('facts.initial')}
          value={fact.initial ?? null}
          onChange={(next) => edit((now) => setInitialValue(now, key, next), about('initial'))}
        />
      ) : (
        <Checkbox
          checked={isRequired}
          onChange={({ target }) =>
            edit((now) => setFactRequired(now, { owner, key }, target.checked), about('required'))
          }
        >
          {t('facts.required')}
        </Checkbox>
      )}
      <Button
        danger
        size="small"
        onClick={() => {
          remove((now) => removeFact(now, { owner, key }), { key: 'removeFact', what })
        }}
      >
        {t('facts.remove', { name: what })}
      </Button>
    </>
  )
}

interface LimitsProps {
  readonly schema: FieldSchema
  readonly onChange: (next: FieldSchema) => void
}

/** The type, and what it allows: one of several values, or a range. */
function Limits({ schema, onChange }: LimitsProps) {
  const { t } = useTranslation('workflow')
  const { type } = schema
  const isNumber = type === 'integer' || type === 'number'
  return (
    <>
      <div className="panel-line">
        {t('facts.type')}
        <Choice
          label={t('facts.type')}
          value={type}
          options={FACT_TYPES.map((value) => ({ value, label: t(`facts.types.${value}`) }))}
          onChange={(next) => {
            const chosen = FACT_TYPES.find((each) => each === next)
            if (chosen === 'array') onChange({ type: chosen, items: { type: 'string' } })
            else if (chosen !== undefined) onChange({ type: chosen })
          }}
        />
      </div>
      {type === 'string' && schema.oneOf === undefined && (
        <div className="panel-line">
          <span aria-hidden="true">{t('facts.values')}</span>
          <TextEntry
            label={t('facts.values')}
            placeholder={t('facts.anyValue')}
            value={(schema.enum ?? []).join('，')}
            onChange={(next) => {
              const { enum: _had, ...rest } = schema
              const values = next.split(/[,，、\s]+/).filter((each) => each !== '')
              onChange(
                values.length === 0
                  ? (rest as FieldSchema)
                  : { ...(rest as FieldSchema), enum: [...new Set(values)] },
              )
            }}
          />
        </div>
      )}
      {isNumber &&
        (['minimum', 'maximum'] as const).map((limit) => (
          <div key={limit} className="panel-line">
            <span aria-hidden="true">{t(`facts.${limit}`)}</span>
            <TextEntry
              label={t(`facts.${limit}`)}
              value={schema[limit] === undefined ? '' : String(schema[limit])}
              onChange={(next) => {
                const { [limit]: _had, ...others } = schema
                const rest = others as FieldSchema
                const number = Number(next)
                if (next === '') onChange(rest)
                else if (Number.isFinite(number)) onChange({ ...rest, [limit]: number })
              }}
            />
          </div>
        ))}
    </>
  )
}

/** The values with names that a fact may have. */
function Choices({ owner, fact }: { readonly owner: FactsOwner; readonly fact: Fact }) {
  const { t } = useTranslation('workflow')
  const { edit } = useWorkflow()
  const { key, schema, title } = fact
  const choices = fact.choices ?? []
  const [typed, setTyped] = useState('')
  if (schema.type !== 'string' || schema.enum !== undefined) return null
  const put = (next: readonly FactChoice[], part: string) =>
    edit((now) => setFactChoices(now, { owner, key }, next), {
      ...{ key: 'changeFact', what: title?.['zh-CN'] ?? key },
      mergeKey: `fact:${owner}:${key}:choice:${part}`,
    })
  const add = () => {
    const taken = choices.map(({ value }) => String(value))
    const value = keyFromTitle(typed, taken)
    put([...choices, { value, title: { 'zh-CN': typed.trim() } }], 'added')
    setTyped('')
  }
  return (
    <section aria-label={t('facts.choices')}>
      <h4>{t('facts.choices')}</h4>
      <OrderedRows
        items={choices}
        label={t('facts.choices')}
        nameOf={(choice) => choice.title['zh-CN']}
        onChange={(next) => put(next, 'order')}
      >
        {(choice, index) => (
          <>
            <FirmText
              label={t('facts.choice', { number: index + 1, value: choice.value })}
              value={choice.title}
              onChange={(next) =>
                put(replaced(choices, index, { ...choice, title: next }), `${index}`)
              }
            />
            <TextEntry
              label={t('facts.stored', { number: index + 1 })}
              value={String(choice.value)}
              onChange={(next) => {
                const isFree = choices.every(({ value }) => value !== next)
                const isValue = /^[\w.-]{1,64}$/.test(next)
                if (isFree && isValue) {
                  put(replaced(choices, index, { ...choice, value: next }), `value:${index}`)
                }
              }}
            />
          </>
        )}
      </OrderedRows>
      <div className="part-add">
        <TextEntry
          label={t('facts.newChoice')}
          placeholder={t('facts.newChoice')}
          value={typed}
          maxLength={60}
          onChange={setTyped}
          onEnter={() => {
            if (typed.trim() !== '') add()
          }}
        />
        <Button size="small" disabled={typed.trim() === ''} onClick={add}>
          {t('facts.add')}
        </Button>
      </div>
    </section>
  )
}

function NewFact({ owner }: { readonly owner: FactsOwner }) {
  const { t } = useTranslation('workflow')
  const { edit } = useWorkflow()
  const [title, setTitle] = useState('')
  const [type, setType] = useState<FactType>('string')
  const add = () => {
    if (title.trim() === '') return
    edit((now) => addFact(now, owner, { title: title.trim(), type })?.definition ?? now, {
      ...{ key: 'addFact', what: title.trim() },
    })
    setTitle('')
  }
  return (
    <div className="part-add">
      <TextEntry
        label={t('facts.new')}
        placeholder={t('facts.new')}
        maxLength={60}
        value={title}
        onChange={setTitle}
        onEnter={add}
      />
      <Choice
        label={t('facts.type')}
        value={type}
        options={FACT_TYPES.map((value) => ({ value, label: t(`facts.types.${value}`) }))}
        onChange={(next) => setType(FACT_TYPES.find((each) => each === next) ?? 'string')}
      />
      <Button disabled={title.trim() === ''} onClick={add}>
        {t('facts.add')}
      </Button>
    </div>
  )
}
