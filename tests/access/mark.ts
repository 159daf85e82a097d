import type { Tenant } from './world-people.ts'

/** Whatever belongs to one street says so, and nobody of the other street may ever be told it. */
export function mark(tenant: Tenant): string {
  return `属于${tenant}街`
}
