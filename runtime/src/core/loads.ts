import type { PickRule } from '@linli/schemas/definition'

/** A task of a definition, as the rule that goes in turn tells them apart. */
export interface TaskKind {
  readonly definitionId: string
  readonly task: string
}

/** What somebody has to do, and when she last got a task of a kind. */
export interface Load {
  /** Open tasks that she holds, or that are hers alone and held by nobody. */
  readonly open: number
  /** Epoch ms; null where she never got one. */
  readonly lastAt: number | null
  /** How many of them she got at that instant: a batch of steps has one. */
  readonly times: number
}

/** What is known of people's work outside the step. */
export interface Loads {
  of(accountId: string, kind: TaskKind): Load
}

export const NO_LOAD: Load = { open: 0, lastAt: null, times: 0 }

/** A load after one more task of the kind, got at an instant. */
export function loadAfter({ open, lastAt, times }: Load, at: number): Load {
  return lastAt === null || lastAt < at
    ? { open: open + 1, lastAt: at, times: 1 }
    : { open: open + 1, lastAt, times: times + 1 }
}

/** Picks one person of several. */
export interface Picker {
  /** Of at least one account. What it picked before counts as theirs already. Ties go by account id. */
  pick(accounts: readonly string[], rule: PickRule, kind: TaskKind): string
}

/** A picker that knows what people had before the step; without `loads` nobody had anything. `now` is epoch ms. */
export function createPicker(loads: Loads | undefined, now: number): Picker {
  const picked: { readonly accountId: string; readonly kind: TaskKind }[] = []
  const loadOf = (accountId: string, kind: TaskKind) => {
    let load = loads?.of(accountId, kind) ?? NO_LOAD
    for (const each of picked) {
      if (each.accountId !== accountId) continue
      load = isSameKind(each.kind, kind) ? loadAfter(load, now) : { ...load, open: load.open + 1 }
    }
    return load
  }
  return {
    pick(accounts, rule, kind) {
      const [first, ...others] = [...new Set(accounts)]
        .sort()
        .map((accountId) => ({ accountId, load: loadOf(accountId, kind) }))
      if (first === undefined) return ''
      const best = others.reduce(
        (least, each) => (ORDERS[rule](each.load, least.load) < 0 ? each : least),
        first,
      )
      picked.push({ accountId: best.accountId, kind })
      return best.accountId
    },
  }
}

const ORDERS: Readonly<Record<PickRule, (one: Load, other: Load) => number>> = {
  'least-loaded': (one, other) => one.open - other.open,
  'in-turn': (one, other) => (one.lastAt ?? 0) - (other.lastAt ?? 0) || one.times - other.times,
}

function isSameKind(one: TaskKind, other: TaskKind): boolean {
  return one.definitionId === other.definitionId && one.task === other.task
}
