import { newsWords } from '../notices/notice-wordings.ts'
import type { StreetNews } from '../notices/street-notices.ts'
import type { OrgChange } from '../org/change-org.ts'

export type PersonNews = StreetNews & {
  /** Account id. */
  readonly to: string
  /** `leave`: of one for which she stands in; `post`: of one that she holds for somebody. */
  readonly kind: 'leave' | 'post'
}

/** Tells each of it in the street's words, within the transaction of what she is told of. Neither whoever does it herself is told, nor who is
 *  disabled. */
export async function tellPeople(
  { client, tenantId, actorId }: OrgChange,
  news: readonly PersonNews[],
): Promise<void> {
  const others = news.filter(({ to }) => to !== actorId)
  if (others.length === 0) return
  const texts = others.map(await newsWords(client, tenantId))
  await client.query(
    `INSERT INTO person_notice (tenant_id, id, account_id, kind, title, body)
     SELECT $1, gen_random_uuid()::text, a.id, n.kind, n.title, n.body
       FROM unnest($2::text[], $3::text[], $4::text[], $5::text[]) AS n(account_id, kind, title, body)
       JOIN account a ON a.tenant_id = $1 AND a.id = n.account_id AND a.disabled_at IS NULL`,
    [
      tenantId,
      others.map(({ to }) => to),
      others.map(({ kind }) => kind),
      texts.map(({ title }) => JSON.stringify(title)),
      texts.map(({ body }) => JSON.stringify(body)),
    ],
  )
}
