import type { Locale, LocaleText } from '@linli/schemas/locale-text'
import type { ASTNode } from '@marcbachmann/cel-js'
import type { ExpressionNames } from './expression-names.ts'
import { both } from './expression-names.ts'
import { literalNumber, literalOf, timeOf } from './literal-node.ts'
import { nameOfNode } from './named-node.ts'
import { parseExpression } from './parse-expression.ts'
import { callWords, predicateWords } from './render-calls.ts'
import {
  bracketed,
  durationWords,
  instantWords,
  joinedWords,
  say,
  tidied,
  titleWords,
  valueWords,
} from './render-words.ts'
import type { Speaking, Words } from './speaking.ts'
import { LEVEL, word } from './speaking.ts'

/** An expression as one sentence in each language, in the titles of its fields, choices and outcomes; null where it is
 *  malformed. Unknown names stay as they are written. Length: some 80 letters for each of at most 300 parts. */
export function renderExpression(
  source: string,
  names: ExpressionNames,
): Required<LocaleText> | null {
  const tree = parseExpression(source)
  if (tree === null) return null
  return both(
    spokenCondition(tree, speaking('zh-CN', names)),
    spokenCondition(tree, speaking('en', names)),
  )
}

/** The same for an expression that is asked for what it comes to, and not for yes or no. */
export function renderValue(source: string, names: ExpressionNames): Required<LocaleText> | null {
  const tree = parseExpression(source)
  if (tree === null) return null
  const text = (locale: Locale) =>
    tidied(speaking(locale, names).valueIn(tree, LEVEL.choice), locale)
  return both(text('zh-CN'), text('en'))
}

function spokenCondition(tree: ASTNode, at: Speaking): string {
  return tidied(conditionWords(tree, at).text, at.locale)
}

/** Speaks `locale` where `names` are known. */
export function speaking(locale: Locale, names: ExpressionNames): Speaking {
  const at: Speaking = {
    locale,
    names,
    valueIn(node, level = LEVEL.word) {
      const words = value(node, at)
      return words.level < level ? bracketed(words.text, locale) : words.text
    },
    conditionIn: (node) => bracketed(conditionWords(node, at).text, locale),
    besideIn: (node, other) => besideWords(node, other, at),
    itemsIn: (items, sought) =>
      items.map((item) => at.besideIn(item, sought)).join(say(locale, '、', ', ')),
    inside: (inner) => speaking(locale, inner),
  }
  return at
}

/** A part that is asked for yes or no; `isDenied` for its contrary. */
export function conditionWords(node: ASTNode, at: Speaking, isDenied = false): Words {
  switch (node.op) {
    case '!_':
      return conditionWords(node.args, at, !isDenied)
    case '&&':
    case '||':
      return isDenied ? contrary(node, at) : groupWords(node, at)
    case '==':
    case '!=':
    case '<':
    case '<=':
    case '>':
    case '>=':
      return comparisonWords(node, at, isDenied)
    case 'id':
    case '.':
    case '[]':
      return plainWords(node, at, isDenied)
    case 'in':
    case 'call':
    case 'rcall':
      return predicateWords(node, at, isDenied) ?? (isDenied ? contrary(node, at) : value(node, at))
    default:
      return isDenied ? contrary(node, at) : value(node, at)
  }
}

function contrary(node: ASTNode, at: Speaking): Words {
  return denied(at.conditionIn(node), at)
}

function denied(inner: string, { locale }: Speaking): Words {
  return { text: say(locale, `并非${inner}`, `not ${inner}`), level: LEVEL.claim }
}

function plainWords(node: ASTNode, at: Speaking, isDenied: boolean): Words {
  const words = value(node, at)
  if (nameOfNode(node, at.names)?.kind !== 'bool') {
    return isDenied ? denied(bracketed(words.text, at.locale), at) : words
  }
  const answer = valueWords(!isDenied, null, at.locale)
  return { text: `${words.text} = ${answer}`, level: LEVEL.claim }
}

function groupWords(node: ASTNode & { op: '&&' | '||' }, at: Speaking): Words {
  const parts = partsOf(node, node.op).map((part) => conditionWords(part, at))
  return joinedWords(node.op, parts, at.locale)
}

/** `a && b && c` as its three parts, however they are bracketed. */
export function partsOf(node: ASTNode, op: '&&' | '||'): ASTNode[] {
  return node.op === op ? node.args.flatMap((part) => partsOf(part, op)) : [node]
}

const SIGNS = { '==': '=', '!=': '≠', '<': '<', '<=': '≤', '>': '>', '>=': '≥' } as const
const MIRRORED = { '==': '==', '!=': '!=', '<': '>', '<=': '>=', '>': '<', '>=': '<=' } as const
type Comparison = ASTNode & { op: keyof typeof SIGNS }

function comparisonWords(node: Comparison, at: Speaking, isDenied: boolean): Words {
  const isEquality = node.op === '==' || node.op === '!='
  // The contrary of “less” is “not less” only where there is an order of everything; a quotient may have none.
  if (isDenied && !isEquality) return contrary(node, at)
  const isMirrored = literalOf(node.args[0]) !== null && literalOf(node.args[1]) === null
  const [left, right] = isMirrored ? [node.args[1], node.args[0]] : node.args
  const op = isMirrored ? MIRRORED[node.op] : node.op
  const isEqual = (op === '==') !== isDenied
  const subject = at.valueIn(left, LEVEL.sum)
  if (isEquality && literalOf(right) === '') {
    const text = isEqual
      ? say(at.locale, `${subject} 是空的`, `${subject} is empty`)
      : say(at.locale, `${subject} 不是空的`, `${subject} is not empty`)
    return { text, level: LEVEL.claim }
  }
  const sign = isEquality ? (isEqual ? '=' : '≠') : SIGNS[op]
  return { text: `${subject} ${sign} ${at.besideIn(right, left)}`, level: LEVEL.claim }
}

