import type { RecordedRun, WorkingCalendar } from '@linli/runtime/core'
import { recordRun } from '@linli/runtime/core'
import type { Definition } from '@linli/schemas/definition'
import type { JsonValue } from '@linli/schemas/json'
import { textIn } from '@linli/schemas/locale-text'
import { Alert, Button, Checkbox, Input } from 'antd'
import { useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Command } from '../../document/command.ts'
import { placedStates } from '../../document/workflow/placed-states.ts'
import { localeOf } from '../../i18n/i18n.ts'
import type { DraftDocument } from '../definitions/use-draft-document.ts'
import type { Simulation } from './use-simulation.ts'

interface RecordRunProps {
  readonly simulation: Simulation
  readonly draft: DraftDocument
  /** By which scenarios play. */
  readonly published: WorkingCalendar
}

type Outcome =
  | { readonly kind: 'recorded'; readonly title: string }
  | { readonly kind: 'differs'; readonly recorded: RecordedRun }

/** Makes a scenario of the run, which expects what happened, in one step that can be taken back. */
export function RecordRun({ simulation, draft, published }: RecordRunProps) {
  const { t, i18n } = useTranslation('simulator')
  const id = useId()
  const { definition, ground, run, frames } = simulation
  const suggested = suggestedTitle(simulation, localeOf(i18n))
  const [typed, setTyped] = useState<string | null>(null)
  const [withPeople, setWithPeople] = useState(false)
  const [outcome, setOutcome] = useState<Outcome | null>(null)
  if (run.moves.length === 0) return null
  const title = (typed ?? suggested).trim()
  const record = () => {
    const recorded = recordRun(definition, {
      ...{ title: { 'zh-CN': title }, run, frames, withPeople },
      ground: { ...ground, calendar: published },
    })
    if (recorded.failure !== null) {
      setOutcome({ kind: 'differs', recorded })
      return
    }
    draft.run(recordCommand(definition, recorded))
    setOutcome({ kind: 'recorded', title })
    setTyped(null)
  }
  return (
    <section className="card simulator-card" aria-labelledby={`${id}-title`}>
      <h2 id={`${id}-title`}>{t('record.title')}</h2>
      <p className="soft">{t('record.help')}</p>
      <label htmlFor={`${id}-name`}>{t('record.name')}</label>
      <Input
        id={`${id}-name`}
        value={typed ?? suggested}
        maxLength={80}
        onChange={(event) => setTyped(event.target.value)}
      />
      <Checkbox checked={withPeople} onChange={(event) => setWithPeople(event.target.checked)}>
        {t('record.withPeople')}
      </Checkbox>
      <Button type="primary" disabled={title === '' || draft.isBehind} onClick={record}>
        {t('record.button')}
      </Button>
      <div role="status">{outcome !== null && <OutcomeNote outcome={outcome} />}</div>
    </section>
  )
}

function OutcomeNote({ outcome }: { readonly outcome: Outcome }) {
  const { t, i18n } = useTranslation('simulator')
  if (outcome.kind === 'recorded') {
    return <Alert type="success" showIcon title={t('record.done', { title: outcome.title })} />
  }
  const { failure } = outcome.recorded
  return (
    <Alert
      type="error"
      showIcon
      title={t('record.differs')}
      description={failure === null ? null : textIn(failure.message, localeOf(i18n))}
    />
  )
}

function recordCommand(definition: Definition, { scenario }: RecordedRun): Command {
  const place = `/scenarios/${definition.scenarios.length}`
  return {
    label: { key: 'recorded', what: scenario.title['zh-CN'] },
    patch: [{ op: 'add', path: '/scenarios/-', value: scenario as unknown as JsonValue }],
    place,
  }
}

/** Of a longer way, the first states and the last one. */
const MOST_STATES = 4

function suggestedTitle({ definition, frames }: Simulation, locale: 'zh-CN' | 'en'): string {
  const titles = new Map(
    placedStates(definition.machine).map(({ uid, state }) => [
      uid,
      textIn(state.meta.title, locale),
    ]),
  )
  const way = frames.flatMap(({ snapshot }) => snapshot?.position.at(0) ?? [])
  const names = way
    .filter((uid, index) => uid !== way[index - 1])
    .map((uid) => titles.get(uid) ?? uid)
  const shown =
    names.length <= MOST_STATES
      ? names
      : [...names.slice(0, MOST_STATES - 1), '…', ...names.slice(-1)]
  return shown.join(' → ')
}
