import { LinliError } from '@linli/schemas/linli-error'

const MAX_REASON_LENGTH = 500
const MAX_TEXT_LENGTH = 2_000

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

/** What somebody asks or answers, without the blanks around it. Throws `request.invalid` unless it has 1 to 2,000
 *  characters. */
export function givenText(written: string): string {
  const text = written.trim()
  if (text !== '' && text.length <= MAX_TEXT_LENGTH) return text
  throw new LinliError(
    'request.invalid',
    `A text has 1 to ${MAX_TEXT_LENGTH} characters; this one has ${text.length}.`,
  )
}

/** A note beside something that explains itself; it may be empty. Throws `request.invalid` where it is longer than a reason. */
export function givenNote(text: string): string {
  return text.trim() === '' ? '' : givenReason(text)
}
