import type { Random } from '../support/random.ts'
import {
  drawPlace,
  isParent,
  type Json,
  type JsonParent,
  put,
  remove,
  valueIn,
} from './json-tree.ts'
import { pick } from './seed-documents.ts'

/** Values and names that programs trip over. */
export const STRANGE_TEXTS = [
  ...['', ' ', '\u0000', '\ud800', 'a\udc00b', '\u202e居民', '👨‍👩‍👧', '𠮷', 'é', '\uFEFF', '\n\t'],
  ...['__proto__', 'constructor', 'toString', 'hasOwnProperty', 'valueOf', 'length', 'xstate.init'],
  ...[
    '%',
    '%zz',
    '%E4',
    '#',
    '#closed',
    '/',
    '~',
    '~1',
    'a/b',
    'a.b',
    '.',
    '..',
    '{{',
    '{{ }}',
    '}}',
  ],
  ...['null', 'true', '0', '-0', '{{ context.place }}', '$ref', '#/machine', "it's", '"', '\\'],
  ...['(a+)+$', '^(a|a)*$', '[', '\\p{L}', '(?<x>a)\\k<x>', 'PT1H', 'P9999999D', 'P1Y2M', 'PT0S'],
  ...['2026-02-30', '2026-11-21T09:00:00+08:00', '9999-12-31T23:59:59Z', '0000-00-00T00:00:00Z'],
] as const
const STRANGE_NUMBERS = [
  ...[0, -0, 1, -1, 0.1, 1e-320, 1e21, 1e308, -1e308, 2 ** 31, 2 ** 53, 2 ** 53 + 2, 86_400_000],
]

export function strangeValue(random: Random): Json {
  switch (random.below(9)) {
    case 0:
      return null
    case 1:
      return random.chance(0.5)
    case 2:
      return pick(STRANGE_NUMBERS, random)
    case 3:
      return []
    case 4:
      return {}
    case 5:
      return { [pick(STRANGE_TEXTS, random)]: strangeValue(random) }
    case 6:
      return [strangeValue(random)]
    case 7:
      return pick(STRANGE_TEXTS, random).repeat(1 + random.below(40))
    default:
      return pick(STRANGE_TEXTS, random)
  }
}

type Change = (document: Json, random: Random) => void

/** What may happen to any JSON, whatever it means. */
export const JSON_CHANGES: readonly Change[] = [
  replaceSomething,
  removeSomething,
  renameSomething,
  copySomething,
  swapSomething,
  repeatSomething,
  nestSomething,
  addSomething,
]

function replaceSomething(document: Json, random: Random): void {
  const place = drawPlace(document, random)
  if (place !== null) put(place, strangeValue(random))
}

function removeSomething(document: Json, random: Random): void {
  const place = drawPlace(document, random)
  if (place !== null) remove(place)
}

function renameSomething(document: Json, random: Random): void {
  const place = drawPlace(document, random)
  if (place === null || Array.isArray(place.parent)) return
  const value = valueIn(place)
  const other = drawPlace(document, random)
  const key = random.chance(0.5) ? pick(STRANGE_TEXTS, random) : (other?.key ?? '')
  remove(place)
  if (value !== undefined) put({ parent: place.parent, key }, value)
}

function copySomething(document: Json, random: Random): void {
  const [from, to] = [drawPlace(document, random), drawPlace(document, random)]
  const value = from && valueIn(from)
  if (to && value !== undefined && value !== null) put(to, structuredClone(value))
}

function swapSomething(document: Json, random: Random): void {
  const [one, other] = [drawPlace(document, random), drawPlace(document, random)]
  if (one === null || other === null) return
  const [a, b] = [structuredClone(valueIn(one)), structuredClone(valueIn(other))]
  if (a !== undefined) put(other, a)
  if (b !== undefined) put(one, b)
}

/** The same again, in a list or under other names. */
function repeatSomething(document: Json, random: Random): void {
  const place = drawPlace(document, random)
  const value = place && valueIn(place)
  if (place === null || value === undefined) return
  const times = 1 + random.below(random.chance(0.1) ? 300 : 3)
  for (let time = 0; time < times; time++) {
    if (Array.isArray(place.parent)) place.parent.push(structuredClone(value))
    else put({ parent: place.parent, key: `${place.key}${time}` }, structuredClone(value))
  }
}

function nestSomething(document: Json, random: Random): void {
  const place = drawPlace(document, random)
  const value = place && valueIn(place)
  if (place === null || value === undefined) return
  const depth = 1 + random.below(random.chance(0.2) ? 90 : 3)
  let nested: Json = value
  for (let level = 0; level < depth; level++) {
    nested = random.chance(0.5) ? [nested] : { [place.key]: nested }
  }
  put(place, nested)
}

function addSomething(document: Json, random: Random): void {
  const place = drawPlace(document, random)
  const inside = place && valueIn(place)
  const parent: JsonParent | null = isParent(inside ?? undefined)
    ? (inside as JsonParent)
    : (place?.parent ?? null)
  if (parent === null) return
  if (Array.isArray(parent)) parent.push(strangeValue(random))
  else put({ parent, key: pick(STRANGE_TEXTS, random) }, strangeValue(random))
}

/** A few changes of the text itself: what an editor shows between two keystrokes, or half a file. */
export function mutateText(text: string, random: Random): string {
  let changed = text
  const times = 1 + random.below(3)
  for (let time = 0; time < times; time++) {
    const at = random.below(changed.length + 1)
    const end = Math.min(changed.length, at + 1 + random.below(random.chance(0.2) ? 2000 : 6))
    const slice = changed.slice(at, end)
    switch (random.below(6)) {
      case 0:
        changed = changed.slice(0, at) + changed.slice(end)
        break
      case 1:
        changed =
          changed.slice(0, at) +
          pick([...STRANGE_TEXTS, '{', '}', '[', ']', ',', ':', '"'], random) +
          changed.slice(at)
        break
      case 2:
        changed = changed.slice(0, end) + slice + changed.slice(end)
        break
      case 3:
        changed = changed.slice(0, at)
        break
      case 4:
        changed =
          changed.slice(0, at) + String.fromCharCode(random.below(0x10000)) + changed.slice(at + 1)
        break
      default:
        changed = `${'['.repeat(random.below(20_000))}${changed}`
    }
  }
  return changed
}
