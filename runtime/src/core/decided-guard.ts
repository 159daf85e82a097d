import type { GuardDefinition } from '@linli/schemas/definition'
import type { ToldValues } from './deciding-fields.ts'
import type { Decision } from './step.ts'

interface Asked {
  /** Pointer of the transition. */
  readonly path: string
  readonly decisions: readonly Decision[]
}

/** What decided a guard: what was in fields, or whether a state was active. */
export type DecidedPart =
  | { readonly kind: 'values'; readonly values: ToldValues }
  | { readonly kind: 'state'; readonly target: string; readonly isActive: boolean }

/** The parts that decided a guard: of “and” that failed the first that failed, of “or” that held the first that held. */
export function decidedParts(guard: GuardDefinition, asked: Asked): DecidedPart[] {
  return partsAt(guard, `${asked.path}/guard`, keptOf(asked))
}

function partsAt(guard: GuardDefinition, path: string, kept: Kept): DecidedPart[] {
  const result = resultAt(guard, path, kept)
  switch (guard.type) {
    case 'expr': {
      const values = kept.decisions.find((each) => each.path === path)?.values
      return values === undefined ? [] : [{ kind: 'values', values }]
    }
    case 'in':
      if (result === null) return []
      return [{ kind: 'state', target: guard.params.state, isActive: result }]
    case 'not':
      return partsAt(guard.params.guard, `${path}/params/guard`, kept)
    case 'and':
    case 'or': {
      const parts = guard.params.guards.map(
        (each, index) => [each, `${path}/params/guards/${index}`] as const,
      )
      const isShared = result === null || (guard.type === 'and') === result
      const one = parts.find(([each, at]) => resultAt(each, at, kept) === result)
      const deciding = isShared || one === undefined ? parts : [one]
      return deciding.flatMap(([each, at]) => partsAt(each, at, kept))
    }
  }
}

/** What a guard came to by what was asked for it; null where its parts were not kept. That a state was not active is kept
 *  by silence, since values are kept. */
export function resultIn(guard: GuardDefinition, asked: Asked): boolean | null {
  return resultAt(guard, `${asked.path}/guard`, keptOf(asked))
}

function keptOf(asked: Asked): Kept {
  return { ...asked, isSilenceNo: asked.decisions.some(({ values }) => values !== undefined) }
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
