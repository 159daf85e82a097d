import { kindOf } from '@linli/schemas/error-codes'
import { LinliError } from '@linli/schemas/linli-error'

/** What a person can put right is answered, so that one refusal among many stops nothing; all else goes on. */
export async function refusalOf(work: () => Promise<unknown>): Promise<LinliError | null> {
  try {
    await work()
    return null
  } catch (error) {
    if (
      error instanceof LinliError &&
      (kindOf(error) === 'rejected' || kindOf(error) === 'conflict')
    )
      return error
    throw error
  }
}
