import { LinliError } from '@linli/schemas/linli-error'
import type { OrgChange } from '../org/change-org.ts'
import { addNode, parseNode } from '../org/change-tree.ts'
import { assertInPart } from '../org/own-part.ts'
import { parseSegments } from './day-segments.ts'
import { loadTeam, type StoredTeam } from './team-store.ts'

/** What is said of a team besides its place in the tree. */
export type TeamFacts = Pick<
  StoredTeam,
  'kind' | 'hours' | 'isExternal' | 'agreementUntil' | 'hasRoster'
>

const KIND = /^[a-z][a-z0-9-]{0,31}$/
const MOST_HOURS = 6

/** What the tree calls a node that is a team. */
const NODE_KIND = 'team'

/** Throws `team.invalid` and `team.bad-agreement`. */
export function parseTeam(facts: TeamFacts): TeamFacts {
  const hours = parseSegments(facts.hours)
  if (!KIND.test(facts.kind) || hours === null || hours.length > MOST_HOURS)
    throw new LinliError('team.invalid', `'${facts.kind}' with these hours is no team.`)
  if (facts.isExternal === (facts.agreementUntil !== null)) return facts
  throw new LinliError('team.bad-agreement', 'External units alone have an agreement, with an end.')
}

/** Adds a team under a place. Returns its id. Throws what `addNode` throws. */
export async function addTeam(
  change: OrgChange,
  { parentId, name, ...facts }: TeamFacts & { readonly parentId: string; readonly name: string },
): Promise<string> {
  const id = await addNode(change, { parentId, kind: NODE_KIND, ...parseNode({ name }) })
  await change.client.query(
    `INSERT INTO team (tenant_id, node_id, kind, hours, is_external, agreement_until, has_roster)
     VALUES ($1, $2, $3, $4, $5, $6, $7)`,
    [change.tenantId, id, ...columnsOf(facts)],
  )
  await change.record({
    ...{ deed: 'team-added', object: `org-node:${id}`, before: null },
    after: toldOf(facts),
  })
  return id
}

/** Throws `team.not-found`, `access.denied`, and `team.officials` where it would be external and an official has, or will have, a post at it
 *  or a turn in its roster. */
export async function changeTeam(
  change: OrgChange,
  id: string,
  { day, ...facts }: TeamFacts & { readonly day: string },
): Promise<void> {
  const { client, tenantId } = change
  const before = await loadTeam(client, { tenantId, day, id })
  await assertInPart(change, [id])
  if (facts.isExternal) await assertNoOfficials(change, id, day)
  await client.query(
    `UPDATE team SET kind = $3, hours = $4, is_external = $5, agreement_until = $6, has_roster = $7
      WHERE tenant_id = $1 AND node_id = $2`,
    [tenantId, id, ...columnsOf(facts)],
  )
  await change.record({
    ...{ deed: 'team-changed', object: `org-node:${id}` },
    ...{ before: toldOf(before), after: toldOf(facts) },
  })
}

function columnsOf({ kind, hours, isExternal, agreementUntil, hasRoster }: TeamFacts): unknown[] {
  const stored = hours.length === 0 ? null : JSON.stringify(hours)
  return [kind, stored, isExternal, agreementUntil, hasRoster]
}

function toldOf({ kind, hours, isExternal, agreementUntil, hasRoster }: TeamFacts): object {
  const told = hours.map(({ from, until }) => `${from}–${until}`)
  return { kind, hours: told, isExternal, agreementUntil, hasRoster }
}

async function assertNoOfficials({ client, tenantId }: OrgChange, id: string, day: string) {
  const { rows } = await client.query(
    `SELECT 1 FROM account a WHERE a.tenant_id = $1 AND a.role = 'official' AND (
        EXISTS (SELECT 1 FROM post p WHERE p.tenant_id = a.tenant_id AND p.account_id = a.id AND p.node_id = $2
                   AND (p.valid_until IS NULL OR p.valid_until > $3::date))
        OR EXISTS (SELECT 1 FROM duty_shift s JOIN duty_turn t ON t.tenant_id = s.tenant_id AND t.shift_id = s.id
                    WHERE s.tenant_id = a.tenant_id AND s.node_id = $2 AND t.account_id = a.id
                      AND s.until_at > statement_timestamp())) LIMIT 1`,
    [tenantId, id, day],
  )
  if (rows.length > 0)
    throw new LinliError('team.officials', `An official has a post or a turn at '${id}'.`)
}
