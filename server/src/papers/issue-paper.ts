import { hash, randomInt } from 'node:crypto'
import { maskName, seenAnswers } from '@linli/runtime/core'
import { LinliError } from '@linli/schemas/linli-error'
import { textIn } from '@linli/schemas/locale-text'
import type { PrismaClient } from '../generated/prisma/client.ts'
import { createContext } from '../graphql/context.ts'
import { loadTimeline } from '../instances/load-timeline.ts'
import { givenIn } from '../reading/given-in.ts'
import { loadSteps, versionAfter } from '../reading/load-steps.ts'
import { placeName } from '../reading/place.ts'
import { snapshotOf } from '../reading/snapshot-of.ts'
import { publicStateTitle } from '../reading/state-titles.ts'
import type { Services } from '../services.ts'
import { answerFacts, momentText } from './answer-facts.ts'
import { composePaper, type PaperMatter, paperNumber } from './compose-paper.ts'
import type { PaperFact } from './paper-content.ts'
import type { PaperKind } from './paper-kinds.ts'

/** A case that the caller was already allowed to read. */
export interface PaperCase {
  readonly tenantId: string
  readonly id: string
  readonly number: string
  readonly lookupCode: string
  readonly nodeId: string
  readonly definitionId: string
  readonly versionNumber: number
  readonly initiatorId: string | null
  readonly startedAt: Date
  readonly endedAt: Date | null
  readonly endedAs: string | null
  readonly erasedAt: Date | null
}

export interface PaperAsked {
  readonly kind: PaperKind
  /** Account id; null for who has the look-up code alone. */
  readonly by: string | null
  /** Origin that people reach. */
  readonly origin: string
}

interface StoredPaper {
  readonly number: string
  readonly bytes: Buffer
}

/** The paper of that kind of the case: drawn the first time, and the same bytes ever after. Throws `paper.not-found` where the case has none
 *  yet, and where its personal data was erased. */
export async function issuePaper(
  services: Services,
  of: PaperCase,
  asked: PaperAsked,
): Promise<StoredPaper> {
  if (of.erasedAt !== null || (asked.kind === 'closing' && of.endedAs !== 'done')) throw none(of)
  const stored = await loadPaper(services, of, asked.kind)
  if (stored !== null) return stored
  const key = `${of.tenantId}/${of.id}/${asked.kind}`
  return services.printer.together(key, () => drawAndStore(services, of, asked))
}

async function drawAndStore(
  services: Services,
  of: PaperCase,
  asked: PaperAsked,
): Promise<StoredPaper> {
  const code = newCode()
  const issuedAtMs = services.clock.now()
  const matter = await matterOf(services, of, asked)
  const bytes = await services.printer.draw(composePaper({ ...matter, code, issuedAtMs }))
  await services.pool.query(
    // Whoever erases the case has locked its row: a paper comes before that, and is erased too, or not at all.
    `WITH kept AS (
       SELECT 1 FROM instance WHERE tenant_id = $1 AND id = $2 AND erased_at IS NULL FOR SHARE
     )
     INSERT INTO paper (tenant_id, instance_id, kind, code, number, issued_at, issued_by, sha256, bytes)
     SELECT $1, $2, $3, $4, $5, $6, $7, $8, $9 FROM kept
     ON CONFLICT (tenant_id, instance_id, kind) DO NOTHING`,
    [
      ...[of.tenantId, of.id, asked.kind, code, paperNumber(of.number, asked.kind)],
      ...[new Date(issuedAtMs), asked.by, hash('sha256', bytes), Buffer.from(bytes)],
    ],
  )
  // Somebody else's may have come first; that is the paper.
  const issued = await loadPaper(services, of, asked.kind)
  if (issued === null) throw none(of)
  return issued
}

function none({ number }: PaperCase): LinliError {
  return new LinliError('paper.not-found', `Case '${number}' has no such document.`)
}

async function loadPaper(
  { pool }: Services,
  { tenantId, id }: PaperCase,
  kind: PaperKind,
): Promise<StoredPaper | null> {
  const { rows } = await pool.query<StoredPaper>(
    `SELECT number, bytes FROM paper
      WHERE tenant_id = $1 AND instance_id = $2 AND kind = $3 AND bytes IS NOT NULL`,
    [tenantId, id, kind],
  )
  return rows[0] ?? null
}

