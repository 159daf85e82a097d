import type { Definition } from '@linli/schemas/definition'
import { isJsonObject, type JsonValue } from '@linli/schemas/json'

/** The definition with another person wherever a rule names one: in tasks, among signers, for extensions and notices. What names
 *  nobody stays the same object. */
export function replacePerson(definition: Definition, from: string, to: string): Definition {
  const { tasks, machine } = definition
  return {
    ...definition,
    tasks: replaced(tasks as unknown as JsonValue, from, to) as unknown as typeof tasks,
    machine: replaced(machine as unknown as JsonValue, from, to) as unknown as typeof machine,
  }
}

/** How many rules name a person. */
export function rulesNaming({ tasks, machine }: Definition, account: string): number {
  const parts = [tasks, machine] as unknown as readonly JsonValue[]
  return parts.reduce<number>((sum, part) => sum + count(part, account), 0)
}

function isNamed(value: JsonValue, account: string): boolean {
  return isJsonObject(value) && value.strategy === 'person' && value.account === account
}

function replaced(value: JsonValue, from: string, to: string): JsonValue {
  if (typeof value !== 'object' || value === null) return value
  if (isNamed(value, from)) return { ...value, account: to }
  if (Array.isArray(value)) {
    const items = value.map((item: JsonValue) => replaced(item, from, to))
    return items.every((item, index) => item === value[index]) ? value : items
  }
  if (!isJsonObject(value)) return value
  const entries = Object.entries(value).map(
    ([key, each]) => [key, replaced(each, from, to)] as const,
  )
  return entries.every(([key, each]) => each === value[key]) ? value : Object.fromEntries(entries)
}

function count(value: JsonValue, account: string): number {
  if (typeof value !== 'object' || value === null) return 0
  if (isNamed(value, account)) return 1
  return Object.values(value).reduce<number>((sum, each) => sum + count(each, account), 0)
}
