import type { GraphQLField, GraphQLOutputType, GraphQLSchema } from 'graphql'
import {
  getNamedType,
  isInterfaceType,
  isObjectType,
  isRequiredArgument,
  isUnionType,
} from 'graphql'
import { PATTERN } from './team-operations.ts'
import { post, type World } from './world.ts'
import type { PlayedCase } from './world-cases.ts'
import { VIEWERS, type Viewer } from './world-people.ts'

/** As deep as a document may be. */
const MAX_DEPTH = 7

/** Arguments of the fields below the first that need some. */
const INNER_ARGUMENTS: Readonly<Record<string, string>> = { 'Instance.at': '(seq: 2)' }

/** Arguments of the fields of Query that need some, of a case. A field without its row fails. */
const ARGUMENTS: Readonly<Record<string, (of: PlayedCase) => string>> = {
  instance: ({ id }) => `(id: "${id}")`,
  node: ({ id }) => `(id: "${id}")`,
  task: ({ tasks }) => `(id: "${tasks[0]?.id}")`,
  taskDraft: ({ tasks }) => `(taskId: "${tasks[0]?.id}")`,
  tasks: () => '(filter: MINE, first: 50)',
  track: ({ number, lookupCode }) => `(number: "${number}", secret: "${lookupCode}")`,
  paper: () => '(code: "没有这份")',
  scannedPlace: () => '(code: "没有这个")',
  linkedTask: () => '(token: "nobody.made")',
  viewAs: ({ id }) => `(personId: "holder", instanceId: "${id}")`,
  instances: () => '(first: 50)',
  livedScenario: ({ id }) => `(instanceId: "${id}")`,
  myInstances: () => '(first: 50)',
  auditEntries: () => '(first: 50)',
  incidents: () => '(first: 50)',
  fieldBlockAt: () => '(id: "01920000-0000-7000-8000-000000000000", revision: 1)',
  definition: () => '(id: "matter")',
  service: () => '(id: "matter")',
  person: () => '(id: "holder")',
  treeNode: () => '(id: "grid-1")',
  nodeMap: () => '(nodeId: "grid-1")',
  earlierAnswers: () => '(serviceId: "matter", form: "report")',
  nearbyCases: () => '(serviceId: "matter", nodeId: "grid-1")',
  placesAround: () => '(nodeId: "grid-1")',
  nodeAt: () => '(longitude: 119.2, latitude: 34.6)',
  team: () => '(id: "team")',
  onDuty: () => '(nodeId: "team", at: "2026-01-01T12:00:00Z")',
  staff: () => '(search: "没有这个人")',
  swapChoices: () => '(shiftId: "01920000-0000-7000-8000-000000000000")',
  previewDuty: () => `(input: { nodeId: "team", ${PATTERN} })`,
  holdingsAt: () => '(nodeId: "grid-1", date: "2026-01-01")',
  calendarPreview: () => '(year: 2031, days: [])',
  officeHoursPreview: () => '(officeHours: [])',
  statutoryDays: () => '(year: 2031)',
  dueCases: () => '(definitionId: "matter", version: 1)',
  deviceSamples: () => '(type: "smoke")',
  migration: () => '(id: "01920000-0000-7000-8000-000000000000")',
}
/** Fields whose answer hangs on the case that is asked for. */
const OF_CASES = ['instance', 'node', 'task', 'track', 'viewAs']

/** Asks everybody everything that Query has, with every field below it, of every case; what comes is looked at as it comes
 *  (`post`). Gives the fields with how many of their answers had something in them. */
export async function askEverything(
  world: World,
  schema: GraphQLSchema,
): Promise<ReadonlyMap<string, number>> {
  const fields = Object.values(schema.getQueryType()?.getFields() ?? {})
  const answered = new Map(fields.map(({ name }) => [name, 0]))
  for (const viewer of VIEWERS) {
    for (const field of fields) {
      const found = await askOne(world, viewer, field)
      answered.set(field.name, (answered.get(field.name) ?? 0) + found)
    }
  }
  return answered
}

async function askOne(
  world: World,
  viewer: Viewer,
  field: GraphQLField<unknown, unknown>,
): Promise<number> {
  const cases = OF_CASES.includes(field.name) ? world.cases : world.cases.slice(0, 1)
  const answers = await inTurns(cases, (of) =>
    post(world, viewer, { query: `{ ${everythingOf(field, of)} }` }),
  )
  const codes: (string | undefined)[] = answers.flatMap(({ errors = [] }) =>
    errors.map((error: { extensions?: { code?: string } }) => error.extensions?.code),
  )
  const strange = codes.findIndex((code) => code === undefined || !EXPECTED.has(code))
  if (strange >= 0)
    throw new Error(
      `${field.name}: ${JSON.stringify(codes)} ${JSON.stringify(answers)}`.slice(0, 2_000),
    )
  return answers.filter(({ data }) => data?.[field.name] != null).length
}

/** A few at a time: all at once they waited for each other longer than the store lets anybody wait. */
async function inTurns<T, R>(all: readonly T[], ask: (one: T) => Promise<R>): Promise<R[]> {
  const answers: R[] = []
  for (let at = 0; at < all.length; at += AT_ONCE) {
    answers.push(...(await Promise.all(all.slice(at, at + AT_ONCE).map(ask))))
  }
  return answers
}

const AT_ONCE = 5

const EXPECTED = new Set([
  ...['session.missing', 'access.denied', 'request.too-many', 'migration.not-found'],
])

function everythingOf(field: GraphQLField<unknown, unknown>, of: PlayedCase): string {
  const given = ARGUMENTS[field.name]
  if (given === undefined && field.args.some(isRequiredArgument))
    throw new Error(`'${field.name}' of Query needs arguments here.`)
  return `${field.name}${given?.(of) ?? ''} ${selectionOf(field.type, [])}`
}

/** All fields of a type, none of a type that is around it already. */
function selectionOf(type: GraphQLOutputType, around: readonly string[]): string {
  const named = getNamedType(type)
  if (isUnionType(named) || isInterfaceType(named)) {
    const kinds = isUnionType(named) ? named.getTypes() : []
    const some = kinds.map((kind) => `... on ${kind.name} ${selectionOf(kind, around)}`)
    return `{ __typename ${some.join(' ')} ${named.name === 'Node' ? OF_NODES : ''} }`
  }
  if (!isObjectType(named)) return ''
  const inside = [...around, named.name]
  const fields = Object.values(named.getFields()).flatMap((field) => {
    const inner = getNamedType(field.type)
    const needs = INNER_ARGUMENTS[`${named.name}.${field.name}`] ?? ''
    if (needs === '' && field.args.some(isRequiredArgument)) return []
    const isLeaf = !(isObjectType(inner) || isUnionType(inner) || isInterfaceType(inner))
    if (isLeaf) return [`${field.name}${needs}`]
    if (inside.includes(inner.name) || inside.length >= MAX_DEPTH) return []
    // Of another thing: asked for itself.
    if (SKIPPED.has(inner.name) && around.length > 1) return []
    return [`${field.name}${needs} ${selectionOf(field.type, inside)}`]
  })
  return `{ __typename ${fields.join(' ')} }`
}

const SKIPPED = new Set(['Account', 'DefinitionVersion', 'Definition', 'Person'])
const OF_NODES = `... on Instance { context timeline { sentence reasons notes answers } }
  ... on Task { answers }`
