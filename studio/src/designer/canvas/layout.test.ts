import { expect, test } from 'vitest'
import { diagramOf } from './diagram.ts'
import { type Box, createLayout, isKeptWhole, layoutOf } from './layout.ts'
import { groupHead } from './node-size.ts'
import { sampleDefinition } from './sample-definition.ts'
import type { StateFact } from './state-facts.ts'

const diagram = diagramOf(sampleDefinition, { locale: 'zh-CN', t: (key) => key })
const layout = layoutOf(diagram, {})

function boxOf(id: string): Box {
  const box = layout.boxes.get(id)
  if (box === undefined) throw new Error(`There is no box '${id}'.`)
  return box
}

test('children stand inside their parent', () => {
  for (const node of diagram.nodes) {
    if (node.parentId === null) continue
    const [box, parent] = [boxOf(node.id), boxOf(node.parentId)]
    expect(box.x).toBeGreaterThanOrEqual(0)
    expect(box.y).toBeGreaterThanOrEqual(0)
    expect(box.x + box.width).toBeLessThanOrEqual(parent.width)
    expect(box.y + box.height).toBeLessThanOrEqual(parent.height)
  }
})

test('children stand below all that the head of their group says', () => {
  const [group, child] = ['work', 'visit'].map((id) => diagram.nodes.find((node) => node.id === id))
  if (group === undefined || child === undefined) throw new Error('The sample lost its group.')
  const fact = { kind: 'notice', text: '通知' } as const
  const talkative = { ...group, facts: [fact, { ...fact, text: '再通知' }] }
  const nodes = diagram.nodes.map((node) => (node === group ? talkative : node))

  const { boxes } = layoutOf({ ...diagram, nodes }, {})

  expect(groupHead(talkative)).toBeGreaterThan(groupHead({ ...group, facts: [] }))
  for (const node of nodes.filter(({ parentId }) => parentId === 'work')) {
    expect(boxes.get(node.id)?.y).toBeGreaterThanOrEqual(groupHead(talkative))
  }
})

test('siblings do not overlap', () => {
  for (const one of diagram.nodes) {
    for (const other of diagram.nodes) {
      if (one.id === other.id || one.parentId !== other.parentId) continue
      const [a, b] = [boxOf(one.id), boxOf(other.id)]
      const isApart =
        a.x + a.width <= b.x ||
        b.x + b.width <= a.x ||
        a.y + a.height <= b.y ||
        b.y + b.height <= a.y
      expect(isApart, `${one.id} and ${other.id}`).toBe(true)
    }
  }
})

test('the same document gets the same layout', () => {
  expect(layoutOf(diagram, {})).toEqual(layout)
})

test('a state that leads back to itself keeps its loop beside itself', () => {
  const loop = diagram.edges.find((edge) => edge.source === 'visit' && edge.target === 'visit')
  const points = layout.routes.get(loop?.id ?? '')?.points ?? []
  const group = boxOf('work')
  expect(points.length).toBeGreaterThan(2)
  for (const point of points) {
    expect(point.x).toBeLessThanOrEqual(group.x + group.width)
    expect(point.y).toBeLessThanOrEqual(group.y + group.height)
  }
})

test('positions the definition keeps are used as they are', () => {
  const kept = layoutOf(diagram, { work: { x: 10, y: 200 }, ended: { x: 400, y: 300 } })
  expect(kept.boxes.get('work')).toMatchObject({ x: 10, y: 200 })
  expect(kept.boxes.get('ended')).toMatchObject({ x: 400, y: 300 })
})

test('one after the other, levels that changed and levels that did not are laid out as each by itself', () => {
  const next = createLayout()
  const renamed = (id: string, title: string, facts: readonly StateFact[] = []) => ({
    ...diagram,
    nodes: diagram.nodes.map((node) => (node.id === id ? { ...node, title, facts } : node)),
  })
  const talkative = renamed('visit', '上门', [
    { kind: 'who', text: '任一网格员' },
    { kind: 'due', text: '两天' },
    { kind: 'notice', text: '告知居民' },
    { kind: 'notice', text: '告知站长' },
  ])
  const more = {
    nodes: diagram.nodes,
    edges: diagram.edges.map((edge) => ({ ...edge, label: `${edge.label}，否则再等一等` })),
  }
  for (const each of [diagram, renamed('work', '办理中'), talkative, more, diagram]) {
    expect(next(each, {})).toEqual(layoutOf(each, {}))
  }
  expect(next(talkative, {})).not.toEqual(layout)
})

test('only where each group has a state that is kept, nothing has to be found out', () => {
  const at = { x: 0, y: 0 }
  expect(isKeptWhole(diagram, {})).toBe(false)
  expect(isKeptWhole(diagram, { work: at })).toBe(false)
  expect(isKeptWhole(diagram, { work: at, visit: at })).toBe(true)
})
