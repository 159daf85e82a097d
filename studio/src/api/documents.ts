// Written by `npm run generate` from schemas/graphql/schema.graphql and the .graphql files beside the pages.
export * from './documents/designer.ts'
export * from './documents/desk.ts'
export * from './documents/portal.ts'
export * from './documents/staff.ts'
export * from './documents/ui.ts'
export type * from './documents/operation-types.ts'
