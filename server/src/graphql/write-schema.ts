import { writeFileSync } from 'node:fs'
import { buildSchema, printSchemaText } from './schema.ts'

writeFileSync(
  new URL('../../../schemas/graphql/schema.graphql', import.meta.url),
  printSchemaText(buildSchema()),
)
