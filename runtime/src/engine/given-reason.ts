import { LinliError } from '@linli/schemas/linli-error'

const MAX_REASON_LENGTH = 500

/** Why an official ends or drops something, without the blanks around it. Throws `request.invalid` where none is given or
 *  it is longer than history and audit keep. */
export function givenReason(text: string): string {
  const reason = text.trim()
  if (reason !== '' && reason.length <= MAX_REASON_LENGTH) return reason
  throw new LinliError(
    'request.invalid',
    `A reason has 1 to ${MAX_REASON_LENGTH} characters; this one has ${reason.length}.`,
  )
}
