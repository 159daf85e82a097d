import { createEdgeFuel, isShape, type Shape } from '@linli/runtime/core'
import { LinliError } from '@linli/schemas/linli-error'
import type { Locale, LocaleText } from '@linli/schemas/locale-text'
import { textIn } from '@linli/schemas/locale-text'
import type { ShapesAnswer } from '@linli/schemas/shapes-answer'
import type pg from 'pg'
import type { Viewer } from '../access/viewer.ts'
import { changeOrg } from '../org/change-org.ts'
import { loadOwnPart } from '../org/own-part.ts'
import { type Feature, recordOf, SHAPE_PROBLEMS } from './read-features.ts'
import { findOddShapes, NOT_ALL_COMPARED, type ShapeFinding } from './shape-findings.ts'
import { findPlanned, findShapes, putShapes, type ShapedNode } from './shape-store.ts'

export interface ShapesQuestion {
  readonly features: readonly Feature[]
  readonly viewer: Viewer
  readonly locale: Locale
  /** From which day of the city they lie there. */
  readonly day: string
}

/** What the import would do; nothing is written. */
export async function tryShapes(pool: pg.Pool, question: ShapesQuestion): Promise<ShapesAnswer> {
  return answerOf(await plan(pool, question), question, false)
}

/** Does what the features say in one transaction, each with its audit row; what is not right is left out and told. The second time
 *  it changes nothing. */
export async function applyShapes(pool: pg.Pool, question: ShapesQuestion): Promise<ShapesAnswer> {
  const { viewer, day } = question
  const done = await changeOrg(pool, viewer, async (change) => {
    const planned = await plan(change.client, question)
    const changed = planned.placed.filter(({ isChanged }) => isChanged)
    if (changed.length === 0) return planned
    await putShapes(
      change,
      day,
      changed.map(({ node, shape }) => ({ nodeId: node.id, shape })),
    )
    await change.record(
      ...changed.map(({ node, shape }) => ({
        ...{ deed: 'node-placed' as const, object: `org-node:${node.id}` },
        ...{
          before: { shape: kindOf(node.shape) },
          after: { shape: kindOf(shape), validFrom: day },
        },
      })),
    )
    return planned
  })
  // Shapes are compared when nobody waits for the tree any more.
  return answerOf(done, question, true)
}

interface Plan {
  readonly nodes: readonly ShapedNode[]
  readonly placed: readonly {
    readonly node: ShapedNode
    readonly shape: Shape | null
    readonly isChanged: boolean
  }[]
  readonly bad: readonly Bad[]
  readonly badFile: string
}

interface Bad {
  readonly feature: Feature
  readonly name: string
  readonly sentence: LocaleText
}

async function plan(
  database: Pick<pg.Pool, 'query'>,
  { features, viewer: { tenantId, scope }, locale, day }: ShapesQuestion,
): Promise<Plan> {
  const nodes = await findShapes(database, { tenantId, day, around: null })
  const later = await findPlanned(database, { tenantId, day })
  const ownPart = await loadOwnPart(database, { tenantId, part: scope })
  const byCode = new Map(nodes.flatMap((node) => (node.code === null ? [] : [[node.code, node]])))
  const counts = new Map<string, number>()
  for (const { code } of features) counts.set(code, (counts.get(code) ?? 0) + 1)
  const placed: Plan['placed'][number][] = []
  const bad: Bad[] = []
  for (const feature of features) {
    const { code, shape } = feature
    const node = byCode.get(code)
    const isBeyond = node !== undefined && ownPart?.nodeIds.has(node.id) === false
    const problem = isBeyond ? BEYOND : problemOf(feature, node, counts.get(code) ?? 0)
    if (problem !== null) bad.push({ feature, name: node?.name ?? '', sentence: problem })
    else if (node !== undefined && (shape === null || isShape(shape)))
      placed.push({ node, shape, isChanged: later.has(node.id) || !isSame(node.shape, shape) })
  }
  // Before anything is written: what cannot be given back is refused as a whole.
  return { nodes, placed, bad, badFile: fileOf(bad, locale) }
}

