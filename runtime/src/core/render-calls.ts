import type { ASTNode } from '@marcbachmann/cel-js'
import { literalOf } from './literal-node.ts'
import { nameOfNode, namesInside } from './named-node.ts'
import { say, valueWords } from './render-words.ts'
import type { Speaking, Words } from './speaking.ts'
import { LEVEL, word } from './speaking.ts'

type Call = Extract<ASTNode, { op: 'call' | 'rcall' }>

/** A function or `in` that answers yes or no, or its contrary; null for one that gives a value. */
export function predicateWords(
  node: Extract<ASTNode, { op: 'in' | 'call' | 'rcall' }>,
  at: Speaking,
  isDenied: boolean,
): Words | null {
  const pick = (
    yes: readonly [zh: string, en: string],
    no: readonly [zh: string, en: string],
  ): Words => ({ text: say(at.locale, ...(isDenied ? no : yes)), level: LEVEL.claim })
  if (node.op === 'in') return memberWords(node, at, pick)
  if (node.args[0] === 'has') {
    const field = node.args[1] === undefined ? null : argumentsOf(node)[0]
    const x = field == null ? '' : at.valueIn(field)
    return pick([`${x} 已填写`, `${x} is answered`], [`${x} 没有填写`, `${x} is not answered`])
  }
  if (node.op === 'call') return null
  const [name, receiver, args] = node.args
  const x = () => at.valueIn(receiver)
  const y = () => (args[0] === undefined ? '' : at.besideIn(args[0], receiver))
  switch (name) {
    case 'contains':
      return pick(
        [`${x()} 包含 ${y()}`, `${x()} contains ${y()}`],
        [`${x()} 不包含 ${y()}`, `${x()} does not contain ${y()}`],
      )
    case 'startsWith':
      return pick(
        [`${x()} 以 ${y()} 开头`, `${x()} starts with ${y()}`],
        [`${x()} 不以 ${y()} 开头`, `${x()} does not start with ${y()}`],
      )
    case 'endsWith':
      return pick(
        [`${x()} 以 ${y()} 结尾`, `${x()} ends with ${y()}`],
        [`${x()} 不以 ${y()} 结尾`, `${x()} does not end with ${y()}`],
      )
    case 'exists':
    case 'exists_one':
    case 'all':
      return quantifiedWords(node, at, pick)
    default:
      return null
  }
}

type Pick = (yes: readonly [zh: string, en: string], no: readonly [zh: string, en: string]) => Words

function memberWords(
  { args: [sought, list] }: ASTNode & { op: 'in' },
  at: Speaking,
  pick: Pick,
): Words {
  const item = nameOfNode(list, at.names)?.item
  if (list.op !== 'list' || list.args.length === 0) {
    const where = at.valueIn(list, LEVEL.sum)
    const literal = literalOf(sought)
    const x =
      literal === null
        ? at.valueIn(sought, LEVEL.sum)
        : valueWords(literal, item ?? null, at.locale)
    return pick(
      [`${where} 包含 ${x}`, `${where} contains ${x}`],
      [`${where} 不包含 ${x}`, `${where} does not contain ${x}`],
    )
  }
  const x = at.valueIn(sought, LEVEL.sum)
  const items = at.itemsIn(list.args, sought)
  if (list.args.length === 1)
    return pick([`${x} = ${items}`, `${x} = ${items}`], [`${x} ≠ ${items}`, `${x} ≠ ${items}`])
  return pick(
    [`${x} 是 ${items} 之一`, `${x} is one of ${items}`],
    [`${x} 不是 ${items} 之一`, `${x} is none of ${items}`],
  )
}

function quantifiedWords(node: ASTNode & { op: 'rcall' }, at: Speaking, pick: Pick): Words {
  const [name, receiver, args] = node.args
  const list = at.valueIn(receiver)
  const body = args[1]
  const inside = at.inside(namesInside(node, at.names))
  const claim = body === undefined ? '' : inside.conditionIn(body)
  switch (name) {
    case 'exists':
      return pick(
        [`${list}中至少有一项满足${claim}`, `at least one of ${list} satisfies ${claim}`],
        [`${list}中没有一项满足${claim}`, `none of ${list} satisfies ${claim}`],
      )
    case 'exists_one':
      return pick(
        [`${list}中恰好有一项满足${claim}`, `exactly one of ${list} satisfies ${claim}`],
        [`${list}中不是恰好有一项满足${claim}`, `not exactly one of ${list} satisfies ${claim}`],
      )
    default:
      return pick(
        [`${list}的每一项都满足${claim}`, `every one of ${list} satisfies ${claim}`],
        [`${list}中不是每一项都满足${claim}`, `not every one of ${list} satisfies ${claim}`],
      )
  }
}

