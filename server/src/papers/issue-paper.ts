import type { AnswerFact } from '@linli/runtime/core'
import { answerFacts, maskName, momentText, moneyText, seenAnswers } from '@linli/runtime/core'
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
import { composePaper, type PaperMatter } from './compose-paper.ts'
import type { PaperKind } from './paper-kinds.ts'
import type { PaperCase, StoredPaper } from './paper-store.ts'
import { noPaper, paperOnce } from './paper-store.ts'

export interface PaperAsked {
  readonly kind: PaperKind
  /** Account id; null for who has the look-up code alone. */
  readonly by: string | null
  /** Origin that people reach. */
  readonly origin: string
}

/** The paper of that kind of the case: drawn the first time, and the same bytes ever after. Throws `paper.not-found` where the case has none
 *  yet, and where its personal data was erased. */
export async function issuePaper(
  services: Services,
  of: PaperCase,
  asked: PaperAsked,
): Promise<StoredPaper> {
  const { kind, by } = asked
  if (of.erasedAt !== null || (kind === 'closing' && of.endedAs !== 'done')) throw noPaper(of)
  return paperOnce(services, of, {
    ...{ kind, by, title: null },
    compose: async (code) => {
      const issuedAtMs = services.clock.now()
      return composePaper({ ...(await matterOf(services, of, asked)), code, issuedAtMs })
    },
  })
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
    initiatorName(prisma, of),
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

/** Of who started a case; null where nobody is to be named. */
export async function initiatorName(
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
): Promise<readonly AnswerFact[]> {
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
  const named = { placeOf, personOf: () => null }
  return answerFacts(form.schema, answers, { named, money: (fen) => `${moneyText(fen)} 元` })
}

/** What who started it was told, without what of people stands in it. */
async function courseOf(services: Services, of: PaperCase): Promise<readonly AnswerFact[]> {
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
