import {
  type ComparedShape,
  comparedShape,
  createEdgeFuel,
  liesWithin,
  overlap,
} from '@linli/runtime/core'
import type { LocaleText } from '@linli/schemas/locale-text'
import type { ShapedNode } from './shape-store.ts'

/** What is odd about where nodes lie. It forbids nothing: borders are surveyed by others. */
export interface ShapeFinding {
  /** Of the node, or of both; none where it says that not all were compared. */
  readonly nodeIds: readonly string[]
  readonly sentence: LocaleText
  /** Nobody has said where it lies. */
  readonly isMissing: boolean
}

/** So many shapes or positions that the time did not last. */
export const NOT_ALL_COMPARED: LocaleText = {
  'zh-CN': '边界太多、太密，没有全部比较：可能还有伸到外面或重叠的范围没有列出。',
  en: 'There are too many borders or too dense ones: not everything was compared, and more may lie outside or overlap.',
}

/** Of the children of one node: which lies beyond it, which two overlap, and which have no place while others do. Where the fuel
 *  does not last, what was found until then, and that it is not all. */
export function findOddShapes(
  parent: ShapedNode | null,
  children: readonly ShapedNode[],
  fuel = createEdgeFuel(),
): ShapeFinding[] {
  const placed = children.flatMap((node): Placed[] =>
    node.shape === null ? [] : [{ node, compared: comparedShape(node.shape) }],
  )
  const comparing: Comparing = { fuel, isCutShort: false }
  const found = [...beyondOf(parent, placed, comparing), ...overlapsOf(placed, comparing)]
  const missing = placed.length === 0 ? [] : children.filter(({ shape }) => shape === null)
  return [
    ...(comparing.isCutShort
      ? [{ nodeIds: [], isMissing: false, sentence: NOT_ALL_COMPARED }]
      : []),
    ...found,
    ...missing.map(({ id, name }) => ({
      ...{ nodeIds: [id], isMissing: true },
      sentence: {
        'zh-CN': `“${name}”还没有范围，定位时找不到它。`,
        en: `“${name}” has no shape yet: nobody who stands there is found in it.`,
      },
    })),
  ]
}

interface Placed {
  readonly node: ShapedNode
  readonly compared: ComparedShape
}

interface Comparing {
  readonly fuel: ReturnType<typeof createEdgeFuel>
  isCutShort: boolean
}

function beyondOf(
  parent: ShapedNode | null,
  placed: readonly Placed[],
  comparing: Comparing,
): ShapeFinding[] {
  if (parent?.shape == null) return []
  const area = comparedShape(parent.shape)
  const found: ShapeFinding[] = []
  for (const { node, compared } of placed) {
    const isWithin = liesWithin(compared, area, comparing.fuel)
    if (isWithin === null) {
      comparing.isCutShort = true
      return found
    }
    if (isWithin) continue
    found.push({
      ...{ nodeIds: [node.id], isMissing: false },
      sentence: {
        'zh-CN': `“${node.name}”有一部分在“${parent.name}”外面。`,
        en: `A part of “${node.name}” lies outside “${parent.name}”.`,
      },
    })
  }
  return found
}

/** From west to east, so that only those above each other are compared; told in the order of the nodes. */
function overlapsOf(placed: readonly Placed[], comparing: Comparing): ShapeFinding[] {
  const areas = placed
    .map((each, rank): Ranked => ({ ...each, rank }))
    .filter(({ compared }) => compared.edges.length > 0)
    .sort((one, other) => one.compared.box[0] - other.compared.box[0])
  return overlappingOf(areas, comparing)
    .sort(([a, b], [c, d]) => a.rank - c.rank || b.rank - d.rank)
    .map(([{ node: one }, { node: other }]) => ({
      ...{ nodeIds: [one.id, other.id], isMissing: false },
      sentence: {
        'zh-CN': `“${one.name}”和“${other.name}”的范围重叠。`,
        en: `“${one.name}” and “${other.name}” overlap.`,
      },
    }))
}

type Ranked = Placed & { readonly rank: number }
type Pair = readonly [Ranked, Ranked]

function overlappingOf(areas: readonly Ranked[], comparing: Comparing): Pair[] {
  const pairs: Pair[] = []
  for (const [one, other] of pairsAbove(areas)) {
    const isOverlapping = meet(one, other, comparing)
    if (isOverlapping === null) {
      comparing.isCutShort = true
      break
    }
    if (isOverlapping) pairs.push(one.rank < other.rank ? [one, other] : [other, one])
  }
  return pairs
}

function* pairsAbove(fromWest: readonly Ranked[]): Generator<Pair> {
  for (const [index, one] of fromWest.entries()) {
    for (let next = index + 1; next < fromWest.length; next++) {
      const other = fromWest[next]
      if (other === undefined || other.compared.box[0] > one.compared.box[2]) break
      yield [one, other]
    }
  }
}

function meet(one: Placed, other: Placed, { fuel }: Comparing): boolean | null {
  if (!fuel.burn(1)) return null
  return one.node.kind === other.node.kind && overlap(one.compared, other.compared, fuel)
}
