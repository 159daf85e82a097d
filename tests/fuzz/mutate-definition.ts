import type { Random } from '../support/random.ts'
import { drawExpression, mutateExpression } from './draw-expression.ts'
import { isParent, type Json, type Place, placesWhere, put, valueIn } from './json-tree.ts'
import { STRANGE_TEXTS, strangeValue } from './mutate-json.ts'
import { pick } from './seed-documents.ts'

type Change = (document: Json, random: Random) => void

/** What may happen to a definition, by somebody who knows its format: most of it is still of the format, and half of that
 *  is refused by what it means. */
export const DEFINITION_CHANGES: readonly Change[] = [
  changeExpression,
  changeExpression,
  changeExpression,
  retarget,
  changeKind,
  changeState,
  changeField,
  changeReference,
  changeTimer,
  dropBranch,
  changeUid,
  changeStep,
  changePlaceholder,
]

const EXPRESSIONS = [
  ...[
    'cel',
    'match',
    'key',
    'node',
    'visibleWhen',
    'requiredWhen',
    'compute',
    'when',
    'anonymousWhen',
  ],
]

function expressionsOf(document: Json): Place[] {
  return placesWhere(
    document,
    (keys, value) =>
      typeof value === 'string' &&
      (EXPRESSIONS.includes(keys.at(-1) ?? '') ||
        (keys[0] === 'triggers' && keys.at(-2) === 'set')),
  )
}

/** Every expression of a document. */
export function conditionsIn(document: Json): string[] {
  return expressionsOf(document).map((place) => String(valueIn(place)))
}

function changeExpression(document: Json, random: Random): void {
  const places = expressionsOf(document)
  if (places.length === 0) return
  const texts = conditionsIn(document)
  const place = pick(places, random)
  put(
    place,
    random.chance(0.3)
      ? drawExpression(random, namesIn(texts))
      : mutateExpression(String(valueIn(place)), texts, random),
  )
}

