import type { Remark } from '@linli/schemas/remark'
import { expect, test } from 'vitest'
import type { Diagram } from '../../canvas/diagram.ts'
import type { Layout } from '../../canvas/layout.ts'
import { diagramSvg } from './diagram-svg.ts'

const DIAGRAM: Diagram = {
  nodes: [
    {
      ...{ id: 'triage', parentId: null, kind: 'state', title: '受理', facts: [] },
      pointer: '/machine/states/triage',
    },
  ],
  edges: [],
}
const LAYOUT: Layout = {
  boxes: new Map([['triage', { x: 0, y: 0, width: 224, height: 40 }]]),
  routes: new Map(),
}
const NOTE: Remark = { kind: 'note', text: '', x: 300, y: -200, width: 200, height: 60 }
const FRAME: Remark = { kind: 'frame', title: '', x: -50, y: -90, width: 400, height: 300 }
const pictureOf = (...remarks: readonly Remark[]) =>
  diagramSvg({ diagram: DIAGRAM, layout: LAYOUT, remarks })

/** What stands in the texts, one after the other. */
const textsIn = (svg: string) =>
  [...svg.matchAll(/<text [^>]*>([^<]*)<\/text>/g)].map(([, text]) => text)

test('what a note and a frame say is in the picture, and is no markup there', () => {
  const svg = pictureOf(
    { ...NOTE, text: '先打<b>"电话"</b> & 再去\n]]></svg>' },
    { ...FRAME, title: '第一步 <受理>' },
  )
  expect(textsIn(svg)).toEqual([
    '第一步 &#60;受理&#62;',
    '受理',
    '先打&#60;b&#62;&#34;电话&#34;&#60;/b&#62; &#38; 再去',
    ']]&#62;&#60;/svg&#62;',
  ])
  expect(svg.match(/<\/svg>/g)).toHaveLength(1)
})

test('what XML cannot write at all is left out of the picture', () => {
  expect(textsIn(pictureOf({ ...NOTE, text: '甲\u0001乙\u001b丙' }))).toContain('甲乙丙')
})

test('frames lie below the states, and notes on everything', () => {
  const svg = pictureOf({ ...NOTE, text: '便笺' }, { ...FRAME, title: '框' })
  const order = ['>框<', '>受理<', '>便笺<'].map((each) => svg.indexOf(each))
  expect(order).toEqual([...order].sort((one, other) => one - other))
  expect(order).not.toContain(-1)
})

test('the picture is large enough for all of it, and a note for all it says', () => {
  const svg = pictureOf({ ...NOTE, text: '长'.repeat(120) }, FRAME)
  const [left, top, width, height] = (/viewBox="([^"]*)"/.exec(svg)?.[1] ?? '')
    .split(' ')
    .map(Number)
  const lines = textsIn(svg).filter((text) => text?.startsWith('长'))
  expect(lines.join('')).toBe('长'.repeat(120))
  expect(lines.length).toBeGreaterThan(6)
  expect([left, top]).toEqual([-74, -224])
  expect((left ?? 0) + (width ?? 0)).toBe(524)
  expect((top ?? 0) + (height ?? 0)).toBe(234)
  const drawn = Number(/x="300" y="-200" width="200" height="(\d+)"/.exec(svg)?.[1])
  expect(drawn).toBeGreaterThanOrEqual(lines.length * 20)
})
