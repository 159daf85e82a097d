import type { LocaleText } from '@linli/schemas/locale-text'
import type pg from 'pg'

export interface TeamNews {
  readonly tenantId: string
  /** Of the team. */
  readonly nodeId: string
  /** The same news has the same id: whoever was told it is not told again. */
  readonly id: string
  readonly kind: 'gap' | 'agreement' | 'swap'
  readonly title: LocaleText
  readonly body: LocaleText
}

/** Tells each of these people once, within the transaction of what they are told of. */
export async function tellOfTeam(
  client: Pick<pg.PoolClient, 'query'>,
  { tenantId, nodeId, id, kind, title, body }: TeamNews,
  accountIds: readonly string[],
): Promise<void> {
  await client.query(
    `INSERT INTO team_notice (tenant_id, id, account_id, node_id, kind, title, body)
     SELECT $1, $2 || '.' || person, person, $3, $4, $5, $6 FROM unnest($7::text[]) AS person
         ON CONFLICT (tenant_id, id) DO NOTHING`,
    [tenantId, id, nodeId, kind, JSON.stringify(title), JSON.stringify(body), accountIds],
  )
}
