import type { Definition } from '@linli/schemas/definition'
import type { Finding } from '@linli/schemas/finding'
import type { FormDefinition } from '@linli/schemas/form-definition'
import type { FieldPlace } from '../../document/form/edit-field.ts'
import type { FieldKind } from '../../document/form/field-kind.ts'
import type { FieldActs } from './use-field-acts.tsx'
import type { FormDeeds } from './use-form-deeds.ts'

/** What every part of the pane of a field knows. */
export interface FieldPaneProps {
  readonly definition: Definition
  readonly form: FormDefinition
  readonly place: FieldPlace
  readonly deeds: FormDeeds
  readonly findings: readonly Finding[]
  /** Whether a version with this field was published: its key stays then. */
  readonly isPublished: boolean
  readonly acts: FieldActs
}

export type OfKind = FieldPaneProps & { readonly kind: FieldKind }
