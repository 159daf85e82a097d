import type { PickRule } from '@linli/schemas/assign-rule'
import type { JsonObject } from '@linli/schemas/json'
import { invariant } from '@linli/schemas/linli-error'

/** A task of a definition, as the rule that goes in turn tells them apart. */
export interface TaskKind {
  readonly definitionId: string
  readonly task: string
}

/** A person, and the kind of task of which it is asked when she last got one. */
export interface PersonKey extends TaskKind {
  readonly tenantId: string
  readonly accountId: string
}

/** What somebody has to do, and when she last got a task of a kind. */
export interface Load {
  /** Open tasks that she holds, or that are hers alone and held by nobody. */
  readonly open: number
  readonly last: LastTask | null
}

/** Tasks that open at one instant, as those of a batch do, are told apart by their turns. */
export interface LastTask {
  /** Epoch ms. */
  readonly at: number
  /** Grows within the instant where it was her turn; 0 where she got it otherwise. */
  readonly turn: number
}

/** What is known of people's work outside the step. */
export interface Loads {
  of(accountId: string, kind: TaskKind): Load
}

export const NO_LOAD: Load = { open: 0, last: null }

/** Which of two tasks somebody got later. */
export function laterTask(one: LastTask | null, other: LastTask | null): LastTask | null {
  return compareLast(one, other) < 0 ? other : one
}

/** The turn that a reason keeps. */
export function turnIn({ turn }: JsonObject): number {
  return typeof turn === 'number' ? turn : 0
}

/** Whom a rule picked; `turn` where it goes in turn. */
export interface Picked {
  readonly accountId: string
  readonly turn?: number
}

/** Picks one person of several. */
export interface Picker {
  /** Of at least one account. What it picked before counts as theirs already. Ties go by account id. */
  pick(accounts: readonly string[], rule: PickRule, kind: TaskKind): Picked
  /** Index of the group whose people have the fewest open tasks each; the first of equals. Of at least one group, none empty. */
  freest(groups: readonly (readonly string[])[], kind: TaskKind): number
}

/** A picker that knows what people had before the step; without `loads` nobody had anything. `now` is epoch ms. */
export function createPicker(loads: Loads | undefined, now: number): Picker {
  const picked: (Picked & { readonly kind: TaskKind })[] = []
  const loadOf = (accountId: string, kind: TaskKind): Load => {
    let { open, last } = loads?.of(accountId, kind) ?? NO_LOAD
    for (const each of picked) {
      if (each.accountId !== accountId) continue
      open += 1
      if (isSameKind(each.kind, kind)) last = laterTask(last, { at: now, turn: each.turn ?? 0 })
    }
    return { open, last }
  }
  return {
    pick(accounts, rule, kind) {
      const people = [...new Set(accounts)]
        .sort()
        .map((accountId) => ({ accountId, load: loadOf(accountId, kind) }))
      const [first] = people.toSorted((one, other) => ORDERS[rule](one.load, other.load))
      invariant(first, 'Somebody is picked of at least one.')
      const { accountId } = first
      const turns = people.map(({ load: { last } }) => (last && last.at >= now ? last.turn : 0))
      const found: Picked =
        rule === 'in-turn' ? { accountId, turn: Math.max(...turns) + 1 } : { accountId }
      picked.push({ ...found, kind })
      return found
    },
    freest(groups, kind) {
      const each = groups.map((accounts) => {
        const people = [...new Set(accounts)]
        return people.reduce((sum, id) => sum + loadOf(id, kind).open, 0) / people.length
      })
      return each.indexOf(Math.min(...each))
    },
  }
}

const ORDERS: Readonly<Record<PickRule, (one: Load, other: Load) => number>> = {
  'least-loaded': (one, other) => one.open - other.open,
  'in-turn': (one, other) => compareLast(one.last, other.last),
}

/** Who never got one comes first. */
function compareLast(one: LastTask | null, other: LastTask | null): number {
  if (one === null || other === null) return Number(one !== null) - Number(other !== null)
  return one.at - other.at || one.turn - other.turn
}

function isSameKind(one: TaskKind, other: TaskKind): boolean {
  return one.definitionId === other.definitionId && one.task === other.task
}
