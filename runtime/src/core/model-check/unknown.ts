import type { FieldSchema } from '@linli/schemas/form-definition'
import type { JsonValue } from '@linli/schemas/json'
import { isJsonObject } from '@linli/schemas/json'
import type { ASTNode } from '@marcbachmann/cel-js'
import type { ExpressionScope } from '../expression-scope.ts'

/** A value while nobody knows what it will be; each object is one value, however often it is copied. */
export type Abstract = JsonValue | undefined | Unknown | Deferred | AbstractGroup
export interface AbstractGroup {
  readonly [name: string]: Abstract
}

/** What a person will answer or a device will send. */
export class Unknown {
  /** Null where the value may be anything. */
  readonly schema: FieldSchema | null
  /** Dotted, as an expression names it: `output.form.decision`. */
  readonly path: string
  readonly isRequired: boolean
  /** The whole form, reading or payload that it is a part of. */
  readonly root: Unknown
  readonly #members = new Map<string, Unknown>()

  constructor(
    schema: FieldSchema | null,
    path: string,
    inside?: Pick<Unknown, 'isRequired' | 'root'>,
  ) {
    this.schema = schema
    this.path = path
    this.isRequired = inside?.isRequired ?? true
    this.root = inside?.root ?? this
  }

  member(name: string): Unknown {
    const known = this.#members.get(name)
    if (known !== undefined) return known
    const schema = this.schema?.properties?.[name] ?? null
    const isRequired = this.isRequired && (this.schema?.required?.includes(name) ?? false)
    const made = new Unknown(schema, `${this.path}.${name}`, { isRequired, root: this.root })
    this.#members.set(name, made)
    return made
  }
}

/** What an assignment writes where its values are not known yet: it is computed when somebody asks. */
export class Deferred {
  readonly tree: ASTNode
  readonly source: string
  readonly scope: ExpressionScope
  readonly values: AbstractGroup
  /** Stands in where the computation itself cannot be followed. */
  readonly otherwise: Unknown

  constructor(computed: Pick<Deferred, 'tree' | 'source' | 'scope' | 'values' | 'otherwise'>) {
    this.tree = computed.tree
    this.source = computed.source
    this.scope = computed.scope
    this.values = computed.values
    this.otherwise = computed.otherwise
  }
}

export function isOpen(value: Abstract): value is Unknown | Deferred {
  return value instanceof Unknown || value instanceof Deferred
}

/** The value at a path of names, found in what is known and what is not. */
export function memberAt(value: Abstract, names: readonly string[]): Abstract {
  return names.reduce<Abstract>((group, name) => {
    if (group instanceof Unknown) return group.member(name)
    if (group instanceof Deferred) return group.otherwise.member(name)
    if (group === undefined || !isJsonObject(group as JsonValue)) return undefined
    return Object.hasOwn(group as AbstractGroup, name) ? (group as AbstractGroup)[name] : undefined
  }, value)
}
