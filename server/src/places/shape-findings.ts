import { liesWithin, overlap, polygonsOf, type Shape } from '@linli/runtime/core'
import type { LocaleText } from '@linli/schemas/locale-text'
import type { ShapedNode } from './shape-store.ts'

/** What is odd about where nodes lie. It forbids nothing: borders are surveyed by others. */
export interface ShapeFinding {
  /** Of the node, or of both. */
  readonly nodeIds: readonly string[]
  readonly sentence: LocaleText
  /** Nobody has said where it lies. */
  readonly isMissing: boolean
}

/** Of the children of one node: which lies beyond it, which two overlap, and which have no place while others do. */
export function findOddShapes(
  parent: ShapedNode | null,
  children: readonly ShapedNode[],
): ShapeFinding[] {
  const placed = children.flatMap((node) =>
    node.shape === null ? [] : [{ ...node, shape: node.shape }],
  )
  const area = parent?.shape ?? null
  const beyond = area === null ? [] : placed.filter(({ shape }) => !liesWithin(shape, area))
  return [
    ...beyond.map(({ id, name }) => ({
      ...{ nodeIds: [id], isMissing: false },
      sentence: {
        'zh-CN': `“${name}”有一部分在“${parent?.name ?? ''}”外面。`,
        en: `A part of “${name}” lies outside “${parent?.name ?? ''}”.`,
      },
    })),
    ...overlapping(placed).map(([one, other]) => ({
      ...{ nodeIds: [one.id, other.id], isMissing: false },
      sentence: {
        'zh-CN': `“${one.name}”和“${other.name}”的范围重叠。`,
        en: `“${one.name}” and “${other.name}” overlap.`,
      },
    })),
    ...(placed.length === 0 ? [] : children.filter(({ shape }) => shape === null)).map(
      ({ id, name }) => ({
        ...{ nodeIds: [id], isMissing: true },
        sentence: {
          'zh-CN': `“${name}”还没有范围，定位时找不到它。`,
          en: `“${name}” has no shape yet: nobody who stands there is found in it.`,
        },
      }),
    ),
  ]
}

type Placed = ShapedNode & { readonly shape: Shape }

function overlapping(nodes: readonly Placed[]): (readonly [Placed, Placed])[] {
  const areas = nodes.filter(({ shape }) => polygonsOf(shape).length > 0)
  return areas.flatMap((one, at) =>
    areas
      .slice(at + 1)
      .filter((other) => one.kind === other.kind && overlap(one.shape, other.shape))
      .map((other) => [one, other] as const),
  )
}