/** A function that gives a value. */
export function callWords(node: Call, at: Speaking): Words {
  const predicate = predicateWords(node, at, false)
  if (predicate !== null) return predicate
  const name = node.args[0]
  if (name === 'filter' || name === 'map') return reshapedWords(node, at)
  const [first, ...others] = argumentsOf(node)
  if (first === undefined) return word(`${name}()`)
  const x = at.valueIn(first)
  const [y = '', z = ''] = others.map((other) => at.valueIn(other))
  const phrase = phraseOf(name, { x, y, z, isText: nameOfNode(first, at.names)?.kind === 'string' })
  return word(
    phrase === null
      ? `${name}(${[x, ...others.map((other) => at.valueIn(other))].join(', ')})`
      : say(at.locale, ...phrase),
  )
}

interface Filled {
  readonly x: string
  /** Empty where not given. */
  readonly y: string
  readonly z: string
  readonly isText: boolean
}

function phraseOf(
  name: string,
  { x, y, z, isText }: Filled,
): readonly [zh: string, en: string] | null {
  switch (name) {
    case 'size':
      return isText ? [`${x}的字数`, `length of ${x}`] : [`${x}的项数`, `number of ${x}`]
    case 'string':
      return [`${x}（写成文字）`, `${x} (as text)`]
    case 'int':
      return [`${x}（取整数）`, `${x} (as a whole number)`]
    case 'double':
      return [`${x}（按小数）`, `${x} (as a decimal)`]
    case 'trim':
      return [`${x}（去掉首尾空格）`, `${x} (without spaces around it)`]
    case 'lowerAscii':
      return [`${x}（字母小写）`, `${x} (in lower case)`]
    case 'upperAscii':
      return [`${x}（字母大写）`, `${x} (in upper case)`]
    case 'indexOf':
      return z === ''
        ? [
            `${x}中 ${y} 之前的字数（没有则为 −1）`,
            `number of characters before ${y} in ${x} (−1 if it is not there)`,
          ]
        : [
            `${x}中第 ${z} 个字之后的 ${y} 之前的字数（没有则为 −1）`,
            `number of characters before ${y} in ${x}, looking after character ${z} (−1 if it is not there)`,
          ]
    case 'substring':
      return z === ''
        ? [`${x}第 ${y} 个字之后的部分`, `${x} after character ${y}`]
        : y === '0'
          ? [`${x}的前 ${z} 个字`, `first ${z} characters of ${x}`]
          : [`${x}第 ${y} 个字之后到第 ${z} 个字`, `${x} after character ${y} up to character ${z}`]
    case 'split':
      return [`${x}按 ${y} 分成的各段`, `parts of ${x} split at ${y}`]
    case 'join':
      return y === ''
        ? [`${x}连起来`, `${x} joined`]
        : [`${x}用 ${y} 连起来`, `${x} joined with ${y}`]
    default:
      return null
  }
}

function reshapedWords(node: Call, at: Speaking): Words {
  if (node.op === 'call') return word(`${node.args[0]}()`)
  const [name, receiver, args] = node.args
  const list = at.valueIn(receiver)
  const inside = at.inside(namesInside(node, at.names))
  const bodies = args.slice(1)
  const asked = name === 'filter' || bodies.length > 1 ? bodies[0] : undefined
  const chosen =
    asked === undefined
      ? list
      : say(
          at.locale,
          `${list}中满足${inside.conditionIn(asked)}的各项`,
          `those of ${list} that satisfy ${inside.conditionIn(asked)}`,
        )
  const result = name === 'map' ? bodies.at(-1) : undefined
  if (result === undefined) return word(chosen)
  const each = inside.valueIn(result)
  return word(say(at.locale, `${chosen}逐项的 ${each}`, `${each} of each of ${chosen}`))
}

/** Receiver and arguments alike. */
function argumentsOf(node: Call): readonly ASTNode[] {
  return node.op === 'call' ? node.args[1] : [node.args[1], ...node.args[2]]
}
