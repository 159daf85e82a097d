import type { GraphQLField, GraphQLSchema } from 'graphql'
import { getNamedType, isUnionType } from 'graphql'
import { assertMay, levelOf } from '../access/operations.ts'
import type { GraphqlContext } from './context.ts'
import { orRefusal } from './user-errors.ts'

/** Asks the table of operations before any field of Query and Mutation runs, whatever the field itself asks then. A refusal is
 *  told in the way of the field: as data where it answers with one. */
export function guardOperations(schema: GraphQLSchema): GraphQLSchema {
  for (const type of [schema.getQueryType(), schema.getMutationType()])
    for (const field of Object.values(type?.getFields() ?? {})) guard(field)
  return schema
}

type RootField = GraphQLField<unknown, GraphqlContext>
type Resolve = NonNullable<RootField['resolve']>

function guard(field: RootField): void {
  const level = levelOf(field.name)
  const resolve = field.resolve
  if (level === null || level === 'anyone' || resolve === undefined) return
  const guarded: Resolve = (...asked) => {
    assertMay(asked[2].viewer, level)
    return resolve(...asked)
  }
  field.resolve = answersWithRefusal(field)
    ? (...asked) => orRefusal(asked[2], async () => guarded(...asked))
    : guarded
}

function answersWithRefusal({ type }: RootField): boolean {
  const named = getNamedType(type)
  return isUnionType(named) && named.getTypes().some(({ name }) => name === 'Refusal')
}
