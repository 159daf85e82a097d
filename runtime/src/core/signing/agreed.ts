import type { Definition, TaskDefinition } from '@linli/schemas/definition'
import type { Agreed } from '@linli/schemas/snapshot'
import type { HeardOutcome } from '../step.ts'

/** Whether any task of the definition asks who has agreed before; where none does, nobody keeps it. */
export function asksWhoAgreed({ tasks }: Definition): boolean {
  return Object.values(tasks).some(({ dedupe }) => dedupe !== undefined)
}

/** Who has given one and the same outcome, after one more decision. Another outcome, such as a return, ends it. Each person stands
 *  there once a task, however often a loop asks her. */
export function withDecision(
  agreed: Agreed | null,
  { task, outcome, givenBy: accounts }: Pick<HeardOutcome, 'task' | 'outcome' | 'givenBy'>,
): Agreed {
  const before = (agreed?.outcome === outcome ? agreed.by : []).flatMap((each) => {
    if (each.task !== task) return [each]
    const others = each.accounts.filter((account) => !accounts.includes(account))
    return others.length === 0 ? [] : [{ ...each, accounts: others }]
  })
  return { outcome, by: [...before, { accounts, task }] }
}

/** The task in which each person agreed that need not agree again, by account id. */
export function agreedBefore(
  { dedupe, legal, ...task }: TaskDefinition,
  agreed: Agreed | null,
): ReadonlyMap<string, string> {
  if (dedupe === undefined || legal === true || agreed?.outcome !== agreeingOutcome(task)) {
    return new Map()
  }
  const counted = dedupe === 'adjacent' ? (agreed?.by ?? []).slice(-1) : (agreed?.by ?? [])
  return new Map(
    counted.flatMap(({ task: name, accounts }) =>
      accounts.map((account) => [account, name] as const),
    ),
  )
}

/** The outcome that agrees: what the signers agree with, or the one with the primary button; null where none does, or it is not
 *  certain. */
export function agreeingOutcome({
  outcomes,
  sign,
}: Pick<TaskDefinition, 'outcomes' | 'sign'>): string | null {
  if (sign !== undefined) return sign.mode === 'any' ? null : sign.agree
  const primary = Object.keys(outcomes).filter((name) => outcomes[name]?.tone === 'primary')
  return primary.length === 1 ? (primary[0] ?? null) : null
}
