import type { Definition } from '@linli/schemas/definition'
import type { Finding } from '@linli/schemas/finding'
import { escapePointer } from '@linli/schemas/json-pointer'
import { checkFieldSchema } from './check-field-schema.ts'
import { checkFields } from './check-fields.ts'
import { unknownName } from './definition-finding.ts'
import { problemFindings } from './problem-findings.ts'

/** Whether the context's schema makes sense and the initial values fit it. */
export function checkContext({ context }: Definition): Finding[] {
  const known = Object.keys(context.schema.properties)
  return [
    ...checkFieldSchema(context.schema, '/context/schema'),
    ...Object.keys(context.initial).flatMap((name) =>
      unknownName({
        path: `/context/initial/${escapePointer(name)}`,
        name,
        thing: 'context field',
        known,
      }),
    ),
    // What a trigger sets is not known here: only given values are compared, missing ones are not missed.
    ...problemFindings(checkFields({ ...context.schema, required: [] }, context.initial)).map(
      (finding) => ({ ...finding, path: `/context/initial${finding.path}` }),
    ),
  ]
}
