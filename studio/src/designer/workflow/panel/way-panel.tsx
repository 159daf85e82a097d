import { createScopes, type TransitionCause } from '@linli/runtime/core'
import type { GuardDefinition } from '@linli/schemas/definition'
import { textIn } from '@linli/schemas/locale-text'
import { Button, Checkbox } from 'antd'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import {
  deleteWay,
  mayMove,
  moveWay,
  setActions,
  setGuard,
  setWay,
} from '../../../document/workflow/edit-ways.ts'
import { spotOn } from '../../../document/workflow/insert-step.ts'
import { taskInvocationOf, workflowsOf } from '../../../document/workflow/invoked.ts'
import { NO_CONDITION } from '../../../document/workflow/step-kinds.ts'
import { type Way, waysOf } from '../../../document/workflow/ways.ts'
import { localeOf } from '../../../i18n/i18n.ts'
import { branchReport } from '../../parts/branch-report.ts'
import { ConditionBuilder } from '../../parts/condition-builder.tsx'
import { TextEntry } from '../../parts/text-entry.tsx'
import { useWording } from '../../use-wording.ts'
import { titleIn } from '../step-summary.ts'
import { useRemoving } from '../use-removing.ts'
import { useWorkflow } from '../workflow-context.ts'
import { ActionList } from './action-list.tsx'
import { GuardFields, GuardSwitch } from './guard-fields.tsx'
import { PartProblems } from './part-section.tsx'
import { WayRow, wayLabel } from './way-list.tsx'

/** One way out of a step: its condition, its turn, where it leads, and what is done on it. */
export function WayPanel({ way }: { readonly way: Way }) {
  const { t } = useTranslation('workflow')
  const wording = useWording()
  const { definition, labels, select, edit, askInsert } = useWorkflow()
  const remove = useRemoving()
  const { from, pointer, transition } = way
  const isElse = way.count > 1 && way.index === way.count - 1 && transition.guard === undefined
  const label = wayLabel(way, labels.get(pointer), t)
  const move = (by: -1 | 1) => {
    edit((now) => moveWay(now, pointer, by), { key: 'moveWay', what: label })
    const [list, index] = [way.list, way.index + by]
    select({ way: `${list}/${index}` })
  }
  return (
    <>
      <header className="panel-head">
        <h2>{t('way.of', { name: from === null ? '' : titleIn(from.state, wording) })}</h2>
      </header>
      <div className="panel-deeds">
        <Button onClick={() => select({ way: null, part: null })}>{t('way.back')}</Button>
        <Button
          onClick={() => {
            const spot = spotOn(definition, pointer)
            if (spot !== null) askInsert(spot)
          }}
        >
          {t('way.insert')}
        </Button>
      </div>
      {isElse ? <Otherwise way={way} /> : <Condition way={way} />}
      <PartProblems uid={from?.uid ?? ''} parts={[]} within={pointer} />
      {way.count > 1 && <Report way={way} />}
      {way.count > 1 && !isElse && (
        <div className="panel-deeds">
          <Button disabled={!mayMove(definition, way, -1)} onClick={() => move(-1)}>
            {t('way.earlier')}
          </Button>
          <Button disabled={!mayMove(definition, way, 1)} onClick={() => move(1)}>
            {t('way.later')}
          </Button>
        </div>
      )}
      <section className="panel-part">
        <h3>{t('way.leads')}</h3>
        <ul className="way-list">
          <WayRow way={way} />
        </ul>
        <Anew way={way} label={label} />
      </section>
      <section className="panel-part" data-part="actions">
        <h3>{t('action.onWay')}</h3>
        <ActionList
          value={transition.actions ?? []}
          onChange={(next) => {
            edit((now) => setActions(now, `${pointer}/actions`, next), {
              key: 'changeWay',
              what: label,
            })
          }}
        />
      </section>
      <Button
        danger
        onClick={() => {
          const about = { key: 'deleteWay', what: label } as const
          if (remove((now) => deleteWay(now, pointer), about)) select({ way: null })
        }}
      >
        {t('way.delete')}
      </Button>
    </>
  )
}

