import type { DeviceTrigger, FormTrigger, Trigger } from '@linli/schemas/definition'
import { textIn } from '@linli/schemas/locale-text'
import { Button, Checkbox } from 'antd'
import { useTranslation } from 'react-i18next'
import { useQuery } from 'urql'
import { DevicesDocument } from '../../../api/documents.ts'
import { START } from '../../../document/place-of.ts'
import { setTrigger } from '../../../document/workflow/edit-events.ts'
import { newDeviceTrigger } from '../../../document/workflow/new-device-trigger.ts'
import { localeOf } from '../../../i18n/i18n.ts'
import { Choice } from '../../parts/choice.tsx'
import { TextEntry } from '../../parts/text-entry.tsx'
import { useWorkflow } from '../workflow-context.ts'
import { FactsEditor } from './facts-editor.tsx'
import { PartProblems } from './part-section.tsx'
import { ReadingSamples } from './reading-samples.tsx'
import { SetRows } from './set-rows.tsx'

const ROLES = ['resident', 'worker', 'official'] as const
const POLICIES = ['start', 'signal', 'start-or-signal', 'drop'] as const

/** What begins an instance: a form that somebody sends, or a device that reports. */
export function StartPanel() {
  const { t } = useTranslation('workflow')
  const { definition, edit, select } = useWorkflow()
  const { triggers, forms } = definition
  const [form] = Object.keys(forms)
  const put = (index: number, trigger: Trigger | null) =>
    edit((now) => setTrigger(now, index, trigger), {
      ...{ key: 'changeStart', mergeKey: `trigger:${index}` },
    })
  return (
    <>
      <header className="panel-head">
        <h2>{t('start.title')}</h2>
      </header>
      <div className="panel-deeds">
        <Button onClick={() => select({ state: null, part: null, way: null })}>
          {t('panel.close')}
        </Button>
      </div>
      {triggers.map((trigger, index) => (
        <section
          key={index}
          className="panel-nested"
          aria-label={t('start.nth', { number: index + 1 })}
        >
          {trigger.kind === 'form' ? (
            <FormFields value={trigger} onChange={(next) => put(index, next)} />
          ) : (
            <DeviceFields index={index} value={trigger} onChange={(next) => put(index, next)} />
          )}
          <PartProblems uid={START} parts={[]} within={`/triggers/${index}`} />
          <Button danger size="small" onClick={() => put(index, null)}>
            {t('start.remove', { number: index + 1 })}
          </Button>
        </section>
      ))}
      <div className="panel-deeds">
        {form !== undefined && (
          <Button
            onClick={() => {
              const node = 'form.place'
              put(triggers.length, { kind: 'form', form, by: ['worker'], node, set: {} })
            }}
          >
            {t('start.addForm')}
          </Button>
        )}
        <AddDevice onAdd={(trigger) => put(triggers.length, trigger)} />
      </div>
    </>
  )
}

/** Begins with a type of device that the street has. */
function AddDevice({ onAdd }: { readonly onAdd: (trigger: DeviceTrigger) => void }) {
  const { t } = useTranslation('workflow')
  const [{ data }] = useQuery({ query: DevicesDocument })
  const trigger = newDeviceTrigger((data?.devices ?? []).map(({ type }) => type))
  return (
    <>
      <Button disabled={trigger === null} onClick={() => trigger !== null && onAdd(trigger)}>
        {t('start.addDevice')}
      </Button>
      {data !== undefined && trigger === null && (
        <span className="soft">{t('start.noDevices')}</span>
      )}
    </>
  )
}

interface FieldsProps<Kind extends Trigger> {
  readonly value: Kind
  readonly onChange: (next: Kind) => void
}

