import type { Random } from '../support/random.ts'
import { STRANGE_TEXTS } from './mutate-json.ts'
import { pick } from './seed-documents.ts'

const LITERALS = [
  ...[
    '1',
    '0',
    '-3',
    '2.5',
    '1e3',
    '9223372036854775807',
    '9223372036854775808',
    '7u',
    '0x1F',
    '.5',
    '1.',
  ],
  ...[
    'true',
    'false',
    'null',
    '""',
    '"a"',
    "'长'",
    'b"a"',
    'r"\\d"',
    '"\\u0041"',
    '"""x"""',
    "'\\''",
  ],
  ...[
    '[]',
    '[1]',
    '["a", 1]',
    '{}',
    '{"a": 1}',
    'x',
    'x.n',
    'nope',
    'context',
    'form',
    'output',
    'event',
  ],
]
const OPERATORS = [
  '&&',
  '||',
  '==',
  '!=',
  '<',
  '<=',
  '>',
  '>=',
  '+',
  '-',
  '*',
  '/',
  '%',
  'in',
  '?',
  '=',
  '&',
]
const CALLS = [
  ...[
    'has',
    'size',
    'string',
    'int',
    'double',
    'bool',
    'timestamp',
    'duration',
    'type',
    'dyn',
    'matches',
    'paid__',
  ],
  ...[
    'contains',
    'startsWith',
    'endsWith',
    'indexOf',
    'split',
    'join',
    'trim',
    'lowerAscii',
    'upperAscii',
  ],
  ...[
    'all',
    'exists',
    'exists_one',
    'map',
    'filter',
    'getFullYear',
    'toString',
    'constructor',
    'contains__',
  ],
]
const MARKS = [
  '',
  '(',
  ')',
  '[',
  ']',
  '"',
  "'",
  '.',
  ',',
  '&',
  '\\',
  '\n',
  '//',
  ' and ',
  '姓名',
  '?',
  ':',
  '{',
  '}',
]

/** An expression over these names: well-formed more often than not, well-typed now and then. */
export function drawExpression(random: Random, names: readonly string[]): string {
  return part(random, names, 1 + random.below(5))
}

function part(random: Random, names: readonly string[], depth: number): string {
  const inner = () => part(random, names, depth - 1)
  if (depth <= 0) return random.chance(0.6) ? pick(names, random) : pick(LITERALS, random)
  switch (random.below(10)) {
    case 0:
      return `(${inner()})`
    case 1:
      return `!${inner()}`
    case 2:
      return `${inner()} ? ${inner()} : ${inner()}`
    case 3:
      return `${pick(CALLS, random)}(${commaList(random, inner)})`
    case 4:
      return `${inner()}.${pick(CALLS, random)}(${commaList(random, inner)})`
    case 5:
      return `${inner()}.${pick(['all', 'exists', 'map', 'filter', 'exists_one'], random)}(x, ${inner()})`
    case 6:
      return `${inner()}${pick(['[0]', '["n"]', '.n', '.text', '[-1]', '.__proto__', '.length'], random)}`
    case 7:
      return `[${commaList(random, inner)}]`
    default:
      return `${inner()} ${pick(OPERATORS, random)} ${inner()}`
  }
}

function commaList(random: Random, draw: () => string): string {
  return Array.from({ length: random.below(4) }, draw).join(', ')
}

/** Something that may be named, and what it is. */
export interface NamedPath {
  readonly path: string
  readonly kind: string
}

/** A condition over these names that most of the time nothing is wrong with. */
export function drawCondition(random: Random, paths: readonly NamedPath[], depth = 4): string {
  if (depth === 0) return random.chance(0.5) ? 'true' : 'false'
  const inner = () => drawCondition(random, paths, depth - 1)
  const drawn = random.below(12)
  if (drawn === 0) return `(${inner()} ${pick(['&&', '||', '==', '!='], random)} ${inner()})`
  if (drawn === 1) return `!(${inner()})`
  if (drawn === 2) return `(${inner()} ? ${inner()} : ${inner()})`
  const { path, kind } = pick(paths, random)
  const comparison = pick(['==', '!=', '<', '<=', '>', '>='], random)
  switch (kind) {
    case 'bool':
      return path
    case 'int':
      return `(has(${path}) && ${path} ${pick(['+', '-', '*', '/', '%'], random)} ${random.below(9)} ${comparison} ${random.below(99)})`
    case 'double':
      return `(has(${path}) && ${path} ${comparison} ${random.below(99)}.5)`
    case 'list':
      return pick(
        [`size(${path}) ${comparison} 2`, `${path}.exists(x, ${inner()})`, `has(${path})`],
        random,
      )
    case 'string':
      return pick(
        [
          `${path} ${comparison} "a"`,
          `${path}.contains("长")`,
          `size(${path}) > 3`,
          `${path} in ["a", "b"]`,
          `${path}.trim().split(",").exists(x, x == ${path})`,
        ],
        random,
      )
    default:
      return `has(${path})`
  }
}

/** An expression that stands somewhere, changed a little or grown beyond reason. */
export function mutateExpression(
  source: string,
  others: readonly string[],
  random: Random,
): string {
  const tokens = source.match(/'(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*"|\w+|\s+|[^\w\s]/gu) ?? ['']
  const at = random.below(tokens.length)
  const other = others.length > 0 ? pick(others, random) : source
  switch (random.below(11)) {
    case 0:
      return tokens.toSpliced(at, 1).join('')
    case 1:
      return tokens.toSpliced(at, 0, tokens[random.below(tokens.length)] ?? '').join('')
    case 2:
      return tokens.toSpliced(at, 1, pick([...LITERALS, ...OPERATORS, ...MARKS], random)).join('')
    case 3:
      return tokens.toSpliced(at, 1, JSON.stringify(pick(STRANGE_TEXTS, random))).join('')
    case 4:
      return `${source} ${pick(OPERATORS, random)} ${other}`
    case 5:
      return `${pick(['!', '-', 'has', 'size'], random)}(${source})`
    case 6:
      return `${source}.${pick(CALLS, random)}(${other})`
    case 7:
      return grown(source, random)
    case 8:
      return (
        source.slice(0, random.below(source.length + 1)) +
        pick(MARKS, random) +
        source.slice(random.below(source.length + 1))
      )
    case 9:
      return `(${source}) ? (${other}) : (${source})`
    default:
      return `[${source}].${pick(['all', 'exists', 'map', 'filter'], random)}(x, ${other})`
  }
}

/** Long or deep, as only a program or an attacker writes. */
function grown(source: string, random: Random): string {
  const times = 1 + random.below(random.chance(0.2) ? 3000 : 60)
  switch (random.below(5)) {
    case 0:
      return '('.repeat(times) + source + ')'.repeat(times)
    case 1:
      return '!'.repeat(times) + source
    case 2:
      return Array.from({ length: Math.min(times, 400) }, () => source).join(
        pick([' && ', ' || ', ' + ', ', '], random),
      )
    case 3:
      return (
        `[${source}].map(x, `.repeat(Math.min(times, 60)) + source + ')'.repeat(Math.min(times, 60))
      )
    default:
      return (
        `${source} ? `.repeat(Math.min(times, 400)) +
        source +
        ` : ${source}`.repeat(Math.min(times, 400))
      )
  }
}
