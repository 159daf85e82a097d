import type { Engine } from '../../runtime/src/ports/engine.ts'

/** One command of one caller, with everything that the caller was told. */
export interface Asked {
  readonly kind:
    | 'start'
    | 'reading'
    | 'send'
    | 'claim'
    | 'release'
    | 'complete'
    | 'cancel'
    | 'transfer'
    | 'delegate'
    | 'add-signer'
    | 'remove-signer'
    | 'urge'
  readonly tenantId: string
  readonly actorId: string
  /** Goes into the command's content, so that its step is recognised. Null where there is no place for it. */
  readonly mark: string | null
  /** Codes that a right engine may refuse it with. */
  readonly refusals: readonly string[]
  readonly instanceId?: string
  readonly taskId?: string
  /** To whom a task is given, or who is to sign it. */
  readonly to?: string
  /** Who is taken away. */
  readonly seat?: number
  /** Of a reading: the key of the alarm that it is about. */
  readonly about?: string
  /** Commands of one key; at most one of them has an effect. */
  readonly keyed?: string
  readonly ask: (engine: Engine) => Promise<unknown>
  /** Attempts of which nobody knows what became. */
  unknown: number
  /** Canonical texts of the answers; they must be one. */
  readonly answers: string[]
  readonly codes: string[]
}

export function describe({ kind, tenantId, actorId, mark, taskId, instanceId }: Asked): string {
  return `${kind} of '${actorId}' in '${tenantId}' (${mark ?? taskId ?? instanceId ?? ''})`
}
