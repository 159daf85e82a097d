import { globSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { codegen } from '@graphql-codegen/core'
import * as typedDocumentNode from '@graphql-codegen/typed-document-node'
import * as operations from '@graphql-codegen/typescript-operations'
import { type DocumentNode, parse, print } from 'graphql'
import { createRequest, formatDocument, stringifyDocument } from 'urql'

/** Writes `src/api/documents.ts` and what it gathers from the API contract and every `src/**\/*.graphql`; same inputs, same bytes. */
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

/** One file a face: what officials ask for is no part of a resident's page. */
const HEAD =
  '// Written by `npm run generate` from schemas/graphql/schema.graphql and the .graphql files beside the pages.\n'
const OPERATION = /^export const (\w+)Document = (.*) as unknown as DocumentNode<(\w+), (\w+)>;$/
const lines = body.split('\n')
const types = lines.filter(
  (line) => !(line.startsWith('export const ') || line.includes('TypedDocumentNode')),
)
const faces = [...new Set(documents.map(({ location }) => faceOf(location)))].sort()

mkdirSync(join(studio, 'src/api/documents'), { recursive: true })
write('documents/operation-types.ts', types.join('\n').trim())
for (const face of faces) write(`documents/${face}.ts`, faceText(face))
const exported = faces.map((face) => `export * from './documents/${face}.ts'`)
write(
  'documents.ts',
  [...exported, "export type * from './documents/operation-types.ts'"].join('\n'),
)

// What is asked before there is any code must be word for word what the code asks then.
const service = documents.find(({ location }) => location.endsWith('portal/service.graphql'))
const definitions = service?.document.definitions.filter(
  (each) => each.kind === 'OperationDefinition' && each.name?.value === 'ServicePage',
)
const asked = createRequest((definitions ?? []).map(print).join('\n\n'), {}).query
// Its types leave out what may be undefined.
const query = stringifyDocument(formatDocument(asked) as DocumentNode)
const ahead = join(studio, 'public/ask-ahead.js')
writeFileSync(
  ahead,
  readFileSync(ahead, 'utf8').replace(
    /^ {2}const query = .*$/m,
    () => `  const query = ${quoted(query)}`,
  ),
)

/** Residents pay for every page by itself, so what their pages ask for is one file a `.graphql` file. */
function faceOf(location: string): string {
  const [, face = '', ...rest] = location.split('/')
  return face === 'portal' ? `portal-${rest.join('-').replace('.graphql', '')}` : face
}

/** The operations that stand in a face's files, each whole with its fragments. */
function faceText(face: string): string {
  const asked = new Set(
    documents
      .filter(({ location }) => faceOf(location) === face)
      .flatMap(({ document }) => document.definitions)
      .flatMap((each) => (each.kind === 'OperationDefinition' ? (each.name?.value ?? []) : [])),
  )
  const operations = lines.flatMap((line) => {
    const [, name = '', ast, result, variables] = OPERATION.exec(line) ?? []
    if (!asked.has(name)) return []
    const type = `TypedDocumentNode<Types.${result}, Types.${variables}>`
    return [`export const ${name}Document = ${ast} as unknown as ${type}`]
  })
  const imports = [
    "import type { TypedDocumentNode } from 'urql'",
    "import type * as Types from './operation-types.ts'",
  ]
  return [...imports, '', ...operations].join('\n')
}

function write(name: string, text: string): void {
  writeFileSync(join(studio, 'src/api', name), `${HEAD}${text}\n`)
}

function quoted(text: string): string {
  return `'${text.replaceAll('\n', String.raw`\n`)}'`
}
