import type { EntryAndWhy, MarkedField, Sight } from '@linli/runtime/core'
import { CASE_INITIATOR } from '@linli/runtime/core'
import type { PaperDefinition } from '@linli/schemas/definition'
import type { PrismaClient } from '../generated/prisma/client.ts'
import { loadSteps } from '../reading/load-steps.ts'
import type { PublishedVersion, Versions } from '../reading/versions.ts'
import { givenKind, ownPaperNumber } from './paper-kinds.ts'

/** A paper of the street's own wording that a case was given. */
export interface GivenPaper {
  /** What it is asked for by. */
  readonly kind: string
  readonly number: string
  readonly seq: number
  readonly atMs: number
  readonly paper: PaperDefinition
  /** On which the case was when it was given. */
  readonly version: PublishedVersion
}

export interface StepThen extends EntryAndWhy {
  readonly seq: number
  readonly version: PublishedVersion
}

export interface HistoryOf {
  readonly tenantId: string
  readonly id: string
  readonly definitionId: string
  readonly versionNumber: number
}

export interface Reading {
  readonly prisma: PrismaClient
  readonly versions: Versions
}

const ALL_STEPS = 2_147_483_647

/** Every step of a case that the caller was already allowed to read, each with the version on which the case was right after it. */
export async function stepsThen(
  { prisma, versions }: Reading,
  { tenantId, id, definitionId, versionNumber }: HistoryOf,
): Promise<readonly StepThen[]> {
  const rows = await loadSteps(prisma, { tenantId, instanceId: id }, { upTo: ALL_STEPS })
  const steps: StepThen[] = []
  let number = versionNumber
  for (const { seq, input, explanation } of rows.toReversed()) {
    const entry = JSON.parse(input) as EntryAndWhy['entry']
    const version = await versions.get(tenantId, definitionId, number)
    steps.push({ seq, entry, why: JSON.parse(explanation), version })
    if (entry.input.kind === 'migrate') number = entry.input.from
  }
  return steps.reverse()
}

/** The papers that a case was given, in the order in which it was: one each time it entered the state that gives it. What a step gave
 *  that was taken back is not among them, and keeps its number. */
export function papersGiven(steps: readonly StepThen[], caseNumber: string): readonly GivenPaper[] {
  const given: GivenPaper[] = []
  const undone = undoneSteps(steps)
  let ordinal = 0
  for (const { seq, entry, why, version } of steps) {
    const papers = Object.entries(version.definition.papers ?? {})
    for (const [name, paper] of papers.sort(([one], [other]) => (one < other ? -1 : 1))) {
      if (!why.entered.includes(paper.at)) continue
      const number = ownPaperNumber(caseNumber, ordinal)
      ordinal++
      if (undone.has(seq)) continue
      given.push({ kind: givenKind(name, seq), number, seq, atMs: entry.now, paper, version })
    }
  }
  return given
}

/** The steps of completions that were taken back. */
function undoneSteps(steps: readonly StepThen[]): ReadonlySet<number> {
  const completed = new Map<string, number>()
  const undone = new Set<number>()
  for (const { seq, entry } of steps) {
    const { input } = entry
    if (input.kind === 'complete') completed.set(input.taskId, seq)
    const seqBefore = input.kind === 'take-back' ? completed.get(input.taskId) : undefined
    if (seqBefore !== undefined) undone.add(seqBefore)
  }
  return undone
}

/** Whether somebody who sees marked fields as `sightOf` says sees in plain all that stands on the paper. */
export function readsWhole(
  { paper, version }: Pick<GivenPaper, 'paper' | 'version'>,
  sightOf: (field: MarkedField) => Sight,
): boolean {
  const marked: MarkedField[] = [
    ...[...version.marks].map(([field, mark]) => ({ field, mark })),
    { field: CASE_INITIATOR, mark: 'personal' },
  ]
  return marked.every((each) => !isShown(paper, each.field) || sightOf(each) === 'clear')
}

/** Whether the paper says a marked field in plain. */
export function isShown({ shows = [] }: PaperDefinition, field: string): boolean {
  return shows.some((shown) => field === shown || field.startsWith(`${shown}.`))
}