function besideWords(node: ASTNode, other: ASTNode, at: Speaking): string {
  const literal = literalOf(node)
  const time = timeOf(other, at.names)
  const number = time === null ? null : literalNumber(node)
  if (time === 'duration' && number !== null) return durationWords(number, at.locale)
  if (time === 'instant' && number !== null) return instantWords(number)
  if (literal !== null) return valueWords(literal, nameOfNode(other, at.names), at.locale)
  return at.valueIn(node, LEVEL.sum)
}

function value(node: ASTNode, at: Speaking): Words {
  switch (node.op) {
    case 'value': {
      const literal = literalOf(node)
      return word(literal === null ? sourceOf(node) : valueWords(literal, null, at.locale))
    }
    case 'id':
    case '.':
      return word(pathWords(node, at))
    case '[]':
      return indexWords(node, at)
    case 'list':
      return listWords(node.args, at)
    case '?:':
      return choiceOf(node, at)
    case '+':
    case '-':
    case '*':
    case '/':
    case '%':
      return arithmeticWords(node, at)
    case '-_':
      return word(`−${at.valueIn(node.args)}`)
    case 'call':
    case 'rcall':
      return callWords(node, at)
    case 'map':
    case '.?':
    case '[?]':
      return word(sourceOf(node))
    default:
      return conditionWords(node, at)
  }
}

/** “place · text”, or the key of what has no title. */
function pathWords(node: ASTNode & { op: 'id' | '.' }, at: Speaking): string {
  const known = nameOfNode(node, at.names)
  const own =
    known?.title == null
      ? node.op === 'id'
        ? node.args
        : node.args[1]
      : titleWords(known.title, at.locale)
  if (node.op === 'id') return own
  const [owner] = node.args
  if (nameOfNode(owner, at.names)?.isFrame) return own
  return `${at.valueIn(owner)} · ${own}`
}

function indexWords(node: ASTNode & { op: '[]' }, at: Speaking): Words {
  const [owner, index] = node.args
  const list = at.valueIn(owner)
  const literal = literalOf(index)
  if (typeof literal !== 'number') {
    return word(`${list} · ${literal === null ? sourceOf(index) : literal}`)
  }
  return word(say(at.locale, `${list}的第 ${literal + 1} 项`, `item ${literal + 1} of ${list}`))
}

function listWords(items: readonly ASTNode[], at: Speaking): Words {
  if (items.length === 0) return word(say(at.locale, '空列表', 'an empty list'))
  const texts = items.map((item) => at.valueIn(item, LEVEL.sum))
  return word(bracketed(texts.join(say(at.locale, '、', ', ')), at.locale))
}

function choiceOf({ args: [asked, then, otherwise] }: ASTNode & { op: '?:' }, at: Speaking): Words {
  const condition = conditionWords(asked, at)
  const when =
    condition.level === LEVEL.choice ? bracketed(condition.text, at.locale) : condition.text
  const [yes, no] = [at.valueIn(then, LEVEL.or), at.valueIn(otherwise, LEVEL.or)]
  return {
    text: say(
      at.locale,
      `若 ${when}，则 ${yes}，否则 ${no}`,
      `if ${when}, then ${yes}, otherwise ${no}`,
    ),
    level: LEVEL.choice,
  }
}

type Arithmetic = ASTNode & { op: '+' | '-' | '*' | '/' | '%' }

function arithmeticWords(node: Arithmetic, at: Speaking): Words {
  const [left, right] = node.args
  const { locale } = at
  switch (node.op) {
    case '+':
    case '-': {
      const sign = node.op === '-' ? '−' : '+'
      const kind = nameOfNode(left, at.names)?.kind ?? nameOfNode(right, at.names)?.kind
      if (sign === '+' && (kind === 'string' || kind === 'list')) return chainedWords(node, at)
      const [a, b] = [summand(left, right, at), summand(right, left, at, LEVEL.product)]
      return { text: `${a} ${sign} ${b}`, level: LEVEL.sum }
    }
    case '*':
    case '/': {
      const [a, b] = [at.valueIn(left, LEVEL.product), at.valueIn(right)]
      return { text: `${a} ${node.op === '*' ? '×' : '÷'} ${b}`, level: LEVEL.product }
    }
    case '%': {
      const [a, b] = [at.valueIn(left), at.valueIn(right)]
      return word(say(locale, `${a} 除以 ${b} 的余数`, `remainder of ${a} ÷ ${b}`))
    }
  }
}

function chainedWords({ args: [left, right] }: Arithmetic, at: Speaking): Words {
  const [a, b] = [at.valueIn(left, LEVEL.sum), at.valueIn(right, LEVEL.product)]
  return { text: say(at.locale, `${a} 接上 ${b}`, `${a} followed by ${b}`), level: LEVEL.sum }
}

/** What is added to an instant or a duration is a duration. */
// biome-ignore lint/complexity/useMaxParams: the level is that of the place, and has a default
function summand(node: ASTNode, other: ASTNode, at: Speaking, level: number = LEVEL.sum): string {
  const number = timeOf(other, at.names) === null ? null : literalNumber(node)
  return number === null ? at.valueIn(node, level) : durationWords(number, at.locale)
}

function sourceOf({ input, start, end }: ASTNode): string {
  return input.slice(start, end)
}
