import type { NoticeWording, WordedNotice } from '@linli/runtime/core'
import { checkWording, fillPlaceholders, fillWording } from '@linli/runtime/core'
import type { Finding } from '@linli/schemas/finding'
import { invariant, LinliError } from '@linli/schemas/linli-error'
import { type Locale, textIn } from '@linli/schemas/locale-text'
import type pg from 'pg'
import { writeAudit } from '../audit/write-audit.ts'
import type { StreetNews } from './street-notices.ts'
import { LOGIN_CODE, LONGEST_TITLE, WORDED_KINDS, type WordedKind } from './worded-kinds.ts'

type Stored = Readonly<Record<string, NoticeWording>>

/** The wordings of a street, by kind; where it has none of its own, the usual one holds. */
export async function findWordings(
  database: Pick<pg.Pool, 'query'>,
  tenantId: string,
): Promise<Stored> {
  const { rows } = await database.query<{ notice_wordings: Stored }>(
    'SELECT notice_wordings FROM tenant WHERE id = $1',
    [tenantId],
  )
  return rows[0]?.notice_wordings ?? {}
}

/** The street's own wording of a kind; null where it has none. */
export async function findWording(
  database: Pick<pg.Pool, 'query'>,
  tenantId: string,
  kind: string,
): Promise<NoticeWording | null> {
  const { rows } = await database.query<{ own: NoticeWording | null }>(
    'SELECT notice_wordings -> $2 AS own FROM tenant WHERE id = $1',
    [tenantId, kind],
  )
  return rows[0]?.own ?? null
}

interface NewWording {
  readonly tenantId: string
  /** Account id. */
  readonly by: string
  readonly kind: string
  /** Null for the usual one again. */
  readonly wording: NoticeWording | null
}

/** Words a kind from now on, with its row of the audit. Throws `request.invalid` for a kind that nobody sends, and
 *  `submission.invalid` with what is wrong at which text. */
export async function setWording(
  client: pg.PoolClient,
  { tenantId, by, kind, wording }: NewWording,
): Promise<void> {
  const known = WORDED_KINDS.get(kind)
  if (known === undefined)
    throw new LinliError('request.invalid', `There is no notice '${kind}' of every street.`)
  const findings = wording === null ? [] : problemsOf(wording, known)
  if (findings.length > 0)
    throw new LinliError('submission.invalid', `The wording of '${kind}' cannot be used.`, {
      details: { findings },
    })
  await client.query('SELECT 1 FROM tenant WHERE id = $1 FOR UPDATE', [tenantId])
  const before = await findWording(client, tenantId, kind)
  await client.query(
    `UPDATE tenant SET notice_wordings = CASE WHEN $3::jsonb IS NULL THEN notice_wordings - $2
                                              ELSE notice_wordings || jsonb_build_object($2::text, $3::jsonb) END
      WHERE id = $1`,
    [tenantId, kind, wording === null ? null : JSON.stringify(wording)],
  )
  await writeAudit(client, {
    ...{ tenantId, actorId: by, deed: 'notice-wording', object: `tenant:${tenantId}` },
    detail: { before: told(kind, before), after: told(kind, wording) },
  })
}

/** The usual wording is told by its kind alone. */
function told(kind: string, wording: NoticeWording | null) {
  if (wording === null) return { kind, wording: null }
  const { title, body } = wording
  return { kind, wording: `${title['zh-CN']}：${body['zh-CN']}` }
}

/** Both languages are asked for: whoever reads English is told in English. */
function problemsOf({ title, body }: NoticeWording, { rules }: WordedKind): Finding[] {
  const { placeholders } = rules
  const inTitle = { placeholders, needed: [], most: LONGEST_TITLE }
  return [
    ...checkWording(title['zh-CN'], '/titleZh', inTitle),
    ...checkWording(title.en ?? '', '/titleEn', inTitle),
    ...checkWording(body['zh-CN'], '/bodyZh', rules),
    ...checkWording(body.en ?? '', '/bodyEn', rules),
  ]
}

/** Words what the street tells by itself, as it words it now. Its wordings are read once, for however much is told. */
export async function newsWords(
  database: Pick<pg.Pool, 'query'>,
  tenantId: string,
): Promise<(news: StreetNews) => WordedNotice> {
  const own = await findWordings(database, tenantId)
  return ({ notice, values }) => {
    const known = WORDED_KINDS.get(notice)
    invariant(known, `'${notice}' is a notice of every street.`)
    const said = (locale: Locale) =>
      Object.fromEntries(
        Object.entries(values).map(([name, value]) => [
          name,
          typeof value === 'string' ? value : textIn(value, locale),
        ]),
      )
    return fillWording(own[notice] ?? known.usual, said)
  }
}

/** The text message with a code to sign in, as the street words it. */
export async function loginCodeText(
  pool: pg.Pool,
  tenantId: string,
  code: string,
): Promise<string> {
  const own = await findWording(pool, tenantId, LOGIN_CODE.kind)
  const { body } = own ?? LOGIN_CODE.usual
  return fillPlaceholders(body['zh-CN'], { code })
}
