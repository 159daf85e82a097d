import type { AssignRule } from '@linli/schemas/assign-rule'
import type { Definition } from '@linli/schemas/definition'

type Parts = Pick<Definition, 'tasks' | 'machine'>

/** Every rule that finds people, of tasks and of notices, wherever it stands. */
export function rulesIn({ tasks, machine }: Parts): readonly AssignRule[] {
  const found: AssignRule[] = []
  const look = (rule: AssignRule) => {
    found.push(rule)
    return rule
  }
  mapped([tasks, machine], look)
  return found
}

/** The tasks and the machine with each rule exchanged; what is the same twice in a row of rules stays once, and what
 *  changes nothing stays the same object. */
export function withRules({ tasks, machine }: Parts, change: (rule: AssignRule) => AssignRule) {
  return { tasks: mapped(tasks, change), machine: mapped(machine, change) }
}

/** In tasks and machine nothing but such a rule has a `strategy`. */
function mapped<T>(value: T, change: (rule: AssignRule) => AssignRule): T {
  return mappedValue(value, change) as T
}

function mappedValue(value: unknown, change: (rule: AssignRule) => AssignRule): unknown {
  if (typeof value !== 'object' || value === null) return value
  if (isRule(value)) return change(value)
  if (Array.isArray(value)) {
    const items = value.map((item) => mappedValue(item, change))
    if (items.every((item, index) => item === value[index])) return value
    return items.every(isRule) ? withoutRepeats(items) : items
  }
  const had = Object.entries(value)
  const has = had.map(([key, member]) => [key, mappedValue(member, change)] as const)
  return has.every(([, member], index) => member === had[index]?.[1])
    ? value
    : Object.fromEntries(has)
}

function isRule(value: unknown): value is AssignRule {
  return typeof value === 'object' && value !== null && 'strategy' in value
}

function withoutRepeats(rules: readonly AssignRule[]): readonly AssignRule[] {
  const seen = new Set<string>()
  return rules.filter((rule) => {
    const text = JSON.stringify(rule)
    if (seen.has(text)) return false
    seen.add(text)
    return true
  })
}
