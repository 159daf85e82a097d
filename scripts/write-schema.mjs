// Writes schemas/graphql/schema.graphql from the code that serves it. Run it after changing a type or field:
// node scripts/write-schema.mjs (Node 24)
import { writeFileSync } from 'node:fs'
import { buildSchema, printSchemaText } from '../server/src/graphql/schema.ts'

const path = new URL('../schemas/graphql/schema.graphql', import.meta.url)
writeFileSync(path, printSchemaText(buildSchema()))