function problemOf(
  { code, shape }: Feature,
  node: ShapedNode | undefined,
  count: number,
): LocaleText | null {
  if (code === '') return NO_CODE
  if (node === undefined) return UNKNOWN_CODE
  if (count > 1) return TWICE
  return shape === null || isShape(shape) ? null : SHAPE_PROBLEMS[shape]
}

const NO_CODE = {
  'zh-CN': '没有编码：属性里要有 code。',
  en: 'It has no code among its properties.',
}
const UNKNOWN_CODE = {
  'zh-CN': '组织里没有这个编码的地方，或者它已停用、是一个团队。',
  en: 'No open place of the tree has this code.',
}
const BEYOND = {
  'zh-CN': '这个地方不在您管的范围内。',
  en: 'This place is in another part of the street.',
}
const TWICE = {
  'zh-CN': '同一个编码在文件里出现了不止一次。',
  en: 'The code stands in the file more than once.',
}

/** Properties of the answer are in the order of their writing, so the texts are alike where the shapes are. */
function isSame(one: Shape | null, other: Shape | null): boolean {
  return JSON.stringify(one) === JSON.stringify(other)
}

function kindOf(shape: Shape | null): string | null {
  return shape?.type ?? null
}

const SHOWN = 100

/** Throws `shapes.unreadable` where a feature is nested too deeply to be written. */
function fileOf(bad: readonly Bad[], locale: Locale): string {
  if (bad.length === 0) return ''
  const features = bad.map(({ feature: { raw }, sentence }) => ({
    ...raw,
    properties: { ...recordOf(raw['properties']), problem: textIn(sentence, locale) },
  }))
  try {
    return JSON.stringify({ type: 'FeatureCollection', features })
  } catch (error) {
    if (!(error instanceof RangeError)) throw error
    throw new LinliError('shapes.unreadable', 'A feature is nested too deeply.', { cause: error })
  }
}

function answerOf(
  { nodes, placed, bad, badFile }: Plan,
  { features, locale }: ShapesQuestion,
  isApplied: boolean,
): ShapesAnswer {
  const changedCount = placed.filter(({ isChanged }) => isChanged).length
  return {
    ...{ isApplied, featureCount: features.length, changedCount, badCount: bad.length },
    unchangedCount: placed.length - changedCount,
    bad: bad.slice(0, SHOWN).map(({ feature: { line, code }, name, sentence }) => ({
      ...{ line, code, name, problem: textIn(sentence, locale) },
    })),
    badFile,
    warnings: warningsOf(nodes, placed).map((sentence) => textIn(sentence, locale)),
  }
}

/** What would be odd wherever the file places something: beside its neighbours, and with what is below it. The first hundred. */
function warningsOf(nodes: readonly ShapedNode[], placed: Plan['placed']): LocaleText[] {
  const shapes = new Map(placed.map(({ node, shape }) => [node.id, shape]))
  const after = nodes.map((node) => ({
    ...node,
    shape: shapes.get(node.id) ?? (shapes.has(node.id) ? null : node.shape),
  }))
  const byId = new Map(after.map((node) => [node.id, node]))
  const children = Map.groupBy(after, ({ parentId }) => parentId)
  const touched = new Set(
    placed.flatMap(({ node }) => [node.id, ...(node.parentId === null ? [] : [node.parentId])]),
  )
  const isTold = ({ nodeIds, isMissing }: ShapeFinding, parentId: string) =>
    !isMissing && (shapes.has(parentId) || nodeIds.some((id) => shapes.has(id)))
  // One for all of them, so that no file takes longer than another.
  const fuel = createEdgeFuel()
  const sentences = new Set<LocaleText>()
  for (const parentId of touched) {
    if (sentences.size >= SHOWN) break
    for (const finding of findOddShapes(
      byId.get(parentId) ?? null,
      children.get(parentId) ?? [],
      fuel,
    ))
      if (finding.sentence === NOT_ALL_COMPARED || isTold(finding, parentId))
        sentences.add(finding.sentence)
  }
  const isCutShort = sentences.delete(NOT_ALL_COMPARED)
  return [...(isCutShort ? [NOT_ALL_COMPARED] : []), ...sentences].slice(0, SHOWN)
}
