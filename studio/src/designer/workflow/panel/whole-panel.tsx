import { CloseOutlined } from '@ant-design/icons'
import type { EventDeclaration, Invariant, NoticeDefinition } from '@linli/schemas/definition'
import { escapePointer } from '@linli/schemas/json-pointer'
import { textIn } from '@linli/schemas/locale-text'
import { Button } from 'antd'
import { useTranslation } from 'react-i18next'
import { WHOLE } from '../../../document/place-of.ts'
import {
  declareEvent,
  hearEverywhere,
  removeEvent,
} from '../../../document/workflow/edit-events.ts'
import { addNotice, removeNotice, setNotice } from '../../../document/workflow/edit-notices.ts'
import { setDefinitionText, setInvariant } from '../../../document/workflow/edit-whole.ts'
import { NEW_EVENT, NEW_NOTICE } from '../../../document/workflow/new-words.ts'
import { waysOf } from '../../../document/workflow/ways.ts'
import { localeOf } from '../../../i18n/i18n.ts'
import { Choice } from '../../parts/choice.tsx'
import { FirmText } from '../../parts/firm-text.tsx'
import { LocaleTextInput } from '../../parts/locale-text-input.tsx'
import { NOTHING, optionsOf } from '../../parts/option.ts'
import { Several } from '../../parts/several.tsx'
import { TextEntry } from '../../parts/text-entry.tsx'
import { useWording } from '../../use-wording.ts'
import { titleIn } from '../step-summary.ts'
import { useRemoving } from '../use-removing.ts'
import { useWorkflow } from '../workflow-context.ts'
import { EventDeclared } from './event-fields.tsx'
import { FactsEditor } from './facts-editor.tsx'
import { NearbyFields } from './nearby-fields.tsx'
import { PartProblems } from './part-section.tsx'
import { RetentionFields } from './retention-fields.tsx'
import { WayRow } from './way-list.tsx'

/** What the whole definition has, whichever step one is at: its name, what an instance remembers, messages, notices, how long what is
 *  personal is kept, and what must never be. */
export function WholePanel() {
  const { t } = useTranslation('workflow')
  const { definition, edit, select } = useWorkflow()
  const { title, description = null } = definition
  const about = (part: string) => ({ key: 'changeWhole', mergeKey: `whole:${part}` }) as const
  return (
    <>
      <header className="panel-head">
        <h2>{t('whole.title')}</h2>
        <Button
          type="text"
          icon={<CloseOutlined aria-hidden="true" />}
          aria-label={t('panel.close')}
          onClick={() => select({ state: null, part: null, way: null })}
        />
      </header>
      <section className="panel-part" data-part="title description">
        <h3>{t('panel.name')}</h3>
        <FirmText
          label={t('whole.name')}
          maxLength={60}
          value={title}
          onChange={(next) => edit((now) => setDefinitionText(now, 'title', next), about('title'))}
        />
        <LocaleTextInput
          label={t('whole.description')}
          isMultiline
          value={description}
          onChange={(next) => {
            const text = next['zh-CN'] === '' ? null : next
            edit((now) => setDefinitionText(now, 'description', text), about('description'))
          }}
        />
        <PartProblems uid={WHOLE} parts={['title', 'description']} />
      </section>
      <details className="panel-part" data-part="context">
        <summary>{t('facts.ofContext')}</summary>
        <p className="soft">{t('facts.help')}</p>
        <FactsEditor owner="/context" title={t('facts.ofContext')} />
        <PartProblems uid={WHOLE} parts={['context']} />
      </details>
      <Events />
      <Notices />
      <RetentionFields />
      <NearbyFields />
      <Invariants />
    </>
  )
}

function Events() {
  const { t } = useTranslation('workflow')
  const { definition, edit } = useWorkflow()
  const remove = useRemoving()
  const add = () => {
    const declared: EventDeclaration = { title: { 'zh-CN': NEW_EVENT }, source: 'staff' }
    edit((now) => declareEvent(now, declared).definition, { key: 'addEvent', what: NEW_EVENT })
  }
  return (
    <details className="panel-part" data-part="events">
      <summary>{t('event.title')}</summary>
      {Object.entries(definition.events).map(([name, { title }]) => (
        <div key={name} className="panel-nested">
          <EventDeclared name={name} />
          <FactsEditor owner={`/events/${escapePointer(name)}`} title={t('event.payload')} />
          <Everywhere name={name} />
          <Button
            danger
            size="small"
            onClick={() => {
              remove((now) => removeEvent(now, name), { key: 'removeEvent', what: title['zh-CN'] })
            }}
          >
            {t('event.remove', { name: title['zh-CN'] })}
          </Button>
        </div>
      ))}
      <Button onClick={add}>{t('event.add')}</Button>
      <PartProblems uid={WHOLE} parts={['events']} />
    </details>
  )
}

/** What an event does in whatever step it is heard. */
function Everywhere({ name }: { readonly name: string }) {
  const { t } = useTranslation('workflow')
  const { definition, edit } = useWorkflow()
  const ways = waysOf(definition).filter(
    (way) => way.from === null && way.kind === 'event' && way.name === name,
  )
  if (ways.length === 0) {
    return (
      <Button
        size="small"
        onClick={() => edit((now) => hearEverywhere(now, name), { key: 'changeEvent', what: name })}
      >
        {t('event.everywhere')}
      </Button>
    )
  }
  return (
    <>
      <h4>{t('event.everywhere')}</h4>
      <ul className="way-list">
        {ways.map((way) => (
          <WayRow key={way.pointer} way={way} />
        ))}
      </ul>
    </>
  )
}

