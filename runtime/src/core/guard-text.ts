import type { GuardDefinition } from '@linli/schemas/definition'
import { unreachable } from '@linli/schemas/linli-error'
import { expressionText, listed, quoted, same } from './change-words.ts'
import type { Side } from './compared.ts'
import { calledState } from './compared.ts'
import type { Sentence } from './definition-finding.ts'

/** A condition in one line; the states it names by their titles. */
export function guardText(guard: GuardDefinition, side: Side): Sentence {
  switch (guard.type) {
    case 'expr':
      return expressionText(guard.params.cel)
    case 'and':
      return joined(guard.params.guards, side, ['并且', 'and'])
    case 'or':
      return joined(guard.params.guards, side, ['或者', 'or'])
    case 'not': {
      const [zh, en] = guardText(guard.params.guard, side)
      return [`不是（${zh}）`, `not (${en})`]
    }
    case 'in': {
      const site = side.sites.find(({ uid }) => `#${uid}` === guard.params.state)
      const [zh, en] = site === undefined ? same(quoted(guard.params.state)) : calledState(site)
      return [`正在环节${zh}`, `the state ${en} is active`]
    }
    default:
      return unreachable(guard)
  }
}

function joined(guards: readonly GuardDefinition[], side: Side, [zh, en]: Sentence): Sentence {
  const parts = guards.map((each): Sentence => {
    const [one, other] = guardText(each, side)
    const isNested = each.type === 'and' || each.type === 'or'
    return isNested ? [`（${one}）`, `(${other})`] : [one, other]
  })
  return listed(parts, ` ${zh} `, ` ${en} `)
}
