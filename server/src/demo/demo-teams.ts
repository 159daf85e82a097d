import { cityDay } from '@linli/schemas/city-day'
import { fillDuty } from '../duty/change-duty.ts'
import { planDuty } from '../duty/plan-duty.ts'
import { changeOrg, type OrgChange } from '../org/change-org.ts'
import { givePost } from '../people/change-posts.ts'
import type { Services } from '../services.ts'
import { addTeam, type TeamFacts } from '../teams/change-team.ts'

const COMMUNITY = 'qinghe'
const OURS: Omit<TeamFacts, 'kind'> = {
  ...{ hours: [], isExternal: false, agreementUntil: null, hasRoster: false },
}
const VOLUNTEERS = { 'feng-lead': 'leader', 'he-assistant': 'member', 'lu-care': 'first-aid' }
const CREWS = [
  ['wu-duty', 'feng-lead', 'xu-mediator'],
  ['feng-lead', 'xu-mediator', 'wu-duty'],
  ['xu-mediator', 'wu-duty', 'feng-lead'],
]
const EIGHT_HOURS = [
  { from: '00:00', until: '08:00' },
  { from: '08:00', until: '16:00' },
  { from: '16:00', until: '24:00' },
]
const DAYS = 28
const DAY_MS = 24 * 3_600_000

/** A team of volunteers, and a duty desk whose roster is filled for four weeks. */
export async function addDemoTeams(
  { pool, clock }: Pick<Services, 'pool' | 'clock'>,
  { tenantId, accountId }: { readonly tenantId: string; readonly accountId: string },
): Promise<void> {
  const now = clock.now()
  await changeOrg(pool, { tenantId, accountId, scope: null }, async (change) => {
    await addVolunteers(change)
    const nodeId = await addTeam(change, {
      ...{ ...OURS, parentId: COMMUNITY, name: '青禾社区值班室' },
      ...{ kind: 'duty-desk', hasRoster: true },
    })
    const shifts = planDuty(
      { segments: EIGHT_HOURS, crews: CREWS, everyDays: 1, restCrews: [] },
      {
        ...{ fromDay: cityDay(now), untilDay: cityDay(now + DAYS * DAY_MS), now },
        isRestDay: () => false,
      },
    )
    await fillDuty(change, { nodeId, shifts, onlyFree: false })
  })
}

async function addVolunteers(change: OrgChange): Promise<void> {
  const nodeId = await addTeam(change, {
    ...{ ...OURS, parentId: COMMUNITY, name: '青禾邻里志愿队' },
    ...{ kind: 'volunteers', hours: [{ from: '08:00', until: '20:00' }] },
  })
  for (const [accountId, post] of Object.entries(VOLUNTEERS))
    await givePost(change, {
      ...{ accountId, nodeId, post, kind: 'concurrent', validFrom: null, validUntil: null },
    })
}
