import { LinliError } from '@linli/schemas/linli-error'
import type { ASTNode, Environment } from '@marcbachmann/cel-js'
import { childrenOf } from './expression-tree.ts'

/** What is left for one evaluation. Burning more than there is throws `expression.failed`. */
export interface Fuel {
  refill(): void
  burn(amount: number): void
}

/** Rounds of all loops of one evaluation together: a list of a hundred rows compared with itself takes ten thousand.
 *  Two nested loops over a text of 20 000 characters, four hundred million, held the process for half a minute. */
const BUDGET = 20_000
/** Characters that are split or joined for the price of one round. */
const CHARACTERS = 16

export function createFuel(): Fuel {
  let left = BUDGET
  return {
    refill() {
      left = BUDGET
    },
    burn(amount) {
      left -= amount
      if (left < 0)
        throw new LinliError('expression.failed', `More than ${BUDGET} rounds of its loops.`)
    },
  }
}

/** No definition can name it: it is not among the functions of the profile. */
const PAID = 'paid__'
const METERED: ReadonlySet<string> = new Set([
  ...['all', 'exists', 'exists_one', 'map', 'filter'],
  ...['split', 'join'],
])

/** Teaches the environment to burn fuel for what `meterSource` marks. */
export function registerFuel(environment: Environment, fuel: Fuel): void {
  environment.registerFunction(`${PAID}(list<V>): list<V>`, (list: readonly unknown[]) => {
    fuel.burn(list.length)
    return list
  })
  environment.registerFunction(`${PAID}(string): string`, (text: string) => {
    fuel.burn(1 + text.length / CHARACTERS)
    return text
  })
}

/** `list.all(…)` as `paid__(list).all(…)`: the list is paid for each time it is walked through, so nested loops pay for
 *  every round. Throws the parser's error. */
export function meterSource(source: string, environment: Environment): string {
  if (!source.includes('.')) return source
  return meteredReceivers(environment.parse(source).ast)
    .flatMap(({ start, end }) => [
      { at: start, text: `${PAID}(` },
      { at: end, text: ')' },
    ])
    .sort((a, b) => b.at - a.at)
    .reduce((text, { at, text: mark }) => text.slice(0, at) + mark + text.slice(at), source)
}

function meteredReceivers(node: ASTNode): ASTNode[] {
  const found = childrenOf(node).flatMap(meteredReceivers)
  return node.op === 'rcall' && METERED.has(node.args[0]) ? [...found, node.args[1]] : found
}
