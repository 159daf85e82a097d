import { instanceOfDerivedId, isUuid } from '@linli/schemas/ids'
import type { JsonValue } from '@linli/schemas/json'
import SchemaBuilder from '@pothos/core'
import PrismaPlugin from '@pothos/plugin-prisma'
import RelayPlugin from '@pothos/plugin-relay'
import { GraphQLError, Kind } from 'graphql'
import { Prisma } from '../generated/prisma/client.ts'
import type PrismaTypes from '../generated/prisma/pothos.ts'
import { getDatamodel } from '../generated/prisma/pothos.ts'
import { assertPlainValue } from '../http/strict-json.ts'
import type { GraphqlContext } from './context.ts'

interface SchemaTypes {
  PrismaTypes: PrismaTypes
  Context: GraphqlContext
  DefaultFieldNullability: false
  DefaultEdgesNullability: false
  DefaultNodeNullability: false
  Scalars: {
    ID: { Input: string; Output: string }
    DateTime: { Input: Date; Output: Date }
    JSON: { Input: JsonValue; Output: unknown }
  }
}

/** Every type and field of the API is declared through this. Ids are the rows' own: they are unguessable or public by
 *  nature, and their shape tells the type. */
export const builder = new SchemaBuilder<SchemaTypes>({
  plugins: [PrismaPlugin, RelayPlugin],
  defaultFieldNullability: false,
  prisma: {
    client: (context) => context.services.prisma,
    dmmf: getDatamodel(),
    exposeDescriptions: false,
    onUnusedQuery: null,
  },
  relay: {
    encodeGlobalID: (_typename, id) => String(id),
    decodeGlobalID: (id) => ({ typename: typenameOf(id), id }),
    nodesQueryOptions: false,
    nodeQueryOptions: {
      description: 'Null for what is not there and for what the viewer may not read, alike.',
      resolve: (...[, { id }, , , resolveNode]) => nullWhenMissing(() => resolveNode(id)),
    },
    cursorType: 'String',
    edgesFieldOptions: { nullable: false },
    nodeFieldOptions: { nullable: false },
  },
})

builder.queryType({})
builder.mutationType({})
builder.subscriptionType({})

builder.scalarType('DateTime', {
  description: 'An instant, ISO 8601 in UTC.',
  serialize: (value) => (value instanceof Date ? value : new Date(value)).toISOString(),
  parseValue: (value) => {
    const date = typeof value === 'string' ? new Date(value) : new Date(Number.NaN)
    if (Number.isNaN(date.getTime())) throw new GraphQLError('DateTime must be ISO 8601 text.')
    return date
  },
})

builder.scalarType('JSON', {
  description: 'Any JSON value, nested at most 64 deep.',
  serialize: (value) => value,
  parseValue: (value) => {
    assertPlainValue(value)
    return value as JsonValue
  },
  parseLiteral: (node) => {
    if (node.kind === Kind.NULL) return null
    if (node.kind === Kind.STRING || node.kind === Kind.BOOLEAN) return node.value
    throw new GraphQLError('Pass JSON as a variable.')
  },
})

/** Prisma's code for a row that the condition does not find. */
const NO_ROW = 'P2025'

function typenameOf(id: string): string {
  if (instanceOfDerivedId(id) !== null) return 'Task'
  return isUuid(id) ? 'Instance' : 'Definition'
}

/** Whether the text can be the key of an instance; anything else would be an error in PostgreSQL. */
export function isInstanceId(id: string): boolean {
  return isUuid(id)
}

async function nullWhenMissing(load: () => unknown): Promise<unknown> {
  try {
    return await load()
  } catch (error) {
    if (error instanceof Prisma.PrismaClientKnownRequestError && error.code === NO_ROW) return null
    throw error
  }
}