/** Paths as `context.place`, so that what is drawn names what is there. */
function namesIn(texts: readonly string[]): string[] {
  const found = texts.flatMap((text) => text.match(/\b[a-z]\w*(?:\.[a-z]\w*)+(?!\()/gi) ?? [])
  return found.length > 0 ? [...new Set(found)] : ['context.place']
}

function uidsOf(document: Json): string[] {
  return placesWhere(
    document,
    (keys, value) => keys.at(-1) === 'uid' && typeof value === 'string',
  ).map((place) => String(valueIn(place)))
}

function retarget(document: Json, random: Random): void {
  const places = placesWhere(document, (keys) =>
    ['target', 'state', 'initial'].includes(keys.at(-1) ?? ''),
  )
  const uids = uidsOf(document)
  if (places.length === 0 || uids.length === 0) return
  const uid = pick(uids, random)
  put(pick(places, random), random.chance(0.5) ? `#${uid}` : uid)
}

const KINDS = [
  ...[
    'expr',
    'and',
    'or',
    'not',
    'in',
    'set',
    'raise',
    'notify',
    'emit',
    'cancelTimer',
    'log',
    'final',
  ],
  ...[
    'parallel',
    'history',
    'object',
    'array',
    'string',
    'number',
    'integer',
    'boolean',
    'form',
    'device',
  ],
  ...[
    'elapsed',
    'working-hours',
    'working-days',
    'calendar-days',
    'months',
    'share',
    'post',
    'initiator',
    'performer',
    'person',
    'field',
    'leader',
    'team',
  ],
  ...['start', 'signal', 'start-or-signal', 'drop', 'resident', 'staff', 'app', 'sms'],
]

function changeKind(document: Json, random: Random): void {
  const places = placesWhere(document, (keys) =>
    ['type', 'kind', 'clock', 'strategy', 'policy', 'source', 'channel', 'history'].includes(
      keys.at(-1) ?? '',
    ),
  )
  if (places.length > 0) put(pick(places, random), pick(KINDS, random))
}

function statesIn(document: Json): Place[] {
  return placesWhere(document, (keys, value) => keys.at(-2) === 'states' && isParent(value))
}

function changeState(document: Json, random: Random): void {
  const states = statesIn(document)
  if (states.length === 0) return
  const state = valueIn(pick(states, random))
  const other = valueIn(pick(states, random))
  if (!isParent(state) || !isParent(other) || Array.isArray(state) || Array.isArray(other)) return
  const keys = [
    'on',
    'after',
    'always',
    'invoke',
    'onDone',
    'entry',
    'exit',
    'states',
    'initial',
    'type',
  ]
  const key = pick(keys, random)
  const taken = other[key]
  if (taken === undefined) delete state[key]
  else state[key] = structuredClone(taken)
}

const FIELD_KEYS = [
  ...[
    'type',
    'format',
    'pattern',
    'minLength',
    'maxLength',
    'minimum',
    'maximum',
    'minItems',
    'maxItems',
  ],
  ...[
    'uniqueItems',
    'enum',
    'oneOf',
    'const',
    'default',
    'required',
    'items',
    'properties',
    'title',
  ],
]

function changeField(document: Json, random: Random): void {
  const fields = placesWhere(
    document,
    (keys, value) => keys.at(-2) === 'properties' && isParent(value),
  )
  if (fields.length === 0) return
  const field = valueIn(pick(fields, random))
  const other = valueIn(pick(fields, random))
  if (!isParent(field) || !isParent(other) || Array.isArray(field) || Array.isArray(other)) return
  const key = pick(FIELD_KEYS, random)
  const taken = other[key]
  if (random.chance(0.3)) field[key] = strangeValue(random)
  else if (taken === undefined) delete field[key]
  else field[key] = structuredClone(taken)
}

/** A name in the place of another one of the document, of whatever kind. */
function changeReference(document: Json, random: Random): void {
  const places = placesWhere(
    document,
    (keys, value) =>
      typeof value === 'string' &&
      [
        'task',
        'form',
        'notice',
        'timer',
        'event',
        'due',
        'to',
        'post',
        'field',
        'performerOf',
        'id',
        'by',
        'outcome',
      ].includes(keys.at(-1) ?? ''),
  )
  if (places.length === 0) return
  const value = valueIn(pick(places, random)) ?? null
  put(pick(places, random), random.chance(0.3) ? pick(STRANGE_TEXTS, random) : value)
}

function changeTimer(document: Json, random: Random): void {
  const places = placesWhere(document, (keys) =>
    ['duration', 'hours', 'days', 'months'].includes(keys.at(-1) ?? ''),
  )
  if (places.length === 0) return
  const values = ['PT0S', 'P1D', 'P99999D', 'PT1H30M', 'P1M', 'PT1S', -1, 0, 1, 1e9, 0.5]
  put(pick(places, random), pick(values, random))
}

function dropBranch(document: Json, random: Random): void {
  const lists = placesWhere(
    document,
    (keys, value) =>
      ['onDone', 'always', 'assign', 'actions', 'guards', 'steps', 'rules'].includes(
        keys.at(-1) ?? '',
      ) && Array.isArray(value),
  )
  if (lists.length === 0) return
  const list = valueIn(pick(lists, random))
  if (Array.isArray(list)) list.splice(random.below(list.length + 1), 1 + random.below(2))
}

function changeUid(document: Json, random: Random): void {
  const places = placesWhere(document, (keys) => keys.at(-1) === 'uid')
  if (places.length === 0) return
  put(
    pick(places, random),
    random.chance(0.5) ? pick(uidsOf(document), random) : pick(STRANGE_TEXTS, random),
  )
}

function changeStep(document: Json, random: Random): void {
  const steps = placesWhere(document, (keys) => keys.at(-2) === 'steps')
  if (steps.length < 2) return
  const value = valueIn(pick(steps, random))
  if (value !== undefined) put(pick(steps, random), structuredClone(value))
}

function changePlaceholder(document: Json, random: Random): void {
  const places = placesWhere(
    document,
    (keys, value) => keys[0] === 'notices' && typeof value === 'string',
  )
  if (places.length === 0) return
  const place = pick(places, random)
  const names = namesIn(conditionsIn(document))
  put(place, `${String(valueIn(place))} {{ ${drawExpression(random, names)} }}`)
}
