import type { Covered } from '@linli/runtime/core'
import type { Definition } from '@linli/schemas/definition'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { placedStates } from '../../document/workflow/placed-states.ts'
import type { PlaceNames as Names } from '../canvas/place-names.ts'
import type { Lights, PlaceMark } from '../canvas/to-flow.ts'
import { WorkflowCanvas } from '../canvas/workflow-canvas.tsx'
import { PlaceNames } from '../problems/place-names.tsx'
import type { Played } from './use-played.ts'

interface CoverageSheetProps {
  readonly definition: Definition
  readonly names: Names
  readonly played: Played
}

/** What the scenarios go through together, in numbers and on the diagram, where what they miss says so in words. */
export function CoverageSheet({ definition, names, played }: CoverageSheetProps) {
  const { t } = useTranslation(['studio', 'simulator'])
  const { coverage } = played
  const lights = useLights(definition, played)
  if (coverage === null) return null
  const { states, transitions, guards, rules } = coverage
  const missing = [...transitions.missing, ...states.missing]
  return (
    <section className="card scenarios-coverage" aria-labelledby="coverage-title">
      <h2 id="coverage-title">{t('scenarios.coverage')}</h2>
      <dl>
        <Share name={t('scenarios.states')} covered={states} />
        <Share name={t('scenarios.transitions')} covered={transitions} />
        <Share name={t('scenarios.conditions')} covered={guards} />
        {rules.total > 0 && <Share name={t('scenarios.rules')} covered={rules} />}
      </dl>
      {missing.length === 0 && <p className="soft">{t('scenarios.all')}</p>}
      <Missing title={t('scenarios.missing')} paths={missing} names={names} />
      <Missing title={t('simulator:tests.guards')} paths={guards.missing} names={names} />
      <MissingRules definition={definition} paths={rules.missing} />
      <div className="coverage-picture">
        <WorkflowCanvas definition={definition} lights={lights} />
      </div>
    </section>
  )
}

interface MissingRulesProps {
  readonly definition: Definition
  readonly paths: readonly string[]
}

/** Each by its form and field, and what it decides. */
function MissingRules({ definition, paths }: MissingRulesProps) {
  const { t } = useTranslation('studio')
  if (paths.length === 0) return null
  return (
    <details>
      <summary>{t('scenarios.rulesMissing')}</summary>
      <ul className="scenarios-places">
        {paths.map((path) => (
          <li key={path}>
            <PlaceNames definition={definition} path={path} />{' '}
            {t(`scenarios.rulePart.${partOf(path)}`)}
          </li>
        ))}
      </ul>
    </details>
  )
}

function partOf(path: string): 'visibleWhen' | 'requiredWhen' | 'validate' {
  if (path.endsWith('/visibleWhen')) return 'visibleWhen'
  return path.endsWith('/requiredWhen') ? 'requiredWhen' : 'validate'
}

interface MissingProps {
  readonly title: string
  /** JSON Pointers. */
  readonly paths: readonly string[]
  readonly names: Names
}

function Missing({ title, paths, names }: MissingProps) {
  if (paths.length === 0) return null
  return (
    <details>
      <summary>{title}</summary>
      <ul className="scenarios-places">
        {paths.map((path) => (
          <li key={path}>{names.of(path)}</li>
        ))}
      </ul>
    </details>
  )
}

/** What was gone through is lit; what was not, and where a scenario is not as it is written, is marked. */
function useLights(definition: Definition, { coverage, results }: Played): Lights {
  const { t } = useTranslation('simulator')
  return useMemo(() => {
    const uids = new Map(placedStates(definition.machine).map(({ pointer, uid }) => [pointer, uid]))
    const missed = [...(coverage?.states.missing ?? []), ...(coverage?.transitions.missing ?? [])]
    const marks = new Map<string, PlaceMark>(
      missed.map((path) => [
        uids.get(path) ?? path,
        { kind: 'uncovered', text: t('tests.uncovered') },
      ]),
    )
    for (const [index, { failure, position }] of results) {
      if (failure === null) continue
      const text = t('tests.differsHere', { number: index + 1 })
      for (const uid of position) marks.set(uid, { kind: 'different', text })
    }
    const visited = new Set([...uids.values()].filter((uid) => !marks.has(uid)))
    return { active: new Set(), visited, marks }
  }, [definition, coverage, results, t])
}

interface ShareProps {
  readonly name: string
  readonly covered: Covered
}

function Share({ name, covered: { total, missing } }: ShareProps) {
  const { t } = useTranslation('studio')
  return (
    <div>
      <dt>{name}</dt>
      <dd className="number">{t('scenarios.share', { count: total - missing.length, total })}</dd>
    </div>
  )
}
