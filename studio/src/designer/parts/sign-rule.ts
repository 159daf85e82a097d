import type { Signer, SignRule } from '@linli/schemas/sign-rule'

export const SIGN_MODES = ['none', 'any', 'all', 'sequence', 'share'] as const
export type SignMode = (typeof SIGN_MODES)[number]

/** The modes that may be chosen: a vote needs two outcomes, one that agrees and another one. The mode that there is stays. */
export function modesFor(outcomes: number, before: SignMode): readonly SignMode[] {
  return SIGN_MODES.filter((mode) => {
    return outcomes > 1 || mode === 'none' || mode === 'any' || mode === before
  })
}

/** The rule in another mode: who signs stays, and which outcome agrees where both modes vote. `outcomes` are the task's, in order;
 *  `first` is who signs where nobody did before. Undefined for a task that one person does. */
export function ruleOfMode(
  mode: SignMode,
  before: SignRule | undefined,
  { outcomes, first }: { readonly outcomes: readonly string[]; readonly first: Signer },
): SignRule | undefined {
  if (mode === 'none') return undefined
  const { atOnce } = before ?? {}
  const shared = {
    signers: before?.signers ?? [first],
    ...(atOnce === undefined ? {} : { atOnce }),
  }
  if (mode === 'any') return { mode, ...withoutWeights(shared) }
  const voted = before === undefined || before.mode === 'any' ? null : before
  const agree = voted?.agree ?? outcomes[0] ?? ''
  const vote = {
    agree,
    otherwise: voted?.otherwise ?? outcomes.find((outcome) => outcome !== agree) ?? '',
    ...(voted?.stopsAtDissent === undefined ? {} : { stopsAtDissent: voted.stopsAtDissent }),
  }
  if (mode !== 'share') return { mode, ...withoutWeights(shared), ...vote }
  return { mode, ...shared, ...vote, percent: before?.mode === 'share' ? before.percent : 60 }
}

/** A weight says something in a share only. */
function withoutWeights<T extends { readonly signers: readonly Signer[] }>(shared: T): T {
  return { ...shared, signers: shared.signers.map(({ weight: _, ...signer }) => signer) }
}
