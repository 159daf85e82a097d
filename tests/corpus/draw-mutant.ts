import type { Definition } from '@linli/schemas/definition'
import type { JsonObject, JsonValue } from '@linli/schemas/json'
import type { JsonChange } from '@linli/schemas/json-change'
import { valueAt } from '@linli/schemas/json-pointer'
import { patchJson } from '@linli/schemas/patch-json'
import type { Draw } from '../equivalence/draw.ts'
import type { MutationPlaces, WrittenTransition } from './mutation-places.ts'
import { placesOf } from './mutation-places.ts'

/** A definition with one mistake in it. */
export interface Mutant {
  readonly kind: MutationKind
  /** Where the mistake is, in the definition as it was. */
  readonly path: string
  readonly what: string
  readonly document: JsonValue
}

interface Mutation {
  readonly path: string
  readonly what: string
  readonly patch: readonly JsonChange[]
}

type Mutate = (places: MutationPlaces, draw: Draw, definition: Definition) => Mutation

const MUTATIONS = {
  'a transition is dropped': (places, draw) => dropped(draw.of(places.transitions)),
  'a transition leads to another state': retargeted,
  'a timer is removed': ({ timers }, draw) => removed(draw.of(timers)),
  'a guard is negated or swapped': guardChanged,
  'a key is wrong': keyChanged,
  'a branch of an outcome is removed': ({ transitions }, draw) =>
    dropped(draw.of(transitions.filter(({ isOfTask, listLength }) => isOfTask && listLength > 1))),
} as const satisfies Readonly<Record<string, Mutate>>

export type MutationKind = keyof typeof MUTATIONS
export const MUTATION_KINDS = Object.keys(MUTATIONS) as MutationKind[]

/** One mistake, of a kind and at a place that are drawn. */
export function drawMutant(definition: Definition, draw: Draw): Mutant {
  const kind = draw.of(MUTATION_KINDS)
  const mutate: Mutate = MUTATIONS[kind]
  const { path, what, patch } = mutate(placesOf(definition), draw, definition)
  const document = patchJson(definition as unknown as JsonValue, patch)
  return { kind, path, what: `${what} at ${path}`, document }
}

function removed(path: string): Mutation {
  return { path, what: 'removed', patch: [{ op: 'remove', path }] }
}

function dropped({ path, listPath, listLength }: WrittenTransition): Mutation {
  return { ...removed(listLength === 1 ? listPath : path), path }
}

function retargeted({ transitions, uids }: MutationPlaces, draw: Draw): Mutation {
  const { path, value } = draw.of(transitions.filter((each) => 'target' in each.value))
  // What the target is called now, by uid or by the key of a sibling: neither is drawn again.
  const now = String(value['target']).replace('#', '').replaceAll('-', '_')
  const uid = draw.of(uids.filter((each) => each !== now))
  const patch: JsonChange[] = [{ op: 'replace', path: `${path}/target`, value: `#${uid}` }]
  return { path, what: `to #${uid}`, patch }
}

function guardChanged({ transitions }: MutationPlaces, draw: Draw): Mutation {
  const guarded = transitions.filter(({ value }) => value['guard'] !== undefined)
  const { path, listPath, value } = draw.of(guarded)
  const others = guarded.filter((each) => each.listPath === listPath && each.path !== path)
  const guard = value['guard'] as JsonObject
  if (others.length > 0 && draw.once(2)) {
    const other = draw.of(others)
    const patch: JsonChange[] = [
      { op: 'replace', path: `${path}/guard`, value: other.value['guard'] as JsonValue },
      { op: 'replace', path: `${other.path}/guard`, value: guard },
    ]
    return { path, what: `guard swapped with ${other.path}`, patch }
  }
  const not = { type: 'not', params: { guard } }
  return {
    path,
    what: 'guard negated',
    patch: [{ op: 'replace', path: `${path}/guard`, value: not }],
  }
}

const FIELD = /(?<![\w.])(context|form|output\.form)\.(\w+)/g

/** Another field of the same type where there is one and the draw says so, else a name that nobody declared. */
function keyChanged({ expressions }: MutationPlaces, draw: Draw, definition: Definition): Mutation {
  const { path, groups } = draw.of(expressions.filter(({ cel }) => new RegExp(FIELD).test(cel)))
  const cel = String(valueAt(definition, path))
  const [found = '', group = '', name = ''] = draw.of([...cel.matchAll(FIELD)])
  const fields = groups[group] ?? {}
  const alike = Object.keys(fields).filter(
    (each) => each !== name && fields[each]?.type === fields[name]?.type,
  )
  const other = alike.length > 0 && draw.once(2) ? draw.of(alike) : `${name.slice(0, -1)}`
  const value = cel.replace(found, `${group}.${other}`)
  return { path, what: `${found} is ${other}`, patch: [{ op: 'replace', path, value }] }
}
