import type { Definition } from '@linli/schemas/definition'
import type { ScenarioStep } from '@linli/schemas/scenario'
import { Button } from 'antd'
import { useTranslation } from 'react-i18next'
import {
  addScenario,
  removeScenario,
  setScenario,
  setSteps,
} from '../../document/scenarios/edit-scenarios.ts'
import { useGo, useQueryString } from '../../staff/staff-link.tsx'
import { definitionPath } from '../definitions/definition-detail.ts'
import type { DraftDocument } from '../definitions/use-draft-document.ts'
import { Choice } from '../parts/choice.tsx'
import { FirmText } from '../parts/firm-text.tsx'
import { replaced } from '../parts/ordered.ts'
import { OrderedRows } from '../parts/ordered-rows.tsx'
import { TextEntry } from '../parts/text-entry.tsx'
import { FICTIONAL_STREET } from '../simulator/fictional-street.ts'
import { useEdit } from '../workflow/use-editing.ts'
import { ScenarioStepFields } from './scenario-step-fields.tsx'
import { firstStep, kindOfStep, STEP_KINDS } from './step-kinds.ts'

interface EditScenarioProps {
  readonly definitionId: string
  readonly definition: Definition
  readonly draft: DraftDocument
}

/** One scenario to be changed by hand: what happens in it, and what is expected in between. Which one stands in the address. */
export function EditScenario({ definitionId, definition, draft }: EditScenarioProps) {
  const { t } = useTranslation('simulator')
  const edit = useEdit(draft)
  const asked = useQueryString().get('scenario')
  const go = useGo()
  const { scenarios } = definition
  const index = asked === null ? null : Number(asked)
  const scenario = index === null ? undefined : scenarios[index]
  const show = (next: number) =>
    go(`${definitionPath(definitionId)}?tab=scenarios&scenario=${next}`)
  const add = () => {
    const title = { 'zh-CN': t('edit.newTitle') }
    const startsAt = scenarios[0]?.startsAt ?? FIRST_INSTANT
    edit((now) => addScenario(now, { title, startsAt }), { key: 'scenarios' })
    show(scenarios.length)
  }
  return (
    <section className="card scenario-edit" aria-labelledby="scenario-edit-title">
      <h2 id="scenario-edit-title">{t('edit.title')}</h2>
      <div className="panel-deeds">
        {scenarios.length > 0 && (
          <Choice
            label={t('edit.which')}
            hint={t('edit.which')}
            value={scenario === undefined ? undefined : String(index)}
            options={scenarios.map(({ title }, at) => ({
              value: String(at),
              label: `${at + 1}. ${title['zh-CN']}`,
            }))}
            onChange={(next) => show(Number(next))}
          />
        )}
        <Button onClick={add}>{t('edit.add')}</Button>
      </div>
      {index !== null && scenario !== undefined && (
        <Scenario key={index} {...{ index, definition, edit }} />
      )}
    </section>
  )
}

/** A Monday morning, as those of the templates are. */
const FIRST_INSTANT = '2026-09-28T09:00:00+08:00'

interface ScenarioProps {
  readonly index: number
  readonly definition: Definition
  readonly edit: ReturnType<typeof useEdit>
}

function Scenario({ index, definition, edit }: ScenarioProps) {
  const { t } = useTranslation('simulator')
  const scenario = definition.scenarios[index]
  if (scenario === undefined) return null
  const { title, startsAt, steps } = scenario
  const about = (part: string) =>
    ({
      key: 'scenarioEdited',
      what: title['zh-CN'],
      mergeKey: `scenario:${index}:${part}`,
    }) as const
  const put = (next: readonly ScenarioStep[], part: string) =>
    edit((now) => setSteps(now, index, next), about(part))
  const nameOf = (step: ScenarioStep, at: number) =>
    t('edit.nth', { number: at + 1, kind: t(`edit.kinds.${kindOfStep(step)}`) })
  return (
    <>
      <FirmText
        label={t('record.name')}
        maxLength={80}
        value={title}
        onChange={(next) =>
          edit((now) => setScenario(now, { scenario: index, key: 'title' }, next), about('title'))
        }
      />
      <div className="panel-line">
        <span aria-hidden="true">{t('edit.startsAt')}</span>
        <TextEntry
          label={t('edit.startsAt')}
          value={startsAt}
          onChange={(next) => {
            if (next === '') return
            edit((now) => setScenario(now, { scenario: index, key: 'startsAt' }, next), about('at'))
          }}
        />
      </div>
      <OrderedRows
        items={steps}
        label={t('edit.steps')}
        nameOf={nameOf}
        onChange={(next) => put(next, 'order')}
      >
        {(step, at) => (
          <fieldset className="scenario-step">
            <legend>{nameOf(step, at)}</legend>
            <ScenarioStepFields
              definition={definition}
              street={FICTIONAL_STREET}
              value={step}
              onChange={(next) => put(replaced(steps, at, next), String(at))}
            />
          </fieldset>
        )}
      </OrderedRows>
      <div className="panel-deeds">
        {STEP_KINDS.map((kind) => {
          const first = firstStep(kind, definition, FICTIONAL_STREET)
          return first === null ? null : (
            <Button key={kind} size="small" onClick={() => put([...steps, first], 'added')}>
              {t('edit.addStep', { kind: t(`edit.kinds.${kind}`) })}
            </Button>
          )
        })}
        <Button
          danger
          size="small"
          onClick={() => {
            const label = { key: 'scenarioRemoved', what: title['zh-CN'] } as const
            edit((now) => removeScenario(now, index), label)
          }}
        >
          {t('edit.remove')}
        </Button>
      </div>
    </>
  )
}
