import type { Definition } from '@linli/schemas/definition'
import type { LocaleText } from '@linli/schemas/locale-text'
import type { DefinitionNames } from './definition-names.ts'
import { definitionNames } from './definition-names.ts'
import type { StateSite, TransitionSite } from './definition-tree.ts'
import { statesOf, transitionsOf } from './definition-tree.ts'
import type { GuardPlace } from './render-guard.ts'
import { renderGuard } from './render-guard.ts'

/** The condition of every guarded transition in words, by the transition's JSON Pointer, in document order. */
export function guardSentences(definition: Definition): ReadonlyMap<string, Required<LocaleText>> {
  const sites = statesOf(definition.machine)
  const placeOf = guardPlaces(definitionNames(definition), sites)
  const sentences = sites.flatMap(transitionsOf).flatMap((site) => {
    const { guard } = site.transition
    return guard === undefined ? [] : [[site.path, renderGuard(guard, placeOf(site))] as const]
  })
  return new Map(sentences)
}

/** What the guard of a transition may name, and what states are called. */
export function guardPlaces(
  names: DefinitionNames,
  sites: readonly StateSite[],
): (site: TransitionSite) => GuardPlace {
  const titles = new Map<string, LocaleText>(
    sites.flatMap(({ uid, state }) =>
      uid !== null && 'meta' in state ? [[`#${uid}`, state.meta.title] as const] : [],
    ),
  )
  return ({ cause }) => ({
    names: names.transition(cause),
    titleOf: (target) => titles.get(target) ?? null,
  })
}
