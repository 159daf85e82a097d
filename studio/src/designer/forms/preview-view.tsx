import { effectiveForm, formOfTask } from '@linli/runtime/core'
import type { Definition } from '@linli/schemas/definition'
import type { FormDefinition } from '@linli/schemas/form-definition'
import type { JsonObject } from '@linli/schemas/json'
import { type Locale, textIn } from '@linli/schemas/locale-text'
import { Button, Checkbox, Segmented, Select } from 'antd'
import { Suspense, useMemo, useState } from 'react'
import { I18nextProvider, useTranslation } from 'react-i18next'
import { useApiFormServices } from '../../api/use-api-form-services.ts'
import { askingTasks } from '../../document/form/field-access.ts'
import { sampleAnswers } from '../../document/form/sample-answers.ts'
import { FormView } from '../../form-view/form-view.tsx'
import { ReadForm } from '../../form-view/read-form.tsx'
import { localeOf } from '../../i18n/i18n.ts'
import { Delayed } from '../../ui/delayed.tsx'
import { PreviewFrame } from '../definitions/preview-frame.tsx'

type Device = 'pc' | 'phone' | 'elder'
const DEVICES: readonly Device[] = ['pc', 'phone', 'elder']

interface Look {
  readonly device: Device
  readonly locale: Locale
  readonly isDark: boolean
  readonly isReadonly: boolean
}

interface PreviewViewProps {
  readonly id: string
  readonly definition: Definition
}

const NO_TASK = ''
const NO_FORM: FormDefinition = {
  title: { 'zh-CN': '' },
  schema: { type: 'object', properties: {} },
}

/** The form as a task asks it of an instance that knows nothing but its initial values; as it stands where no task is named. */
function formIn(definition: Definition, id: string, task: string | undefined): FormDefinition {
  const own = definition.forms[id] ?? NO_FORM
  if (task === undefined) return own
  return formOfTask(definition, task, definition.context.initial) ?? own
}

/** A form as residents and staff will meet it: the same component, at the width and type size they have. */
export function PreviewView({ id, definition }: PreviewViewProps) {
  const { t, i18n } = useTranslation(['studio', 'forms'])
  const tasks = askingTasks(definition, id)
  const [task, setTask] = useState(NO_TASK)
  const asked = tasks.find(({ name }) => name === task)?.name
  const form = useMemo(() => formIn(definition, id, asked), [definition, id, asked])
  const services = useApiFormServices()
  const [look, setLook] = useState<Look>({
    device: 'phone',
    locale: localeOf(i18n),
    isDark: false,
    isReadonly: false,
  })
  const [filling, setFilling] = useState<Filling>({ seed: 0, answers: NO_ANSWERS })
  const fill = async () => {
    const nodes = await services.orgNodes().catch(() => [])
    const seed = filling.seed + 1
    const places = nodes.map(({ id }) => id)
    setFilling({ seed, answers: sampleAnswers(form, { seed, nodes: places }) })
  }
  return (
    <div className="form-stage">
      <div className="preview-bar">
        <Segmented
          aria-label={t('forms.device')}
          value={look.device}
          onChange={(device) => setLook({ ...look, device })}
          options={DEVICES.map((value) => ({ value, label: t(`forms.${value}`) }))}
        />
        {tasks.length > 0 && (
          <Select
            aria-label={t('forms:preview.step')}
            popupMatchSelectWidth={false}
            value={asked ?? NO_TASK}
            onChange={setTask}
            options={[
              { value: NO_TASK, label: t('forms:preview.anyStep') },
              ...tasks.map(({ name }) => ({
                value: name,
                label: textIn(definition.tasks[name]?.title ?? { 'zh-CN': name }, localeOf(i18n)),
              })),
            ]}
          />
        )}
        <Looks look={look} onChange={setLook} />
        <Button onClick={() => void fill()}>{t('forms:preview.fill')}</Button>
      </div>
      <Filled
        key={`${look.device} ${look.locale} ${look.isDark} ${filling.seed} ${JSON.stringify(form)}`}
        form={form}
        look={look}
        answers={filling.answers}
      />
    </div>
  )
}

interface Filling {
  readonly seed: number
  readonly answers: JsonObject
}

const NO_ANSWERS: JsonObject = {}

function Looks({ look, onChange }: { readonly look: Look; onChange: (look: Look) => void }) {
  const { t } = useTranslation('forms')
  return (
    <>
      <Checkbox
        checked={look.locale === 'en'}
        onChange={({ target }) => onChange({ ...look, locale: target.checked ? 'en' : 'zh-CN' })}
      >
        {t('preview.english')}
      </Checkbox>
      <Checkbox
        checked={look.isDark}
        onChange={({ target }) => onChange({ ...look, isDark: target.checked })}
      >
        {t('preview.dark')}
      </Checkbox>
      <Checkbox
        checked={look.isReadonly}
        onChange={({ target }) => onChange({ ...look, isReadonly: target.checked })}
      >
        {t('preview.readonly')}
      </Checkbox>
    </>
  )
}

interface FilledProps {
  readonly form: FormDefinition
  readonly look: Look
  readonly answers: JsonObject
}

function Filled({ form, look, answers }: FilledProps) {
  const { t, i18n } = useTranslation(['studio', 'forms'])
  const services = useApiFormServices()
  const [typed, setTyped] = useState(answers)
  const [checked, setChecked] = useState<JsonObject | null>(null)
  const kept = useMemo(() => effectiveForm(form, typed).answers, [form, typed])
  const { device, locale, isDark, isReadonly } = look
  const speaking = useMemo(() => i18n.cloneInstance({ lng: locale }), [i18n, locale])
  return (
    <>
      <PreviewFrame
        title={t('forms.preview')}
        width={device === 'pc' ? 960 : 375}
        isElder={device === 'elder'}
        isDark={isDark}
        lang={locale}
      >
        <I18nextProvider i18n={speaking}>
          <Suspense fallback={<Delayed />}>
            {isReadonly ? (
              <ReadForm form={form} locale={locale} services={services} answers={typed} />
            ) : (
              <FormView
                form={form}
                locale={locale}
                services={services}
                answers={typed}
                submitLabel={t('forms.check')}
                paged={device === 'elder'}
                onChange={setTyped}
                onSubmit={async (given) => {
                  setChecked(given)
                  return undefined
                }}
              />
            )}
          </Suspense>
        </I18nextProvider>
      </PreviewFrame>
      <div role="status">{checked !== null && <p>{t('forms.checked')}</p>}</div>
      {(checked !== null || Object.keys(typed).length > 0) && (
        <section className="answer-data" aria-label={t('forms:preview.data')}>
          <h2>{t('forms:preview.data')}</h2>
          {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a long text is scrolled with the keyboard too */}
          <pre className="answer-json" tabIndex={0}>
            {JSON.stringify(checked ?? kept, null, 2)}
          </pre>
        </section>
      )}
    </>
  )
}
