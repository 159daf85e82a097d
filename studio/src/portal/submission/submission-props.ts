import type { FormAtFirst } from '@linli/runtime/core'
import type { FormDefinition } from '@linli/schemas/form-definition'

/** The form that starts an instance, with the names it is shown under. */
export interface SubmissionProps {
  readonly serviceId: string
  readonly formId: string
  readonly title: string
  readonly description: string
  readonly form: FormDefinition
  /** How it looks with nothing answered; null where only its rules can say. */
  readonly atFirst: FormAtFirst | null
  /** Others' open cases near the place are shown before it is sent. */
  readonly showsNearby: boolean
  /** Asks for the form as it is published now; the answers so far stay. */
  readonly refresh: () => void
}
