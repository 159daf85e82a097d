import { defineConfig } from 'prisma/config'

// Prisma's CLI wants a schema-engine binary before any command, also where none is used; any existing file will do
// for `generate`, `validate` and `format`. Migrations use scripts/schema-engine.mjs instead.
process.env.PRISMA_SCHEMA_ENGINE_BINARY ??= process.execPath

export default defineConfig({
  schema: 'prisma/schema.prisma',
  migrations: { path: 'prisma/migrations' },
  datasource: { url: process.env.DATABASE_URL ?? 'postgresql://127.0.0.1/none' },
})