/** Whether the target begins anew, and a note for those who draw. */
function Anew({ way, label }: { readonly way: Way; readonly label: string }) {
  const { t } = useTranslation('workflow')
  const { edit } = useWorkflow()
  const { pointer, transition } = way
  const about = { key: 'changeWay', what: label } as const
  return (
    <>
      {transition.target !== undefined && (
        <Checkbox
          checked={transition.reenter === true}
          onChange={({ target }) => {
            const value = target.checked ? true : undefined
            edit((now) => setWay(now, { way: pointer, key: 'reenter' }, value), about)
          }}
        >
          {t('way.reenter')}
        </Checkbox>
      )}
      <TextEntry
        label={t('way.note')}
        placeholder={t('way.note')}
        maxLength={500}
        value={transition.description ?? ''}
        onChange={(next) => {
          const value = next === '' ? undefined : next
          edit((now) => setWay(now, { way: pointer, key: 'description' }, value), {
            ...{ ...about, mergeKey: `note:${pointer}` },
          })
        }}
      />
    </>
  )
}

/** What is taken when nothing else is; it may get a condition of its own, and then nothing may be taken. */
function Otherwise({ way }: { readonly way: Way }) {
  const { t } = useTranslation('workflow')
  const { edit, labels } = useWorkflow()
  const { kind, pointer } = way
  const waiting: GuardDefinition = { type: 'expr', params: { cel: NO_CONDITION } }
  return (
    <section className="panel-part" data-part="guard">
      <p>{t('way.isElse')}</p>
      {(kind === 'event' || kind === 'timer') && (
        <Button
          size="small"
          onClick={() => {
            const what = wayLabel(way, labels.get(pointer), t)
            edit((now) => setGuard(now, pointer, waiting), { key: 'changeWay', what })
          }}
        >
          {t('way.onlyIf')}
        </Button>
      )}
    </section>
  )
}

function Condition({ way }: { readonly way: Way }) {
  const { t } = useTranslation('workflow')
  const { definition, edit, labels } = useWorkflow()
  const scope = useScope(way)
  const { guard } = way.transition
  const put = (next: GuardDefinition | null) =>
    edit((now) => setGuard(now, way.pointer, next), {
      ...{ key: 'changeWay', what: wayLabel(way, labels.get(way.pointer), t) },
      mergeKey: `guard:${way.pointer}`,
    })
  if (guard !== undefined && guard.type !== 'expr') {
    return (
      <section className="panel-part" data-part="guard">
        <GuardFields label={t('way.condition')} scope={scope} value={guard} onChange={put} />
        <GuardSwitch value={guard} onChange={put} />
      </section>
    )
  }
  const cel = guard?.params.cel ?? ''
  const isOne = way.count === 1
  const none = isOne ? '' : NO_CONDITION
  return (
    <section className="panel-part" data-part="guard">
      <ConditionBuilder
        key={definition.id}
        label={t('way.condition')}
        scope={scope}
        value={cel === NO_CONDITION ? '' : cel}
        empty={t(isOne ? 'way.always' : 'way.never')}
        onChange={(next) => {
          const wanted = next === '' ? none : next
          put(wanted === '' ? null : { type: 'expr', params: { cel: wanted } })
        }}
      />
      <GuardSwitch value={guard} onChange={put} />
    </section>
  )
}

/** Whether the branches overlap, leave a gap, or cannot be taken. */
function Report({ way }: { readonly way: Way }) {
  const { i18n } = useTranslation('workflow')
  const { definition } = useWorkflow()
  const scope = useScope(way)
  const notes = useMemo(() => {
    const ways = waysOf(definition).filter(({ list }) => list === way.list)
    const branches = ways.map(({ to, transition }) => ({
      title: to?.state.meta.title ?? { 'zh-CN': '' },
      guard: transition.guard ?? null,
    }))
    return branchReport(branches, scope).notes
  }, [definition, way.list, scope])
  if (notes.length === 0) return null
  return (
    <ul className="panel-problems">
      {notes.map(({ kind, branches, sentence }) => (
        <li key={`${kind}:${branches.join()}`}>{textIn(sentence, localeOf(i18n))}</li>
      ))}
    </ul>
  )
}

function useScope(way: Way) {
  const { definition } = useWorkflow()
  return useMemo(() => createScopes(definition).transition(causeOf(way)), [definition, way])
}

function causeOf({ kind, name, from }: Way): TransitionCause {
  if (kind === 'event' || kind === 'timer') return { kind, name }
  if (kind === 'child' || kind === 'child-failed') {
    const called = from === null ? [] : workflowsOf(from.state)
    const child = called.find(({ id }) => id === name)
    return child === undefined ? { kind: 'always' } : { kind, invoke: child }
  }
  if (kind !== 'outcome') return { kind }
  const invoke = from === null ? null : taskInvocationOf(from.state, name)
  return invoke === null ? { kind: 'always' } : { kind: 'task', invoke }
}
