import { invariant, LinliError } from '@linli/schemas/linli-error'
import type { ASTNode, Environment } from '@marcbachmann/cel-js'
import { childrenOf } from './expression-tree.ts'

/** What is left for evaluations, in units of about a tenth of a microsecond. Burning more than there is throws
 *  `expression.failed`. */
export interface Fuel {
  /** All that is evaluated within shares one tank: a step of a thousand expressions gets no thousand tanks. */
  share<Answer>(ask: () => Answer): Answer
  /** Begins an evaluation; one that shares with nobody gets a tank of its own. */
  begin(): void
  burn(amount: number): void
  /** What is asked within is paid from a small tank of its own, and takes nothing from the step's: what is said about an
   *  answer must not change whether there is one. */
  aside<Answer>(ask: () => Answer): Answer
  /** Whether more was asked for than there was. */
  isEmpty(): boolean
}

/** A tank lasts some 20 ms, on a busy machine 60. A list of a hundred rows compared with itself burns a third of it, two
 *  hundred rules of a form another third. */
const TANK = 200_000
/** For the few parts of one condition that are asked again. */
const SMALL_TANK = 4_000
/** Characters that are read, split or joined for the price of one unit. */
const CHARACTERS = 16
/** A search for one text in another compares, at worst, each character of one with each of the other. */
const COMPARISONS = 128

export function createFuel(): Fuel {
  let left = TANK
  let isShared = false
  return {
    share(ask) {
      if (isShared) return ask()
      left = TANK
      isShared = true
      try {
        return ask()
      } finally {
        isShared = false
      }
    },
    begin() {
      if (!isShared) left = TANK
    },
    burn(amount) {
      left -= amount
      if (left < 0) {
        throw new LinliError('expression.failed', 'The expressions of one step ask for too much.')
      }
    },
    aside(ask) {
      const [kept, wasShared] = [left, isShared]
      left = SMALL_TANK
      isShared = true
      try {
        return ask()
      } finally {
        left = kept
        isShared = wasShared
      }
    },
    isEmpty: () => left < 0,
  }
}

/** What reading a text costs. Short ones, which most are, cost nothing. */
export function burnText(fuel: Fuel, text: string): void {
  if (text.length >= CHARACTERS) fuel.burn(Math.floor(text.length / CHARACTERS))
}

/** No definition can name it or what else ends in two lines: they are not among the functions of the profile. */
const PAID = 'paid__'
const COMPREHENSIONS: ReadonlySet<string> = new Set([
  ...['all', 'exists', 'exists_one', 'map', 'filter'],
])
const TEXT_WALKS: ReadonlySet<string> = new Set([
  'size',
  'split',
  'trim',
  'lowerAscii',
  'upperAscii',
])
/** Their price depends on receiver and argument together: `contains__` does what `contains` does, and is paid for. */
const STAND_INS: ReadonlySet<string> = new Set(['contains', 'indexOf', 'join'])

/** Teaches the environment to burn fuel for what `meterSource` marks. */
export function registerFuel(environment: Environment, fuel: Fuel): void {
  environment.registerFunction(
    `${PAID}(list<V>, int): list<V>`,
    (list: readonly unknown[], nodes: bigint) => {
      fuel.burn(list.length * Number(nodes))
      return list
    },
  )
  environment.registerFunction(`${PAID}(list<V>): list<V>`, (list: readonly unknown[]) => {
    fuel.burn(list.length)
    return list
  })
  environment.registerFunction(`${PAID}(string): string`, (text: string) => {
    burnText(fuel, text)
    return text
  })
  for (const type of ['int', 'double']) {
    environment.registerFunction(`${PAID}(${type}): ${type}`, (value: unknown) => value)
  }
  registerStandIns(environment, fuel)
}

