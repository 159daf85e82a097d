import { type Branch, branchTeller } from '@linli/runtime/core'
import type { Effect } from '@linli/schemas/effect'
import { textIn } from '@linli/schemas/locale-text'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { localeOf } from '../../i18n/i18n.ts'
import { usePlaceNames } from '../use-place-names.ts'
import { personText } from './person-select.tsx'
import type { Simulation } from './use-simulation.ts'

/** What the last move did and why: what decided with which values, which ways were not taken, what would have been sent. */
export function WhyPanel({ simulation }: { readonly simulation: Simulation }) {
  const { t, i18n } = useTranslation('simulator')
  const locale = localeOf(i18n)
  const { definition, frame } = simulation
  const names = usePlaceNames(definition)
  const tell = useMemo(() => branchTeller(definition), [definition])
  const { explanations, effects, reading } = frame
  const rounds = useMemo(() => explanations.flatMap(tell), [explanations, tell])
  const entered = explanations.flatMap((each) => each.entered).map(names.ofState)
  const notes = explanations.flatMap((each) => each.notes)
  return (
    <section className="card simulator-card" aria-labelledby="why-title" aria-live="polite">
      <h2 id="why-title">{t('why.title')}</h2>
      {explanations.length === 0 && (
        <p className="soft">{t(reading === null ? 'why.nothing' : `why.reading.${reading}`)}</p>
      )}
      {entered.length > 0 && <p>{t('why.entered', { states: entered.join(' → ') })}</p>}
      {rounds.map((round, index) => (
        <ul key={index} className="why-branches">
          {round.map((branch) => (
            <li key={branch.path} className={`why-${branch.verdict}`}>
              <BranchText branch={branch} place={names.of(branch.path)} />
            </li>
          ))}
        </ul>
      ))}
      {notes.map((note, index) => (
        <p key={index}>{t('why.note', { note: textIn(note, locale) })}</p>
      ))}
      {effects.length > 0 && <Effects simulation={simulation} effects={effects} />}
    </section>
  )
}

function BranchText({ branch, place }: { readonly branch: Branch; readonly place: string }) {
  const { t, i18n } = useTranslation('simulator')
  const locale = localeOf(i18n)
  const { verdict, condition, facts } = branch
  const values = facts[locale]
  return (
    <>
      <span className={`badge why-badge-${verdict}`}>{t(`why.${verdict}`)}</span> {place}
      <span className="soft">
        {condition !== null && ` ${t('why.condition', { condition: condition[locale] })}`}
        {values !== '' && ` ${t('why.values', { values })}`}
      </span>
    </>
  )
}

interface EffectsProps {
  readonly simulation: Simulation
  readonly effects: readonly Effect[]
}

/** Nothing leaves: this is what would have. */
function Effects({ simulation, effects }: EffectsProps) {
  const { t, i18n } = useTranslation('simulator')
  const locale = localeOf(i18n)
  const { street } = simulation.ground
  const whom = (effect: Extract<Effect, { kind: 'notice' }>): string => {
    const { to } = effect
    if (to.kind === 'account') return personText(to.accountId, street, locale)
    const place = street.nodes.find(({ id }) => id === to.nodeId)?.name ?? to.nodeId
    const post = street.posts[to.post]
    return `${place} · ${post === undefined ? to.post : textIn(post, locale)}`
  }
  return (
    <>
      <h3>{t('why.sent')}</h3>
      <ul>
        {effects.map((effect, index) => (
          <li key={index}>
            {effect.kind === 'emit' ? (
              t('why.emit', { event: effect.event })
            ) : effect.kind !== 'notice' ? (
              t(`why.${effect.kind}`)
            ) : (
              <>
                {t('why.notice', { whom: whom(effect), title: textIn(effect.title, locale) })}
                <span className="soft why-body">{textIn(effect.body, locale)}</span>
              </>
            )}
          </li>
        ))}
      </ul>
    </>
  )
}
