// Each file adds its types and fields to the builder; this list is the whole API.
import '../accounts/account.graphql.ts'
import '../accounts/dev-message.graphql.ts'
import '../accounts/sign-in.mutation.ts'
import '../audit/audit.graphql.ts'
import '../audit/audit-verification.graphql.ts'
import '../calendar/calendar.graphql.ts'
import '../calendar/calendar.mutations.ts'
import '../changes/change.subscriptions.ts'
import '../definitions/capture-scenario.mutation.ts'
import '../definitions/comparison.graphql.ts'
import '../definitions/draft-scenarios.graphql.ts'
import '../definitions/definition.graphql.ts'
import '../definitions/definition.mutations.ts'
import '../definitions/publication-request.graphql.ts'
import '../definitions/publish.mutations.ts'
import '../definitions/service.graphql.ts'
import '../devices/device.graphql.ts'
import '../incidents/incident.graphql.ts'
import '../incidents/incident.mutations.ts'
import '../instances/cancel-instances.mutation.ts'
import '../instances/instance.graphql.ts'
import '../instances/instance.mutations.ts'
import '../instances/moment.graphql.ts'
import '../instances/suspension.graphql.ts'
import '../instances/tracking.graphql.ts'
import '../instances/urge.mutation.ts'
import '../migrations/migration.graphql.ts'
import '../migrations/migration.mutations.ts'
import '../notices/notice.graphql.ts'
import '../org/tree.graphql.ts'
import '../people/leave/leave.mutations.ts'
import '../people/people.mutations.ts'
import '../people/person.graphql.ts'
import '../tasks/colleagues.graphql.ts'
import '../tasks/hand-task.mutations.ts'
import '../tasks/signing.graphql.ts'
import '../tasks/task.graphql.ts'
import '../tasks/task.mutations.ts'
import '../tenants/org-node.graphql.ts'
import type { GraphQLSchema } from 'graphql'
import { lexicographicSortSchema, printSchema } from 'graphql'
import { builder } from './builder.ts'

export function buildSchema(): GraphQLSchema {
  return builder.toSchema()
}

/** The text of schemas/graphql/schema.graphql; the same schema always gives the same text. */
export function printSchemaText(schema: GraphQLSchema): string {
  return `${printSchema(lexicographicSortSchema(schema))}\n`
}
