import { isShape, type Shape } from '@linli/runtime/core'
import type { Locale, LocaleText } from '@linli/schemas/locale-text'
import { textIn } from '@linli/schemas/locale-text'
import type { ShapesAnswer } from '@linli/schemas/shapes-answer'
import type pg from 'pg'
import type { Viewer } from '../access/viewer.ts'
import { changeOrg } from '../org/change-org.ts'
import { type Feature, SHAPE_PROBLEMS } from './read-features.ts'
import { findOddShapes } from './shape-findings.ts'
import { findShapes, putShape, type ShapedNode } from './shape-store.ts'

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
export function applyShapes(pool: pg.Pool, question: ShapesQuestion): Promise<ShapesAnswer> {
  const { viewer, day } = question
  return changeOrg(pool, viewer, async (change) => {
    const planned = await plan(change.client, question)
    for (const { node, shape } of planned.placed) {
      if (isSame(node.shape, shape)) continue
      await putShape(change, node.id, { day, shape })
      await change.record({
        ...{ deed: 'node-placed', object: `org-node:${node.id}` },
        ...{
          before: { shape: kindOf(node.shape) },
          after: { shape: kindOf(shape), validFrom: day },
        },
      })
    }
    return answerOf(planned, question, true)
  })
}

interface Plan {
  readonly nodes: readonly ShapedNode[]
  readonly placed: readonly { readonly node: ShapedNode; readonly shape: Shape | null }[]
  readonly bad: readonly {
    readonly feature: Feature
    readonly name: string
    readonly sentence: LocaleText
  }[]
}

async function plan(
  database: Pick<pg.Pool, 'query'>,
  { features, viewer: { tenantId }, day }: ShapesQuestion,
): Promise<Plan> {
  const nodes = await findShapes(database, { tenantId, day, around: null })
  const byCode = new Map(nodes.flatMap((node) => (node.code === null ? [] : [[node.code, node]])))
  const counts = new Map<string, number>()
  for (const { code } of features) counts.set(code, (counts.get(code) ?? 0) + 1)
  const placed: Plan['placed'][number][] = []
  const bad: Plan['bad'][number][] = []
  for (const feature of features) {
    const { code, shape } = feature
    const node = byCode.get(code)
    const problem = problemOf(feature, node, counts.get(code) ?? 0)
    if (problem !== null) bad.push({ feature, name: node?.name ?? '', sentence: problem })
    else if (node !== undefined && (shape === null || isShape(shape))) placed.push({ node, shape })
  }
  return { nodes, placed, bad }
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

function answerOf(
  { nodes, placed, bad }: Plan,
  { features, locale }: ShapesQuestion,
  isApplied: boolean,
): ShapesAnswer {
  const changed = placed.filter(({ node, shape }) => !isSame(node.shape, shape))
  const file = {
    type: 'FeatureCollection',
    features: bad.map(({ feature: { raw }, sentence }) => ({
      ...raw,
      properties: { ...(raw['properties'] as object | null), problem: textIn(sentence, locale) },
    })),
  }
  return {
    ...{
      isApplied,
      featureCount: features.length,
      changedCount: changed.length,
      badCount: bad.length,
    },
    unchangedCount: placed.length - changed.length,
    bad: bad.slice(0, SHOWN).map(({ feature: { line, code }, name, sentence }) => ({
      ...{ line, code, name, problem: textIn(sentence, locale) },
    })),
    badFile: bad.length === 0 ? '' : JSON.stringify(file, null, 2),
    warnings: warningsOf(nodes, placed)
      .slice(0, SHOWN)
      .map((sentence) => textIn(sentence, locale)),
  }
}

/** What would be odd wherever the file places something: beside its neighbours, and with what is below it. */
function warningsOf(nodes: readonly ShapedNode[], placed: Plan['placed']): LocaleText[] {
  const shapes = new Map(placed.map(({ node, shape }) => [node.id, shape]))
  const after = nodes.map((node) => ({
    ...node,
    shape: shapes.get(node.id) ?? (shapes.has(node.id) ? null : node.shape),
  }))
  const byId = new Map(after.map((node) => [node.id, node]))
  const touched = new Set(
    placed.flatMap(({ node }) => [node.id, ...(node.parentId === null ? [] : [node.parentId])]),
  )
  const isTold = (nodeIds: readonly string[], parentId: string) =>
    shapes.has(parentId) || nodeIds.some((id) => shapes.has(id))
  return [...touched].flatMap((parentId) => {
    const children = after.filter((node) => node.parentId === parentId)
    return findOddShapes(byId.get(parentId) ?? null, children)
      .filter(({ nodeIds, isMissing }) => !isMissing && isTold(nodeIds, parentId))
      .map(({ sentence }) => sentence)
  })
}
