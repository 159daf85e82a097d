import { createHerTasks } from '../access/case-readers.ts'
import type { Viewer } from '../access/viewer.ts'
import type { PersonalPart } from '../audit/personal-reads.ts'
import { placeName } from '../reading/place.ts'
import type { Services } from '../services.ts'
import { composeLetter } from './compose-paper.ts'
import type { GivenPaper, StepThen } from './given-papers.ts'
import { papersGiven, stepsThen } from './given-papers.ts'
import { initiatorName } from './issue-paper.ts'
import { mayHave } from './may-have.ts'
import type { PaperCase, StoredPaper } from './paper-store.ts'
import { noPaper, paperOnce } from './paper-store.ts'
import { writeLetter } from './write-letter.ts'

const SHOWN: ReadonlySet<PersonalPart> = new Set(['name', 'answers'])

/** A paper of the street's own wording for somebody who may read the case. Throws `paper.not-found` where the case was given none of that kind,
 *  where it is not hers to have, and where the case was erased. */
export async function letterFor(
  services: Services,
  of: PaperCase,
  {
    viewer,
    kind,
    origin,
  }: { readonly viewer: Viewer; readonly kind: string; readonly origin: string },
): Promise<StoredPaper> {
  if (of.erasedAt !== null) throw noPaper(of)
  const prisma = services.reads.of(viewer.tenantId)
  const steps = await stepsThen({ prisma, versions: services.versions }, of)
  const given = papersGiven(steps, of.number).find((each) => each.kind === kind)
  const hers = await createHerTasks(prisma, viewer)(of.id)
  if (given === undefined || !mayHave({ viewer, hers, of }, given)) throw noPaper(of)
  await services.personalReads.note({ viewer, instance: of, parts: SHOWN })
  return issueLetter(services, of, { given, steps, by: viewer.accountId, origin })
}

interface LetterAsked {
  readonly given: GivenPaper
  /** Of the case, all of them. */
  readonly steps: readonly StepThen[]
  /** Account id. */
  readonly by: string
  /** Origin that people reach. */
  readonly origin: string
}

/** A paper of the street's own wording, as the case was given it: drawn the first time, and the same bytes ever after. */
async function issueLetter(
  services: Services,
  of: PaperCase,
  { given, steps, by, origin }: LetterAsked,
): Promise<StoredPaper> {
  const { kind, number, atMs: givenAtMs, paper } = given
  return paperOnce(services, of, {
    ...{ kind, by, title: paper.title['zh-CN'] },
    compose: async (code) => {
      const { tenantId } = of
      const prisma = services.reads.of(tenantId)
      const [tenant, org, initiator] = await Promise.all([
        prisma.tenant.findUniqueOrThrow({ where: { id: tenantId }, select: { name: true } }),
        services.directory.org(tenantId),
        initiatorName(prisma, of),
      ])
      const placeOf = (nodeId: string) => placeName(org, nodeId)
      const written = writeLetter(given, steps, {
        ...{ number: of.number, street: tenant.name, place: placeOf(of.nodeId), initiator },
        ...{ startedAtMs: of.startedAt.getTime(), placeOf },
      })
      return composeLetter({
        ...{ written, street: tenant.name, number, origin, code, givenAtMs },
      })
    },
  })
}
