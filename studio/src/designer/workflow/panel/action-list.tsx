import { createScopes, renderExpression } from '@linli/runtime/core'
import type { ActionDefinition, Definition, NoticeDefinition } from '@linli/schemas/definition'
import { escapePointer } from '@linli/schemas/json-pointer'
import { textIn } from '@linli/schemas/locale-text'
import { Button, Checkbox } from 'antd'
import { useTranslation } from 'react-i18next'
import { editAt } from '../../../document/workflow/edit-at.ts'
import { addNotice } from '../../../document/workflow/edit-notices.ts'
import { NEW_NOTICE } from '../../../document/workflow/new-words.ts'
import { localeOf } from '../../../i18n/i18n.ts'
import { AssignRulesEditor } from '../../parts/assign-rules-editor.tsx'
import { Choice } from '../../parts/choice.tsx'
import { FirmText } from '../../parts/firm-text.tsx'
import { optionsOf } from '../../parts/option.ts'
import { replaced } from '../../parts/ordered.ts'
import { OrderedRows } from '../../parts/ordered-rows.tsx'
import { TextEntry } from '../../parts/text-entry.tsx'
import { makeBy } from '../use-editing.ts'
import { useWorkflow } from '../workflow-context.ts'
import { AddOther, OtherAction } from './other-actions.tsx'
import { useLookups } from './use-lookups.ts'

interface ActionListProps {
  readonly value: readonly ActionDefinition[]
  readonly onChange: (next: readonly ActionDefinition[]) => void
}

/** What is done, in its order: who is told, which facts are noted, what is raised, stopped or written down. */
export function ActionList({ value, onChange }: ActionListProps) {
  const { t } = useTranslation('workflow')
  const { definition, edit } = useWorkflow()
  const nameOf = (action: ActionDefinition, index: number) =>
    t('action.nth', { number: index + 1, kind: t(`action.kinds.${action.type}`) })
  const tellNew = () => {
    const declared: NoticeDefinition = { channel: 'app', ...NEW_NOTICE }
    const about = { key: 'addNotice', what: declared.title['zh-CN'] } as const
    const made = makeBy(edit, (now) => addNotice(now, declared), about)
    if (made === null) return
    const params = { notice: made.notice, to: { strategy: 'initiator' } } as const
    onChange([...value, { type: 'notify', params }])
  }
  const [field] = Object.keys(definition.context.schema.properties)
  return (
    <div className="part">
      <OrderedRows items={value} label={t('action.title')} onChange={onChange} nameOf={nameOf}>
        {(action, index) => (
          <ActionFields
            value={action}
            name={nameOf(action, index)}
            onChange={(next) => onChange(replaced(value, index, next))}
          />
        )}
      </OrderedRows>
      <div className="panel-deeds">
        <Button onClick={tellNew}>{t('action.addNotice')}</Button>
        {field !== undefined && (
          <Button
            onClick={() => {
              onChange([...value, { type: 'set', params: { to: field, cel: `context.${field}` } }])
            }}
          >
            {t('action.addSet')}
          </Button>
        )}
      </div>
      <AddOther onAdd={(action) => onChange([...value, action])} />
    </div>
  )
}

interface ActionFieldsProps {
  readonly value: ActionDefinition
  readonly name: string
  readonly onChange: (next: ActionDefinition) => void
}

function ActionFields({ value, name, onChange }: ActionFieldsProps) {
  if (value.type === 'notify') return <NoticeFields value={value} name={name} onChange={onChange} />
  if (value.type === 'set') return <SetFields value={value} name={name} onChange={onChange} />
  return <OtherAction value={value} name={name} onChange={onChange} />
}

interface NoticeFieldsProps extends Omit<ActionFieldsProps, 'value'> {
  readonly value: Extract<ActionDefinition, { readonly type: 'notify' }>
}

function NoticeFields({ value, name, onChange }: NoticeFieldsProps) {
  const { t, i18n } = useTranslation('workflow')
  const { definition, edit } = useWorkflow()
  const lookups = useLookups(definition)
  const { params } = value
  const notice = definition.notices[params.notice]
  const put = (key: 'title' | 'body', text: NoticeDefinition['title']) => {
    const pointer = `/notices/${escapePointer(params.notice)}/${key}`
    edit((now) => editAt(now, pointer, () => text), {
      ...{ key: 'changeNotice', what: text['zh-CN'], mergeKey: pointer },
    })
  }
  return (
    <>
      <Choice
        label={t('action.notice', { name })}
        value={params.notice}
        options={optionsOf(definition.notices, localeOf(i18n))}
        onChange={(next) => onChange({ ...value, params: { ...params, notice: next } })}
      />
      {notice !== undefined && (
        <>
          <FirmText
            key={`title ${params.notice}`}
            label={t('action.noticeTitle')}
            value={notice.title}
            onChange={(text) => put('title', text)}
          />
          <FirmText
            key={`body ${params.notice}`}
            label={t('action.noticeBody')}
            isMultiline
            value={notice.body}
            onChange={(text) => put('body', text)}
          />
        </>
      )}
      <AssignRulesEditor
        label={t('action.to', { name })}
        value={[params.to]}
        lookups={lookups}
        mayPick={false}
        behind="task"
        onChange={([to]) => {
          if (to !== undefined) onChange({ ...value, params: { ...params, to } })
        }}
      />
      <Checkbox
        checked={params.copy === true}
        onChange={({ target }) => {
          const { copy: _had, ...rest } = params
          onChange({ ...value, params: target.checked ? { ...rest, copy: true } : rest })
        }}
      >
        {t('action.copy')}
      </Checkbox>
    </>
  )
}

interface SetFieldsProps extends Omit<ActionFieldsProps, 'value'> {
  readonly value: Extract<ActionDefinition, { readonly type: 'set' }>
}

function SetFields({ value, name, onChange }: SetFieldsProps) {
  const { t, i18n } = useTranslation('workflow')
  const { definition } = useWorkflow()
  const { to, cel } = value.params
  const sentence = renderExpression(cel, createScopes(definition).state.names())
  return (
    <>
      <Choice
        label={t('action.field', { name })}
        value={to}
        options={fieldsOf(definition)}
        onChange={(next) => onChange({ ...value, params: { ...value.params, to: next } })}
      />
      <TextEntry
        label={t('action.cel', { name })}
        value={cel}
        onChange={(next) => {
          // An empty one would be no expression at all.
          if (next !== '') onChange({ ...value, params: { ...value.params, cel: next } })
        }}
      />
      {sentence !== null && <p className="soft">{textIn(sentence, localeOf(i18n))}</p>}
    </>
  )
}

function fieldsOf({ context }: Definition) {
  return Object.entries(context.schema.properties).map(([value, field]) => ({
    value,
    label: field.title ?? value,
  }))
}
