import type { Definition, GuardDefinition } from '@linli/schemas/definition'
import type { Locale, LocaleText } from '@linli/schemas/locale-text'
import { decidedParts, resultIn } from './decided-guard.ts'
import { definitionNames } from './definition-names.ts'
import { statesOf, transitionsOf } from './definition-tree.ts'
import { both } from './expression-names.ts'
import { guardPlaces } from './guard-sentences.ts'
import type { MarkedField } from './marks/marked-field.ts'
import { markedIn } from './marks/marked-in.ts'
import type { Sight } from './marks/seen-answers.ts'
import type { GuardPlace } from './render-guard.ts'
import { renderGuard } from './render-guard.ts'
import { say, stateWords, tidied } from './render-words.ts'
import type { Decision, Explanation } from './step.ts'
import { toldWords } from './told-words.ts'

/** Tells of one version why its instances went where they went, to a reader of whom `sightOf` decides how she sees what is
 *  marked. A condition that asks for what she does not read in plain is not told: that it held says what was in there. */
export type GuardExplainer = (
  explanation: Pick<Explanation, 'decisions'>,
  sightOf: SightOf,
) => LocaleText[]

type SightOf = (field: MarkedField) => Sight

/** Why the machine went as it did in a step: for each condition that held, the fields that decided it with what was in
 *  them, and the condition where that says more; for a branch taken because no condition before it held, what was in the
 *  fields of those. Steps stored before values were kept are told by their conditions alone. Walks the definition when
 *  first asked; keep it. */
export function guardExplainer(definition: Definition): GuardExplainer {
  let tried: ReadonlyMap<string, Asked> | null = null
  return ({ decisions }, sightOf) => {
    tried ??= askedOf(definition)
    const asked = tried
    const told = roundsOf(turnsOf(decisions, asked)).flatMap((round) =>
      reasonsOf(round, { asked, sightOf }),
    )
    return told.filter(
      (text, index) => told.findIndex((other) => other['zh-CN'] === text['zh-CN']) === index,
    )
  }
}

export function askedOf(definition: Definition): ReadonlyMap<string, Asked> {
  const sites = statesOf(definition.machine)
  const placeOf = guardPlaces(definitionNames(definition), sites)
  return new Map(
    sites.flatMap(transitionsOf).map((site) => {
      const list = site.path.replace(/\/\d+$/, '')
      const index = list === site.path ? 0 : Number(site.path.slice(list.length + 1))
      const guard = site.transition.guard ?? null
      return [site.path, { list, index, guard, place: () => placeOf(site) }]
    }),
  )
}

/** A transition as the machine tries it. */
export interface Asked {
  /** Pointer of the list it stands in; its own where it stands alone. */
  readonly list: string
  readonly index: number
  readonly guard: GuardDefinition | null
  /** Made when asked for: a version has hundreds. */
  readonly place: () => GuardPlace
}

/** One transition whose guard was asked, with all that was asked for it. */
export interface Turn extends Asked {
  readonly path: string
  readonly guard: GuardDefinition
  readonly decisions: readonly Decision[]
}

export function turnsOf(decisions: readonly Decision[], asked: ReadonlyMap<string, Asked>): Turn[] {
  const turns: (Turn & { decisions: Decision[] })[] = []
  for (const decision of decisions) {
    const path = decision.path.slice(0, decision.path.indexOf('/guard'))
    const last = turns.at(-1)
    // A part asked for the second time begins another asking.
    if (last?.path === path && !last.decisions.some((each) => each.path === decision.path)) {
      last.decisions.push(decision)
      continue
    }
    const known = asked.get(path)
    if (known?.guard) turns.push({ ...known, guard: known.guard, path, decisions: [decision] })
  }
  return turns
}

