import type { GuardDefinition } from '@linli/schemas/definition'
import type { Decision } from './step.ts'

interface Asked {
  /** Pointer of the transition. */
  readonly path: string
  readonly decisions: readonly Decision[]
}

/** What a guard came to by what was asked for it; null where its parts were not kept. That a state was not active is kept
 *  by silence, since values are kept. */
export function resultIn(guard: GuardDefinition, asked: Asked): boolean | null {
  const isSilenceNo = asked.decisions.some(({ values }) => values !== undefined)
  return resultAt(guard, `${asked.path}/guard`, { ...asked, isSilenceNo })
}

interface Kept extends Asked {
  readonly isSilenceNo: boolean
}

function resultAt(guard: GuardDefinition, path: string, kept: Kept): boolean | null {
  switch (guard.type) {
    case 'expr':
      return kept.decisions.find((each) => each.path === path)?.result ?? null
    case 'in':
      if (kept.decisions.some((each) => each.path === path)) return true
      return kept.isSilenceNo ? false : null
    case 'not': {
      const result = resultAt(guard.params.guard, `${path}/params/guard`, kept)
      return result === null ? null : !result
    }
    case 'and':
    case 'or': {
      const ends = guard.type === 'or'
      const results = guard.params.guards.map((each, index) =>
        resultAt(each, `${path}/params/guards/${index}`, kept),
      )
      if (results.includes(ends)) return ends
      return results.includes(null) ? null : !ends
    }
  }
}
