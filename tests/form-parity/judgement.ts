import type { FieldSchema } from '@linli/schemas/form-definition'
import type { JsonObject, JsonValue } from '@linli/schemas/json'

/** What one side makes of a set of answers. */
export interface Judgement {
  /** Dotted paths, in the order of the form. */
  readonly visible: readonly string[]
  readonly required: readonly string[]
  /** By dotted path; null where there is no value. */
  readonly computed: Readonly<Record<string, JsonValue>>
  /** Hidden, unknown and empty answers stripped, computed ones in place. */
  readonly sent: JsonObject
  /** `field code` */
  readonly problems: readonly string[]
}

/** What a form's schema of this moment shows and asks for. */
export function shapeOf(schema: FieldSchema): Pick<Judgement, 'visible' | 'required'> {
  const visible: string[] = []
  const required: string[] = []
  const walk = (group: FieldSchema, prefix: string) => {
    for (const [name, field] of Object.entries(group.properties ?? {})) {
      visible.push(prefix + name)
      if (group.required?.includes(name)) required.push(prefix + name)
      walk(field, `${prefix}${name}.`)
    }
  }
  walk(schema, '')
  return { visible, required }
}
