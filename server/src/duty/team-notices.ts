import type pg from 'pg'
import { newsWords } from '../notices/notice-wordings.ts'
import type { StreetNews } from '../notices/street-notices.ts'

export type TeamNews = StreetNews & {
  readonly tenantId: string
  /** Of the team. */
  readonly nodeId: string
  /** The same news has the same id: whoever was told it is not told again. */
  readonly id: string
  readonly kind: 'gap' | 'agreement' | 'swap'
}

/** Tells each of these people once in the street's words, within the transaction of what they are told of. */
export async function tellOfTeam(
  client: Pick<pg.PoolClient, 'query'>,
  { tenantId, nodeId, id, kind, ...news }: TeamNews,
  accountIds: readonly string[],
): Promise<void> {
  const { title, body } = (await newsWords(client, tenantId))(news)
  await client.query(
    `INSERT INTO team_notice (tenant_id, id, account_id, node_id, kind, title, body)
     SELECT $1, $2 || '.' || person, person, $3, $4, $5, $6 FROM unnest($7::text[]) AS person
         ON CONFLICT (tenant_id, id) DO NOTHING`,
    [tenantId, id, nodeId, kind, JSON.stringify(title), JSON.stringify(body), accountIds],
  )
}