function FormFields({ value, onChange }: FieldsProps<FormTrigger>) {
  const { t, i18n } = useTranslation('workflow')
  const { definition } = useWorkflow()
  const locale = localeOf(i18n)
  const forms = Object.entries(definition.forms).map(([id, form]) => ({
    value: id,
    label: textIn(form.title, locale),
  }))
  return (
    <>
      <div className="panel-line">
        {t('start.form')}
        <Choice
          label={t('start.form')}
          value={value.form}
          options={forms}
          onChange={(form) => onChange({ ...value, form })}
        />
      </div>
      <fieldset className="panel-roles">
        <legend>{t('start.by')}</legend>
        {ROLES.map((role) => (
          <Checkbox
            key={role}
            checked={value.by.includes(role)}
            disabled={value.by.length === 1 && value.by.includes(role)}
            onChange={({ target }) => {
              const by = ROLES.filter((each) =>
                each === role ? target.checked : value.by.includes(each),
              )
              onChange({ ...value, by })
            }}
          >
            {t(`start.roles.${role}`)}
          </Checkbox>
        ))}
      </fieldset>
      <CelLine
        label={t('start.node')}
        value={value.node}
        onChange={(node) => onChange({ ...value, node })}
      />
      <div className="panel-line">
        <span aria-hidden="true">{t('start.anonymous')}</span>
        <TextEntry
          label={t('start.anonymous')}
          placeholder={t('start.never')}
          value={value.anonymousWhen ?? ''}
          onChange={(next) => {
            const { anonymousWhen: _had, ...rest } = value
            onChange(next === '' ? rest : { ...rest, anonymousWhen: next })
          }}
        />
      </div>
      <SetRows value={value.set} onChange={(set) => onChange({ ...value, set })} />
    </>
  )
}

function DeviceFields({
  value,
  onChange,
  index,
}: FieldsProps<DeviceTrigger> & { readonly index: number }) {
  const { t } = useTranslation('workflow')
  const { definition } = useWorkflow()
  const events = Object.entries(definition.events).map(([name, event]) => ({
    value: name,
    label: event.title['zh-CN'],
  }))
  return (
    <>
      <CelLine
        label={t('start.deviceType')}
        value={value.deviceType}
        onChange={(deviceType) => onChange({ ...value, deviceType })}
      />
      <CelLine
        label={t('start.match')}
        value={value.match}
        onChange={(match) => onChange({ ...value, match })}
      />
      <div className="panel-line">
        {t('start.policy')}
        <Choice
          label={t('start.policy')}
          value={value.policy}
          options={POLICIES.map((each) => ({ value: each, label: t(`start.policies.${each}`) }))}
          onChange={(next) => {
            const policy = POLICIES.find((each) => each === next)
            if (policy !== undefined) onChange({ ...value, policy })
          }}
        />
      </div>
      {value.policy !== 'start' && value.policy !== 'drop' && (
        <div className="panel-line">
          {t('start.event')}
          <Choice
            label={t('start.event')}
            value={value.event}
            options={events}
            onChange={(event) => onChange({ ...value, event })}
          />
        </div>
      )}
      <CelLine
        label={t('start.key')}
        value={value.key}
        onChange={(key) => onChange({ ...value, key })}
      />
      <CelLine
        label={t('start.node')}
        value={value.node}
        onChange={(node) => onChange({ ...value, node })}
      />
      <SetRows value={value.set} onChange={(set) => onChange({ ...value, set })} />
      <ReadingSamples
        deviceType={value.deviceType}
        schema={value.schema}
        onTake={(schema) => onChange({ ...value, schema })}
      />
      <FactsEditor owner={`/triggers/${index}`} title={t('start.reading')} />
    </>
  )
}

interface CelLineProps {
  readonly label: string
  readonly value: string
  readonly onChange: (next: string) => void
}

/** A line of text that is never empty: the format has no empty expression. */
function CelLine({ label, value, onChange }: CelLineProps) {
  return (
    <div className="panel-line">
      <span aria-hidden="true">{label}</span>
      <TextEntry
        label={label}
        value={value}
        onChange={(next) => {
          if (next !== '') onChange(next)
        }}
      />
    </div>
  )
}
