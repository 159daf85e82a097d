import type { EventDeclaration } from '@linli/schemas/definition'
import { Button } from 'antd'
import { useTranslation } from 'react-i18next'
import {
  addEvent,
  consequenceOf,
  sayConsequence,
  setEvent,
} from '../../../document/workflow/edit-events.ts'
import { connect } from '../../../document/workflow/edit-ways.ts'
import { NEW_EVENT } from '../../../document/workflow/new-words.ts'
import type { PlacedState } from '../../../document/workflow/placed-states.ts'
import { waysOf } from '../../../document/workflow/ways.ts'
import { localeOf } from '../../../i18n/i18n.ts'
import { Choice } from '../../parts/choice.tsx'
import { FirmText } from '../../parts/firm-text.tsx'
import { LocaleTextInput } from '../../parts/locale-text-input.tsx'
import { optionsOf } from '../../parts/option.ts'
import { useWorkflow } from '../workflow-context.ts'
import { PartSection } from './part-section.tsx'
import { WokenWays } from './way-list.tsx'

const SOURCES = ['resident', 'staff', 'device', 'system'] as const

/** The events a step hears: what each is called, who gives it, and where it leads. */
export function EventFields({ place }: { readonly place: PlacedState }) {
  const { t, i18n } = useTranslation('workflow')
  const { definition, placed, edit } = useWorkflow()
  const { uid, state } = place
  const ways = waysOf(definition).filter(({ from, kind }) => kind === 'event' && from?.uid === uid)
  const end = placed.find((each) => each.state.type === 'final' && each.uid !== uid)
  const heard = new Set(ways.map(({ name }) => name))
  const strangers = optionsOf(definition.events, localeOf(i18n)).filter(
    ({ value }) => !heard.has(value),
  )
  const add = () => {
    const title = { 'zh-CN': NEW_EVENT }
    const declared: EventDeclaration = { title, source: 'staff' }
    edit((now) => addEvent(now, { from: uid, to: end?.uid ?? uid }, declared), {
      ...{ key: 'addEvent', what: state.meta.title['zh-CN'] },
    })
  }
  return (
    <PartSection
      title={t('event.title')}
      parts={['on', 'event']}
      uid={uid}
      isFolded={ways.length === 0}
    >
      {[...new Set(ways.map(({ name }) => name))].map((name) => (
        <div key={name} className="panel-nested">
          <EventDeclared name={name} />
          <WokenWays place={place} ways={ways.filter((way) => way.name === name)} />
        </div>
      ))}
      <Button onClick={add}>{t('event.add')}</Button>
      {strangers.length > 0 && (
        <div className="panel-line">
          {t('event.hear')}
          <Choice
            label={t('event.hear')}
            hint={t('event.hear')}
            value={undefined}
            options={strangers}
            onChange={(name) => {
              const to = end?.uid ?? uid
              const wakes = { kind: 'event', name } as const
              edit((now) => connect(now, { from: uid, to, wakes })?.definition ?? now, {
                ...{ key: 'addEvent', what: state.meta.title['zh-CN'] },
              })
            }}
          />
        </div>
      )}
    </PartSection>
  )
}

export function EventDeclared({ name }: { readonly name: string }) {
  const { t } = useTranslation('workflow')
  const { definition, edit } = useWorkflow()
  const event = definition.events[name]
  if (event === undefined) return <p className="part-problem">{t('event.missing', { name })}</p>
  const put = (next: EventDeclaration) =>
    edit((now) => setEvent(now, name, next), {
      ...{ key: 'changeEvent', what: next.title['zh-CN'], mergeKey: `event:${name}` },
    })
  return (
    <>
      <FirmText
        label={t('event.name')}
        maxLength={60}
        value={event.title}
        onChange={(title) => put({ ...event, title })}
      />
      <Choice
        label={t('event.source')}
        value={event.source}
        options={SOURCES.map((value) => ({ value, label: t(`event.sources.${value}`) }))}
        onChange={(source) => {
          const chosen = SOURCES.find((each) => each === source)
          if (chosen !== undefined) put({ ...event, source: chosen })
        }}
      />
      {event.source === 'resident' && (
        <LocaleTextInput
          label={t('event.consequence')}
          isMultiline
          value={consequenceOf(event)}
          onChange={(next) => put(sayConsequence(event, next))}
        />
      )}
    </>
  )
}
