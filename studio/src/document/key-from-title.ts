/** The first character of each initial in the order of pinyin. What comes before the first is no Chinese character. No word begins
 *  with i, u or v. */
const LETTERS = 'abcdefghjklmnopqrstwxyz'
const FIRSTS = [...'吖八嚓哒婀发旮哈讥咔垃妈拿噢趴七蚺仨他挖夕丫匝']

/** Words of CEL: a field that is called so could not be named in a condition. */
const RESERVED: readonly string[] = [
  ...[
    'as',
    'break',
    'const',
    'continue',
    'else',
    'false',
    'for',
    'function',
    'has',
    'if',
    'import',
  ],
  ...['in', 'let', 'loop', 'namespace', 'null', 'package', 'return', 'size', 'true', 'var', 'void'],
  'while',
]

/** Longest key in characters, before the number that makes it unique; the format takes 64. */
const LONGEST = 24

// The order of pinyin is in every browser: a table of readings would say the same in 28 KB.
const byPinyin = new Intl.Collator('zh-CN-u-co-pinyin')

/** An ASCII key for a title (`联系电话` is `lxdh`): the initials of its Chinese characters, its Latin letters and digits, in lower
 *  case, `[a-z][a-z0-9]*`, at most 24 characters and the number that keeps it apart from `taken` without regard to case. Of a
 *  character with several readings the commonest counts. A title without any of these gives `x`. */
export function keyFromTitle(title: string, taken: Iterable<string> = []): string {
  const known = new Set([...RESERVED, ...[...taken].map((key) => key.toLowerCase())])
  const letters = initialsOf(title).slice(0, LONGEST)
  const key = /^[a-z]/.test(letters) ? letters : `x${letters}`
  if (!known.has(key)) return key
  let number = 2
  while (known.has(`${key}${number}`)) number += 1
  return `${key}${number}`
}

/** The initials of a title's Chinese characters with its Latin letters and digits, in lower case: `联系电话` is `lxdh`. */
export function initialsOf(title: string): string {
  return [...title.normalize('NFKC')].map(letterOf).join('')
}

function letterOf(character: string): string {
  if (/[A-Za-z0-9]/.test(character)) return character.toLowerCase()
  return /\p{Script=Han}/u.test(character) ? initialOf(character) : ''
}

function initialOf(character: string): string {
  const next = FIRSTS.findIndex((first) => byPinyin.compare(character, first) < 0)
  const index = (next === -1 ? FIRSTS.length : next) - 1
  return LETTERS[index] ?? ''
}
