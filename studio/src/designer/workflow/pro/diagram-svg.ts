import type { Remark, RemarkColor } from '@linli/schemas/remark'
import { remarkText } from '../../../document/workflow/edit-remarks.ts'
import { curvePath } from '../../canvas/curve-path.ts'
import type { DiagramNode } from '../../canvas/diagram.ts'
import type { Box, Layout, Point } from '../../canvas/layout.ts'
import type { LaidOut } from '../../canvas/use-laid-out.ts'
import { wrappedLines } from '../../canvas/wrapped-lines.ts'

const RIM = 24
const FONT = 'system-ui, "PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", sans-serif'

/** Colours of light paper, as tokens.css has them. */
const COLORS: Readonly<
  Record<RemarkColor | 'grey', { readonly line: string; readonly soft: string }>
> = {
  grey: { line: '#79847f', soft: '#efece4' },
  yellow: { line: '#8a5300', soft: '#fdf1dc' },
  green: { line: '#1b6e3c', soft: '#e3f3e8' },
  blue: { line: '#1f5c99', soft: '#e6f0fa' },
  red: { line: '#b3261e', soft: '#fdecea' },
}
const LINE = { size: 13, height: 20, gap: 12, first: 24, rest: 8 }

/** What XML cannot write in any way: a picture with it would be none. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are meant.
const UNWRITABLE = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g

export interface Picture extends LaidOut {
  /** Notes and frames, in the order in which they are drawn. */
  readonly remarks: readonly Remark[]
}

/** A picture of the diagram that stands alone: an SVG document with its texts as texts, for paper or a letter. Its frames lie below, and its
 *  notes on everything, with all they say: nobody opens a note on paper. */
export function diagramSvg({ diagram, layout, remarks }: Picture): string {
  const corners = cornersOf(diagram.nodes, layout)
  const written = remarks.map(writtenRemark)
  const boxes = [...corners.values(), ...written.map(({ box }) => box)]
  const left = Math.min(0, ...boxes.map(({ x }) => x)) - RIM
  const top = Math.min(0, ...boxes.map(({ y }) => y)) - RIM
  const width = Math.max(0, ...boxes.map((box) => box.x + box.width)) + RIM - left
  const height = Math.max(0, ...boxes.map((box) => box.y + box.height)) + RIM - top
  const lines = diagram.edges.map(({ id, source, target, label }) => {
    const [from, to] = [corners.get(source), corners.get(target)]
    if (from === undefined || to === undefined) return ''
    const route = layout.routes.get(id)
    const points = route?.points ?? straight(from, to)
    const at = route?.label ?? middle(points)
    return `<path d="${curvePath(points)}" fill="none" stroke="#79847f" marker-end="url(#tip)"/>${
      label === ''
        ? ''
        : text(label, { x: at.x, y: at.y + 4 }, 'text-anchor="middle" class="label"')
    }`
  })
  const cards = diagram.nodes.map((node) => card(node, corners.get(node.id)))
  const drawn = (kind: Remark['kind']) =>
    written.filter(({ remark }) => remark.kind === kind).map(remarkSvg)
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="${left} ${top} ${width} ${height}" width="${width}" height="${height}">`,
    `<style>text{font:12px ${FONT};fill:#17221f}.title{font-weight:600;font-size:14px}.label{fill:#55625d;paint-order:stroke;stroke:#fff;stroke-width:4px}.note{font-size:${LINE.size}px;white-space:pre}</style>`,
    '<defs><marker id="tip" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="8" markerHeight="8" orient="auto"><path d="M0,0L8,4L0,8Z" fill="#79847f"/></marker></defs>',
    `<rect x="${left}" y="${top}" width="${width}" height="${height}" fill="#fff"/>`,
    ...drawn('frame'),
    ...cards,
    ...lines,
    ...drawn('note'),
    '</svg>',
  ].join('\n')
}

/** Boxes on the canvas, not in their group. Parents stand before their children. */
function cornersOf(nodes: readonly DiagramNode[], { boxes }: Layout): ReadonlyMap<string, Box> {
  const corners = new Map<string, Box>()
  for (const { id, parentId } of nodes) {
    const box = boxes.get(id)
    const parent = corners.get(parentId ?? '') ?? { x: 0, y: 0 }
    if (box !== undefined) corners.set(id, { ...box, x: parent.x + box.x, y: parent.y + box.y })
  }
  return corners
}

function card({ kind, title, facts }: DiagramNode, box: Box | undefined): string {
  if (box === undefined) return ''
  const { x, y, width, height } = box
  const isGroup = kind === 'group' || kind === 'parallel'
  const looks = isGroup ? 'fill="#f6f4ee" stroke="#dcd8cc"' : 'fill="#fff" stroke="#79847f"'
  const round = kind === 'final' ? 22 : 10
  const lines = facts.map((fact, index) => text(fact.text, { x: x + 12, y: y + 52 + index * 22 }))
  return [
    `<rect x="${x}" y="${y}" width="${width}" height="${height}" rx="${round}" ${looks}/>`,
    title === '' ? '' : text(title, { x: x + 12, y: y + 25 }, 'class="title"'),
    ...lines,
  ].join('')
}

interface WrittenRemark {
  readonly remark: Remark
  readonly lines: readonly string[]
  readonly box: Box
}

/** A note is as high as its text needs, though it may stand smaller on the canvas. */
function writtenRemark(remark: Remark): WrittenRemark {
  const { kind, x, y, width, height } = remark
  const size = kind === 'note' ? LINE.size : 14
  const lines = wrappedLines(remarkText(remark), { width: width - 2 * LINE.gap, size })
  const needed = kind === 'note' ? lines.length * LINE.height + 2 * LINE.rest : 0
  return { remark, lines, box: { x, y, width, height: Math.max(height, needed) } }
}

function remarkSvg({ remark, lines, box }: WrittenRemark): string {
  const { line, soft } = COLORS[remark.color ?? 'grey']
  const { x, y, width, height } = box
  const isNote = remark.kind === 'note'
  const looks = isNote ? 'rx="2"' : 'rx="10" fill-opacity="0.4" stroke-width="2"'
  const words = lines.map((each, index) =>
    each === ''
      ? ''
      : text(
          each,
          { x: x + LINE.gap, y: y + LINE.first + index * LINE.height },
          isNote ? 'class="note"' : 'class="title"',
        ),
  )
  return `<rect x="${x}" y="${y}" width="${width}" height="${height}" fill="${soft}" stroke="${line}" ${looks}/>${words.join('')}`
}

function straight(from: Box, to: Box): readonly Point[] {
  return [
    { x: from.x + from.width / 2, y: from.y + from.height },
    { x: to.x + to.width / 2, y: to.y },
  ]
}

function middle(points: readonly Point[]): Point {
  const [first, last] = [points[0] ?? { x: 0, y: 0 }, points.at(-1) ?? { x: 0, y: 0 }]
  return { x: (first.x + last.x) / 2, y: (first.y + last.y) / 2 }
}

function text(words: string, { x, y }: Point, more = ''): string {
  const safe = words
    .replace(UNWRITABLE, '')
    .replace(/[&<>"]/g, (letter) => `&#${letter.codePointAt(0)};`)
  return `<text x="${x}" y="${y}" ${more}>${safe}</text>`
}