/** Letters and digits that nobody mistakes for each other, 78 bits of them: nobody guesses one. */
const ALPHABET = '23456789ABCDEFGHJKMNPQRSTVWXYZ'
const CODE_LENGTH = 16

function newCode(): string {
  return Array.from({ length: CODE_LENGTH }, () => ALPHABET[randomInt(ALPHABET.length)]).join('')
}

async function matterOf(
  services: Services,
  of: PaperCase,
  { kind, origin }: PaperAsked,
): Promise<Omit<PaperMatter, 'code' | 'issuedAtMs'>> {
  const { tenantId } = of
  const prisma = services.reads.of(tenantId)
  const [tenant, org, version, initiator] = await Promise.all([
    prisma.tenant.findUniqueOrThrow({ where: { id: tenantId }, select: { name: true } }),
    services.directory.org(tenantId),
    services.versions.get(tenantId, of.definitionId, of.versionNumber),
    nameOf(prisma, of),
  ])
  const placeOf = (nodeId: string) => placeName(org, nodeId)
  const isClosing = kind === 'closing'
  return {
    ...{ kind, origin, street: tenant.name },
    ...{ number: of.number, lookupCode: of.lookupCode, place: placeOf(of.nodeId) },
    service: textIn(version.definition.title, 'zh-CN'),
    startedAtMs: of.startedAt.getTime(),
    endedAtMs: of.endedAt?.getTime() ?? null,
    initiator: initiator === null ? null : maskName(initiator),
    answers: kind === 'acceptance' ? await answersOf(services, of, placeOf) : [],
    course: isClosing ? await courseOf(services, of) : [],
    outcome: isClosing ? await outcomeOf(services, of) : '',
  }
}

async function nameOf(
  prisma: PrismaClient,
  { tenantId, initiatorId }: PaperCase,
): Promise<string | null> {
  if (initiatorId === null) return null
  const account = await prisma.account.findUnique({
    where: { tenantId_id: { tenantId, id: initiatorId } },
    select: { name: true },
  })
  return account?.name ?? null
}

/** What was reported, with all that is personal masked, whoever asks: a paper goes from hand to hand. */
async function answersOf(
  { reads, versions }: Services,
  { tenantId, id, definitionId, versionNumber }: PaperCase,
  placeOf: (nodeId: string) => string,
): Promise<readonly PaperFact[]> {
  const prisma = reads.of(tenantId)
  const key = { tenantId, instanceId: id }
  const [first] = await loadSteps(prisma, key, { upTo: 1 })
  if (first === undefined) return []
  const number = await versionAfter(prisma, key, { seq: first.seq, current: versionNumber })
  const version = await versions.get(tenantId, definitionId, number)
  const given = givenIn(
    { entry: JSON.parse(first.input), why: JSON.parse(first.explanation) },
    version,
  )
  if (given?.form == null) return []
  const { owner, form } = given
  const owned = { owner, schema: form.schema, marks: version.marks }
  const { answers } = seenAnswers(given.answers, owned, () => 'masked')
  // Nobody is named on a paper by what somebody else chose.
  return answerFacts(form.schema, answers, { placeOf, personOf: () => null })
}

/** What who started it was told, without what of people stands in it. */
async function courseOf(services: Services, of: PaperCase): Promise<readonly PaperFact[]> {
  const context = createContext({
    ...{ services, tenantId: of.tenantId, viewer: null, locale: 'zh-CN', address: '' },
    ...{ session: NO_SESSION, comeAgainIn: () => undefined, gone: NOT_GONE },
  })
  const entries = await loadTimeline(of, 'holder', context)
  return entries.map(({ at, sentence, notes }) => ({
    label: momentText(at.getTime()),
    text: [sentence, ...notes].filter((each) => each !== '').join('\n'),
  }))
}

const NO_SESSION = { value: null, set: () => undefined, clear: () => undefined }
const NOT_GONE = new AbortController().signal

async function outcomeOf(services: Services, of: PaperCase): Promise<string> {
  const { tenantId } = of
  const stored = await services.reads.of(tenantId).instanceSnapshot.findFirst({
    where: { tenantId, instanceId: of.id },
    select: { body: true },
  })
  const version = await services.versions.get(tenantId, of.definitionId, of.versionNumber)
  const titles = (snapshotOf(stored)?.position ?? []).map((uid) =>
    publicStateTitle(version, uid, 'zh-CN'),
  )
  return [...new Set(titles)].join('、') || '已办结'
}