/** Turns of one list, each further down than the one before: what the machine tried in one place at one time. */
export function roundsOf(turns: readonly Turn[]): Turn[][] {
  const rounds: Turn[][] = []
  for (const turn of turns) {
    const round = rounds.at(-1)
    const last = round?.at(-1)
    if (round && last?.list === turn.list && last.index < turn.index) round.push(turn)
    else rounds.push([turn])
  }
  return rounds
}

interface Telling {
  readonly asked: ReadonlyMap<string, Asked>
  readonly sightOf: SightOf
}

function reasonsOf(round: readonly Turn[], { asked, sightOf }: Telling): LocaleText[] {
  const held = round.findIndex((turn) => resultIn(turn.guard, turn) !== false)
  if (held >= 0) return [heldText(round.slice(0, held + 1), sightOf)]
  const last = round.at(-1)
  const next = last && asked.get(`${last.list}/${last.index + 1}`)
  return next?.guard === null ? [elseText(round, sightOf)] : []
}

/** Whether the reader may hear the condition of each turn as it is written. */
function maySay(turns: readonly Turn[], sightOf: SightOf): boolean {
  return turns.every((turn) =>
    markedIn(turn.guard, turn.place().names).every((field) => sightOf(field) === 'clear'),
  )
}

/** “因为 风险等级 = ***”: no condition, and no more of the fields than she sees. */
function veiledText(turns: readonly Turn[], sightOf: SightOf): LocaleText {
  const text = (locale: Locale): string => {
    const facts = factsOf(turns, locale, sightOf)
    const what = facts === '' ? say(locale, '个人信息', 'personal data') : facts
    return say(locale, `因为 ${what}（涉及个人信息）`, `Because ${what} (personal data)`)
  }
  return both(text('zh-CN'), text('en'))
}

/** The last turn held; those before it did not, which decided as well. */
function heldText(turns: readonly Turn[], sightOf: SightOf): LocaleText {
  if (!maySay(turns, sightOf)) return veiledText(turns, sightOf)
  const last = turns.at(-1)
  const condition = last === undefined ? both('') : conditionOf(last)
  const text = (locale: Locale): string => {
    const facts = factsOf(turns, locale, sightOf)
    const said = condition[locale]
    if (facts === '' || facts === said) return say(locale, `因为 ${said}`, `Because ${said}`)
    return say(locale, `因为 ${facts}（条件：${said}）`, `Because ${facts} (condition: ${said})`)
  }
  return both(text('zh-CN'), text('en'))
}

function elseText(turns: readonly Turn[], sightOf: SightOf): LocaleText {
  if (!maySay(turns, sightOf)) return veiledText(turns, sightOf)
  const conditions = turns.map(conditionOf)
  const text = (locale: Locale): string => {
    const facts = factsOf(turns, locale, sightOf)
    const unmet = conditions.map((each) => each[locale]).join(say(locale, '；', '; '))
    return facts === ''
      ? say(locale, `因为不符合：${unmet}`, `Because this is not met: ${unmet}`)
      : say(
          locale,
          `因为 ${facts}，不符合：${unmet}`,
          `Because ${facts}, which does not meet: ${unmet}`,
        )
  }
  return both(text('zh-CN'), text('en'))
}

export function conditionOf(turn: Pick<Turn, 'guard' | 'place'>): Required<LocaleText> {
  return renderGuard(turn.guard, turn.place())
}

/** What was in the fields that decided, each field once. */
export function factsOf(turns: readonly Turn[], locale: Locale, sightOf: SightOf): string {
  const facts = new Map<string, string>()
  for (const turn of turns) {
    const { names, titleOf } = turn.place()
    for (const part of decidedParts(turn.guard, turn)) {
      if (part.kind === 'state') {
        facts.set(part.target, stateWords(titleOf(part.target), part, locale))
        continue
      }
      for (const [path, value] of Object.entries(part.values)) {
        facts.set(path, toldWords(path, value, { names, locale, sightOf }))
      }
    }
  }
  return tidied([...facts.values()].join(say(locale, ' 且 ', ' and ')), locale)
}
