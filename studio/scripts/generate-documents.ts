import { globSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { codegen } from '@graphql-codegen/core'
import * as typedDocumentNode from '@graphql-codegen/typed-document-node'
import * as operations from '@graphql-codegen/typescript-operations'
import { parse } from 'graphql'

/** Writes `src/api/documents.ts` from the API contract and every `src/**\/*.graphql`; same inputs, same bytes. */
const studio = join(import.meta.dirname, '..')
const contract = readFileSync(join(studio, '../schemas/graphql/schema.graphql'), 'utf8')
const documents = globSync('src/**/*.graphql', { cwd: studio })
  .sort()
  .map((location) => ({
    location,
    document: parse(readFileSync(join(studio, location), 'utf8')),
  }))

const body = await codegen({
  filename: 'src/api/documents.ts',
  schema: parse(contract),
  documents,
  config: {
    scalars: { ID: 'string', DateTime: 'string', JSON: "import('@linli/schemas/json').JsonValue" },
    immutableTypes: true,
    enumsAsTypes: true,
    useTypeImports: true,
    skipTypename: false,
    nonOptionalTypename: true,
    dedupeFragments: true,
    documentNodeImport: 'urql#TypedDocumentNode',
  },
  plugins: [{ operations: {} }, { typedDocumentNode: {} }],
  pluginMap: { operations, typedDocumentNode },
})

writeFileSync(
  join(studio, 'src/api/documents.ts'),
  `// Written by \`npm run generate\` from schemas/graphql/schema.graphql and the .graphql files beside the pages.\n${body}\n`,
)
