import type { Definition } from '@linli/schemas/definition'
import { pointerKeys } from '@linli/schemas/json-pointer'
import { textIn } from '@linli/schemas/locale-text'
import { diagramOf } from './diagram.ts'
import type { Wording } from './wording.ts'

/** What the places of a definition are called by those who look at its diagram. */
export interface PlaceNames {
  /** Of a JSON Pointer: a state by its title, a transition by where it leads and what wakes it. What lies deeper is called by what
   *  it lies in. */
  readonly of: (pointer: string) => string
  /** Of a state's uid. */
  readonly ofState: (uid: string) => string
}

/** Walks the definition once; keep it. */
export function placeNames(definition: Definition, wording: Wording): PlaceNames {
  const { nodes, edges } = diagramOf(definition, wording)
  const titles = new Map(nodes.map(({ id, title }) => [id, title]))
  const ofState = (uid: string) => titles.get(uid) ?? uid
  const named = new Map<string, string>(
    nodes.map(({ id, pointer, title }) => [pointer, title || id]),
  )
  for (const { id, source, target, label } of edges) {
    const way = `${ofState(source)} → ${ofState(target)}`
    named.set(id, label === '' ? way : wording.t('places.labelled', { way, label }))
  }
  const of = (pointer: string): string => {
    for (let at = pointer; at !== ''; at = at.slice(0, at.lastIndexOf('/'))) {
      const name = named.get(at)
      if (name !== undefined) return at === pointer ? name : inside(pointer.slice(at.length), name)
    }
    return wording.t('places.whole')
  }
  /** A transition that leads nowhere has no line of its own, a condition is its transition's. */
  const inside = (rest: string, name: string): string => {
    const [kind, key = ''] = pointerKeys(rest)
    const found = kind === 'after' ? definition.timers[key] : definition.events[key]
    const isNamed = (kind === 'after' || kind === 'on') && found !== undefined
    return isNamed
      ? wording.t('places.labelled', { way: name, label: textIn(found.title, wording.locale) })
      : name
  }
  return { of, ofState }
}