function registerStandIns(environment: Environment, fuel: Fuel): void {
  const search = (text: string, sought: string) =>
    fuel.burn(1 + Math.floor((text.length * sought.length) / COMPARISONS))
  const contains = (text: string, sought: string) => {
    search(text, sought)
    return text.includes(sought)
  }
  const indexOf = (text: string, sought: string, from = 0n) => {
    search(text, sought)
    if (from !== 0n && (from < 0n || from >= text.length)) {
      throw new LinliError('expression.failed', `There is no character ${from} to begin with.`)
    }
    return BigInt(text.indexOf(sought, Number(from)))
  }
  const join = (texts: readonly string[], separator = '') => {
    const length = texts.reduce((sum, text) => sum + text.length + separator.length, 0)
    fuel.burn(texts.length + Math.floor(length / CHARACTERS))
    return texts.join(separator)
  }
  environment.registerFunction('string.contains__(string): bool', contains)
  environment.registerFunction('string.indexOf__(string): int', indexOf)
  environment.registerFunction('string.indexOf__(string, int): int', indexOf)
  environment.registerFunction('list<string>.join__(): string', join)
  environment.registerFunction('list<string>.join__(string): string', join)
}

interface Edit {
  readonly from: number
  readonly to: number
  readonly text: string
}

/** The source with its price in it: `list.all(…)` as `paid__(list, 3).all(…)` pays for each round of a body of three nodes,
 *  so nested loops pay for all of them, and `a.contains(b)` as `a.contains__(b)` pays for both texts. Throws the
 *  parser's error. */
export function meterSource(source: string, environment: Environment): string {
  if (!/[.+(]/.test(source)) return source
  return editsOf(environment.parse(source).ast, { source, isInLoop: false })
    .map((edit, index) => ({ ...edit, index }))
    .sort((a, b) => b.from - a.from || b.to - a.to || b.index - a.index)
    .reduce((text, { from, to, text: mark }) => text.slice(0, from) + mark + text.slice(to), source)
}

/** Inside a loop a sum can double with every round, so there its parts are paid for as well. */
function editsOf(node: ASTNode, at: Place): Edit[] {
  const isLoop = node.op === 'rcall' && COMPREHENSIONS.has(node.args[0])
  const inside = { ...at, isInLoop: at.isInLoop || isLoop }
  const inner = childrenOf(node).flatMap((child) => editsOf(child, inside))
  return [...ownEdits(node, at), ...inner]
}

interface Place {
  readonly source: string
  readonly isInLoop: boolean
}

function ownEdits(node: ASTNode, { source, isInLoop }: Place): Edit[] {
  if (node.op === 'rcall') {
    const [name, receiver, args] = node.args
    if (COMPREHENSIONS.has(name)) {
      return paid(receiver, `, ${args.reduce((sum, arg) => sum + nodeCount(arg), 1)}`)
    }
    if (TEXT_WALKS.has(name)) return paid(receiver)
    return STAND_INS.has(name) ? renamed(receiver, source) : []
  }
  if (node.op === 'call' && node.args[0] === 'size') return node.args[1].flatMap((arg) => paid(arg))
  if (node.op === '+' && isInLoop) return node.args.flatMap((arg) => paid(arg))
  return []
}

/** Between a receiver and the name of its method stand brackets, space, comments and a dot. */
const BEFORE_NAME = /^(?:[\s)]|\/\/[^\n]*\n)*\.(?:\s|\/\/[^\n]*\n)*\w+/

function renamed({ end }: ASTNode, source: string): Edit[] {
  const before = BEFORE_NAME.exec(source.slice(end))
  invariant(before, `A method follows the receiver in '${source}'.`)
  const at = end + before[0].length
  return [{ from: at, to: at, text: '__' }]
}

function paid({ start, end }: ASTNode, more = ''): Edit[] {
  return [
    { from: start, to: start, text: `${PAID}(` },
    { from: end, to: end, text: `${more})` },
  ]
}

/** Nodes of a tree. */
export function nodeCount(node: ASTNode): number {
  return childrenOf(node).reduce((sum, child) => sum + nodeCount(child), 1)
}
