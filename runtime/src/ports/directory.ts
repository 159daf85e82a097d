import type { OrgTree } from '@linli/schemas/org'
import type { WorkingCalendar } from '../core/working-calendar.ts'

/** Who is who in a tenant. Answers are at most one second old. */
export interface Directory {
  org(tenantId: string): Promise<OrgTree>
  calendar(tenantId: string): Promise<WorkingCalendar>
}