const CHANNELS = ['app', 'sms', 'voice', 'wecom', 'dingtalk', 'webhook'] as const

function Notices() {
  const { t } = useTranslation('workflow')
  const { definition, edit } = useWorkflow()
  const remove = useRemoving()
  const put = (name: string, next: NoticeDefinition, part: string) =>
    edit((now) => setNotice(now, name, next), {
      ...{ key: 'changeNotice', what: next.title['zh-CN'], mergeKey: `notice:${name}:${part}` },
    })
  const add = () => {
    const declared: NoticeDefinition = { channel: 'app', ...NEW_NOTICE }
    const what = declared.title['zh-CN']
    edit((now) => addNotice(now, declared).definition, { key: 'addNotice', what })
  }
  return (
    <details className="panel-part" data-part="notices">
      <summary>{t('notice.title')}</summary>
      {Object.entries(definition.notices).map(([name, notice]) => (
        <div key={name} className="panel-nested">
          <FirmText
            label={t('action.noticeTitle')}
            value={notice.title}
            onChange={(title) => put(name, { ...notice, title }, 'title')}
          />
          <FirmText
            label={t('action.noticeBody')}
            isMultiline
            value={notice.body}
            onChange={(body) => put(name, { ...notice, body }, 'body')}
          />
          <div className="panel-line">
            {t('notice.channel')}
            <Choice
              label={t('notice.channel')}
              value={notice.channel}
              options={CHANNELS.map((value) => ({
                value,
                label: t(`notice.channels.${value}`),
              }))}
              onChange={(next) => {
                const channel = CHANNELS.find((known) => known === next) ?? 'app'
                put(name, { ...notice, channel }, 'channel')
              }}
            />
          </div>
          {(notice.channel === 'sms' || notice.opens !== undefined) && (
            <NoticeLink notice={notice} onChange={(next) => put(name, next, 'opens')} />
          )}
          <Button
            danger
            size="small"
            onClick={() => {
              const what = notice.title['zh-CN']
              remove((now) => removeNotice(now, name), { key: 'removeNotice', what })
            }}
          >
            {t('notice.remove', { name: notice.title['zh-CN'] })}
          </Button>
        </div>
      ))}
      <Button onClick={add}>{t('notice.add')}</Button>
      <PartProblems uid={WHOLE} parts={['notices']} />
    </details>
  )
}

/** At which task's link a text message ends. */
function NoticeLink({
  notice,
  onChange,
}: {
  readonly notice: NoticeDefinition
  readonly onChange: (next: NoticeDefinition) => void
}) {
  const { t, i18n } = useTranslation('workflow')
  const { definition } = useWorkflow()
  const { opens, ...rest } = notice
  const tasks = optionsOf(definition.tasks, localeOf(i18n))
  return (
    <div className="panel-line">
      {t('notice.opens')}
      <Choice
        label={t('notice.opens')}
        value={opens ?? NOTHING}
        options={[{ value: NOTHING, label: t('notice.noLink') }, ...tasks]}
        onChange={(next) => onChange(next === NOTHING ? rest : { ...rest, opens: next })}
      />
    </div>
  )
}

function Invariants() {
  const { t, i18n } = useTranslation('workflow')
  const wording = useWording()
  const { definition, placed, edit } = useWorkflow()
  const locale = localeOf(i18n)
  const { invariants = [] } = definition
  const states = placed.map(({ uid, state }) => ({ value: uid, label: titleIn(state, wording) }))
  const put = (index: number, said: Invariant | null) =>
    edit((now) => setInvariant(now, index, said), {
      ...{ key: 'changeWhole', mergeKey: `invariant:${index}` },
    })
  const [first] = placed
  return (
    <details className="panel-part" data-part="invariants">
      <summary>{t('never.title')}</summary>
      <p className="soft">{t('never.help')}</p>
      {invariants.map((said, index) => (
        <div key={index} className="panel-nested">
          <FirmText
            label={t('never.name')}
            maxLength={200}
            value={said.title}
            onChange={(title) => put(index, { ...said, title })}
          />
          <div className="panel-line">
            {t('never.states')}
            <Several
              label={t('never.states')}
              value={said.never.states ?? []}
              options={states}
              onChange={(next) => {
                const { states: _had, ...rest } = said.never
                put(index, { ...said, never: next.length === 0 ? rest : { ...rest, states: next } })
              }}
            />
          </div>
          <div className="panel-line">
            <span aria-hidden="true">{t('never.when')}</span>
            <TextEntry
              label={t('never.when')}
              value={said.never.when ?? ''}
              onChange={(when) => {
                const { when: _had, ...rest } = said.never
                put(index, { ...said, never: when === '' ? rest : { ...rest, when } })
              }}
            />
          </div>
          <Button danger size="small" onClick={() => put(index, null)}>
            {t('never.remove', { name: textIn(said.title, locale) })}
          </Button>
        </div>
      ))}
      {first !== undefined && (
        <Button
          onClick={() => {
            const title = { 'zh-CN': t('never.new') }
            put(invariants.length, { title, never: { states: [first.uid] } })
          }}
        >
          {t('never.add')}
        </Button>
      )}
      <PartProblems uid={WHOLE} parts={['invariants']} />
    </details>
  )
}
