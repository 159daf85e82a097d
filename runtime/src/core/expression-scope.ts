import { canonicalJson } from '@linli/schemas/canonical-json'
import type { JsonObject, JsonValue } from '@linli/schemas/json'
import { isJsonObject } from '@linli/schemas/json'
import { Environment } from '@marcbachmann/cel-js'
import type { Fuel } from './expression-fuel.ts'
import { burnText, createFuel, registerFuel } from './expression-fuel.ts'
import type { ExpressionNames } from './expression-names.ts'
import { namesOfTypes } from './expression-names.ts'
import type { StructType, ValueType } from './expression-types.ts'
import { LIMITS } from './parse-expression.ts'

/** Reading `has__x` tells whether `x` has a value; `has(a.x)` is rewritten to it, because the library's own
 *  `has` cannot tell an unanswered field from one that reads as empty. */
export const PRESENCE_PREFIX = 'has__'

/** What an expression may name, with a CEL environment that knows exactly that. */
export interface ExpressionScope {
  readonly variables: Readonly<Record<string, ValueType>>
  readonly environment: Environment
  readonly structs: ReadonlyMap<string, StructType>
  /** What people call the variables and their fields; made when first asked for. */
  readonly names: () => ExpressionNames
  /** Shared by all expressions of a definition: evaluations are synchronous. */
  readonly fuel: Fuel
  /** The engine's values as CEL values: whole numbers as bigint, groups read lazily. */
  toCel(variable: string, value: JsonValue | undefined): unknown
}

type Convert = (value: JsonValue | undefined) => unknown

/** A scope of declared variables. Costs about 0.1 ms; make one per kind of place and keep it. */
export function createScope(
  variables: Readonly<Record<string, ValueType>>,
  fuel: Fuel = createFuel(),
  names: () => ExpressionNames = () => namesOfTypes(variables),
): ExpressionScope {
  const environment = new Environment({
    unlistedVariablesAreDyn: false,
    enableOptionalTypes: false,
    limits: LIMITS,
  })
  let spoken: ExpressionNames | null = null
  const structs = new Map<string, StructType>()
  const converts = new Map<string, Convert>()
  registerFuel(environment, fuel)
  for (const [name, type] of Object.entries(variables)) {
    const declared = declare(type, { environment, structs, fuel })
    environment.registerVariable(name, declared.name)
    converts.set(name, declared.convert)
  }
  return {
    variables,
    environment,
    structs,
    names() {
      spoken ??= names()
      return spoken
    },
    fuel,
    toCel: (variable, value) => converts.get(variable)?.(value),
  }
}

interface Declared {
  /** CEL type name, e.g. `list<Group3>`. */
  readonly name: string
  readonly convert: Convert
}

interface Registering {
  readonly environment: Environment
  readonly structs: Map<string, StructType>
  /** Values are converted each time they are read, and each time they are paid for. */
  readonly fuel: Fuel
}

function declare(type: ValueType, into: Registering): Declared {
  switch (type.kind) {
    case 'string':
      return {
        name: 'string',
        convert(value) {
          if (typeof value !== 'string') return ''
          burnText(into.fuel, value)
          return value
        },
      }
    case 'bool':
      return { name: 'bool', convert: (value) => value === true }
    case 'double':
      // JSON has no negative zero: adding 0 takes its sign, so that a remembered value equals a stored one.
      return { name: 'double', convert: (value) => (typeof value === 'number' ? value + 0 : 0) }
    case 'int':
      // A number half typed in a form may have a fraction; it reads as unanswered until it is whole.
      return {
        name: 'int',
        convert: (value) => (Number.isSafeInteger(value) ? BigInt(value as number) : 0n),
      }
    case 'list': {
      const item = declare(type.item, into)
      return {
        name: `list<${item.name}>`,
        convert(value) {
          if (!Array.isArray(value)) return []
          into.fuel.burn(value.length)
          return value.map(item.convert)
        },
      }
    }
    case 'struct':
      return declareStruct(type, into)
  }
}

function declareStruct(type: StructType, into: Registering): Declared {
  const fields: Record<string, string> = {}
  const converts = new Map<string, Convert>()
  for (const [key, field] of Object.entries(type.fields)) {
    const declared = declare(field.type, into)
    fields[key] = declared.name
    fields[PRESENCE_PREFIX + key] = 'bool'
    converts.set(key, declared.convert)
  }
  const name = `Group${into.structs.size}`
  into.structs.set(name, type)
  const Group = createGroupClass(converts)
  into.environment.registerType(name, { ctor: Group, fields })
  // The library has no equality of groups; without one, lists of equal groups would be unequal.
  into.environment.registerOperator(`${name} == ${name}`, (a: Raw, b: Raw) => {
    return isSame(a, b, into.fuel)
  })
  return { name, convert: (value) => new Group(isJsonObject(value) ? value : {}) }
}

interface Raw {
  readonly raw: JsonObject
}

function isSame(a: Raw, b: Raw, fuel: Fuel): boolean {
  const [left, right] = [canonicalJson(a.raw), canonicalJson(b.raw)]
  burnText(fuel, left + right)
  return left === right
}

/** The library tells types apart by constructor, so every struct type has its own class. */
function createGroupClass(converts: ReadonlyMap<string, Convert>) {
  return class Group extends Map<string, unknown> {
    readonly raw: JsonObject

    constructor(raw: JsonObject) {
      super()
      this.raw = raw
    }

    override get(key: string): unknown {
      if (key.startsWith(PRESENCE_PREFIX)) {
        return ownValue(this.raw, key.slice(PRESENCE_PREFIX.length)) !== undefined
      }
      return converts.get(key)?.(ownValue(this.raw, key))
    }
  }
}

function ownValue(raw: JsonObject, key: string): JsonValue | undefined {
  return Object.hasOwn(raw, key) ? raw[key] : undefined
}
