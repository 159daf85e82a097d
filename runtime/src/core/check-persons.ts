import type { FieldSchema } from '@linli/schemas/form-definition'
import type { JsonValue } from '@linli/schemas/json'
import { isJsonObject } from '@linli/schemas/json'
import type { FieldProblem } from './check-fields.ts'
import { HOUSEHOLD_POST } from './excluded-accounts.ts'
import { holdingsOf } from './holdings-at.ts'
import type { Surroundings } from './step.ts'

/** What answers say of people who work on the street (`linli-person`): each has a post now, and a home is none. The org tree knows
 *  the tenant's people alone. A replay does not ask: they had one then. */
export function personProblems(
  schema: FieldSchema,
  answers: JsonValue | undefined,
  { org, recorded }: Pick<Surroundings, 'org' | 'recorded'>,
): FieldProblem[] {
  if (recorded !== undefined) return []
  return namedPeople(schema, answers, '').flatMap(({ field, title, accountId }) => {
    const works = holdingsOf(org.holdings, accountId).some(({ post }) => post !== HOUSEHOLD_POST)
    return works ? [] : [noPost(field, title)]
  })
}

interface Named {
  /** Dotted path. */
  readonly field: string
  readonly title: string
  readonly accountId: string
}

function namedPeople(schema: FieldSchema, value: JsonValue | undefined, field: string): Named[] {
  if (typeof value === 'string') {
    const isNamed = schema.format === 'linli-person' && value !== ''
    return isNamed ? [{ field, title: schema.title ?? field, accountId: value }] : []
  }
  if (Array.isArray(value)) {
    const { items } = schema
    return items === undefined
      ? []
      : value.flatMap((each, index) => namedPeople(items, each, joined(field, String(index))))
  }
  if (!isJsonObject(value)) return []
  return Object.entries(schema.properties ?? {}).flatMap(([name, child]) =>
    namedPeople(child, value[name], joined(field, name)),
  )
}

function joined(path: string, name: string): string {
  return path === '' ? name : `${path}.${name}`
}

function noPost(field: string, title: string): FieldProblem {
  const message = {
    'zh-CN': `“${title}”里选的人现在没有岗位，请另选一位。`,
    en: `Whoever “${title}” names has no post now; choose somebody else.`,
  }
  return { field, code: 'person.no-post', message }
}
