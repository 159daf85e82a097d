import type { ActionDefinition, Definition } from '@linli/schemas/definition'
import { Button } from 'antd'
import { useTranslation } from 'react-i18next'
import { localeOf } from '../../../i18n/i18n.ts'
import { Choice } from '../../parts/choice.tsx'
import { FirmText } from '../../parts/firm-text.tsx'
import { optionsOf } from '../../parts/option.ts'
import { useWorkflow } from '../workflow-context.ts'

type Other = Exclude<ActionDefinition, { readonly type: 'notify' | 'set' }>

interface OtherActionProps {
  readonly value: Other
  readonly name: string
  readonly onChange: (next: ActionDefinition) => void
}

/** What is raised, told to the outside, stopped or written down. */
export function OtherAction({ value, name, onChange }: OtherActionProps) {
  const { t, i18n } = useTranslation('workflow')
  const { definition } = useWorkflow()
  const locale = localeOf(i18n)
  switch (value.type) {
    case 'raise':
    case 'emit':
      return (
        <Choice
          label={t('action.event', { name })}
          value={value.params.event}
          options={optionsOf(definition.events, locale)}
          onChange={(event) => onChange({ ...value, params: { event } })}
        />
      )
    case 'cancelTimer':
      return (
        <Choice
          label={t('action.timer', { name })}
          value={value.params.timer}
          options={optionsOf(definition.timers, locale)}
          onChange={(timer) => onChange({ ...value, params: { timer } })}
        />
      )
    case 'log':
      return (
        <FirmText
          label={t('action.message', { name })}
          isMultiline
          value={value.params.message}
          onChange={(message) => onChange({ ...value, params: { message } })}
        />
      )
  }
}

/** The rarer actions, each with the first thing it may be of; none is offered that has nothing to be of. */
export function AddOther({ onAdd }: { readonly onAdd: (action: ActionDefinition) => void }) {
  const { t } = useTranslation('workflow')
  const { definition } = useWorkflow()
  return (
    <details className="panel-more">
      <summary>{t('action.more')}</summary>
      <div className="panel-deeds">
        {firstOnes(definition, t('action.newMessage')).map((action) => (
          <Button key={action.type} onClick={() => onAdd(action)}>
            {t('action.add', { kind: t(`action.kinds.${action.type}`) })}
          </Button>
        ))}
      </div>
    </details>
  )
}

function firstOnes({ events, timers }: Definition, message: string): readonly Other[] {
  const [[event] = []] = [Object.keys(events)]
  const [[timer] = []] = [Object.keys(timers)]
  return [
    { type: 'log', params: { message: { 'zh-CN': message } } },
    ...(event === undefined
      ? []
      : ([
          { type: 'raise', params: { event } },
          { type: 'emit', params: { event } },
        ] as const)),
    ...(timer === undefined ? [] : ([{ type: 'cancelTimer', params: { timer } }] as const)),
  ]
}
