/** Longest pattern a form may use, in UTF-8 bytes of ASCII patterns. */
const MAX_LENGTH = 512
/** Two unbounded repetitions cost at most length² steps; three are refused. */
const MAX_UNBOUNDED = 2
/** A range wider than this counts as unbounded. */
const WIDE = 64
/** Longest text a pattern is run on. */
const TEXT_LENGTH = 1000
/** V8 tries about 10^8 ways a second (measured on `^a{0,64}…b`), so a refusal comes within 100 ms: of one pattern, and of
 *  all patterns that one set of answers is compared with. */
export const MAX_WAYS = 1e7

interface Group {
  /** Whether the group's own content can match in more than one way: a repetition or an alternative inside. */
  isVariable: boolean
  /** In how many ways the alternatives before this one can be tried, and this one so far. */
  before: number
  ways: number
}

/** Why a pattern could be slow or is not one, or null where it is safe to run on text of up to 1000 characters:
 *  no back references, no look-around, no repetition of something that itself repeats or has alternatives, and not too
 *  many optional parts one after the other. */
export function patternDanger(
  pattern: string,
): 'too-long' | 'malformed' | 'reference' | 'look-around' | 'nested' | 'ways' | null {
  if (pattern.length > MAX_LENGTH) return 'too-long'
  try {
    new RegExp(pattern, 'u')
  } catch {
    return 'malformed'
  }
  const bare = withoutLiterals(pattern)
  if (bare === null) return 'reference'
  if (/\(\?(?:[=!]|<[=!])/.test(bare)) return 'look-around'
  const { isNested, ways } = waysThrough(bare, TEXT_LENGTH)
  if (isNested) return 'nested'
  return ways > MAX_WAYS ? 'ways' : null
}

/** In how many ways a safe pattern can be tried on a text of this length, at most. */
export function patternWays(pattern: string, textLength: number): number {
  return waysThrough(withoutLiterals(pattern) ?? '', Math.max(1, textLength)).ways
}

/** The pattern with escapes and classes as the letter `x`, or null where it refers back to a group. */
function withoutLiterals(pattern: string): string | null {
  if (/(?:^|[^\\])(?:\\\\)*\\(?:[1-9]|k<)/.test(pattern)) return null
  return pattern
    .replaceAll(/\\[pPu]\{[^}]*\}|\\u[0-9a-fA-F]{4}|\\x[0-9a-fA-F]{2}|\\./gu, 'x')
    .replaceAll(/\[[^\]]*\]/g, 'x')
}

/** What was read so far of a pattern: the groups that are open, and the one that has just closed. */
interface Reading {
  readonly open: Group[]
  closed: Group | null
  unbounded: number
  readonly textLength: number
}

function waysThrough(bare: string, textLength: number): { isNested: boolean; ways: number } {
  const whole = openGroup()
  const reading: Reading = { open: [whole], closed: null, unbounded: 0, textLength }
  for (const [token] of bare.matchAll(/\(\??[:<]?|\)|\||[*+?]|\{\d+(?:,\d*)?\}|[\s\S]/g)) {
    const range = repetitionOf(token)
    if (range === null) readToken(token, reading)
    else if (repeats(range, reading)) return { isNested: true, ways: 0 }
  }
  // Without an anchor every place of the text is a place to begin.
  const isAnchored = bare.startsWith('^') && whole.before === 0
  const places = isAnchored ? 1 : textLength
  return { isNested: reading.unbounded > MAX_UNBOUNDED, ways: waysOf(whole) * places }
}

function openGroup(): Group {
  return { isVariable: false, before: 0, ways: 1 }
}

function waysOf({ before, ways }: Group): number {
  return before + ways
}

function readToken(token: string, reading: Reading): void {
  if (token.startsWith('(')) reading.open.push(openGroup())
  if (token === '|') nextAlternative(reading.open)
  reading.closed = token === ')' ? (reading.open.pop() ?? null) : null
  if (reading.closed === null) return
  markVariable(reading.open, reading.closed.isVariable)
  multiplyWays(reading.open, waysOf(reading.closed))
}

function nextAlternative(open: readonly Group[]): void {
  const group = open.at(-1)
  if (group === undefined) return
  group.isVariable = true
  group.before += group.ways
  group.ways = 1
}

function multiplyWays(open: readonly Group[], factor: number): void {
  const group = open.at(-1)
  if (group !== undefined) group.ways *= factor
}

/** Takes a repetition into account; true where it repeats something that is variable itself. */
function repeats([least, most]: Range, reading: Reading): boolean {
  const isNested = most > 1 && (reading.closed?.isVariable ?? false)
  if (most - least > WIDE) reading.unbounded += 1
  multiplyWays(reading.open, most - least > WIDE ? reading.textLength : most - least + 1)
  markVariable(reading.open, most !== least)
  reading.closed = null
  return isNested
}

function markVariable(open: readonly Group[], isVariable: boolean): void {
  const group = open.at(-1)
  if (group !== undefined && isVariable) group.isVariable = true
}

type Range = readonly [least: number, most: number]

function repetitionOf(text: string): Range | null {
  if (text === '*') return [0, Number.POSITIVE_INFINITY]
  if (text === '+') return [1, Number.POSITIVE_INFINITY]
  if (text === '?') return [0, 1]
  const match = /^\{(\d+)(,(\d*))?\}$/.exec(text)
  if (!match) return null
  const least = Number(match[1])
  if (match[2] === undefined) return [least, least]
  return [least, match[3] === '' ? Number.POSITIVE_INFINITY : Number(match[3])]
}
