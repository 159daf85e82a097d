import type { GraphQLField, GraphQLSchema } from 'graphql'
import { getNamedType, isUnionType } from 'graphql'
import { assertMay, levelOf } from '../access/operations.ts'
import { isStaff } from '../access/viewer.ts'
import { assertPortalOpen } from '../announcements/maintenance.ts'
import type { GraphqlContext } from './context.ts'
import { orRefusal } from './user-errors.ts'

/** Asks the table of operations before any field of Query and Mutation runs, whatever the field itself asks then; and of what a
 *  resident would change, whether maintenance is on. A refusal is told in the way of the field: as data where it answers with one. */
export function guardOperations(schema: GraphQLSchema): GraphQLSchema {
  for (const field of Object.values(schema.getQueryType()?.getFields() ?? {})) guard(field, false)
  for (const field of Object.values(schema.getMutationType()?.getFields() ?? {}))
    guard(field, !WHOEVER_COMES.includes(field.name))
  return schema
}

/** Staff come in by these during maintenance, too, and nobody knows before whether it is one of them. */
const WHOEVER_COMES = ['enterCode', 'sendCode', 'signIn', 'signOut']

type RootField = GraphQLField<unknown, GraphqlContext>
type Resolve = NonNullable<RootField['resolve']>

function guard(field: RootField, isChange: boolean): void {
  const level = levelOf(field.name)
  const resolve = field.resolve
  if (level === null || resolve === undefined || (level === 'anyone' && !isChange)) return
  const guarded: Resolve = (...asked) => {
    const { viewer, services, tenantId } = asked[2]
    assertMay(viewer, level)
    if (!isChange || isStaff(viewer)) return resolve(...asked)
    const now = services.clock.now()
    return assertPortalOpen(services.pool, { tenantId, now }).then(() => resolve(...asked))
  }
  field.resolve = answersWithRefusal(field)
    ? (...asked) => orRefusal(asked[2], async () => guarded(...asked))
    : guarded
}

function answersWithRefusal({ type }: RootField): boolean {
  const named = getNamedType(type)
  return isUnionType(named) && named.getTypes().some(({ name }) => name === 'Refusal')
}
