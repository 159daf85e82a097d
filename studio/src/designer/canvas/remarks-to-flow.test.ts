import type { Remark } from '@linli/schemas/remark'
import { expect, test } from 'vitest'
import { templateOf } from '../../../../tests/support/edit-definition.ts'
import { diagramOf } from './diagram.ts'
import { layoutOf } from './layout.ts'
import { remarkIdOf, remarkNodes, spokenText } from './remarks-to-flow.ts'
import { NO_LIGHTS, toFlow } from './to-flow.ts'

const AT = { x: 10, y: -20, width: 200, height: 120 }
const NOTE: Remark = { kind: 'note', text: '先打电话', ...AT }
const FRAME: Remark = { kind: 'frame', title: '受理', ...AT, color: 'blue' }
const WORDS = {
  nameOf: (remark: Remark) => `${remark.kind}：${spokenText(remark)}`,
  kindOf: ({ kind }: Remark) => kind,
  describedBy: 'keys',
}
const [note, frame] = remarkNodes({ start: NOTE, triage: FRAME }, WORDS)

const complaint = templateOf('complaint')
const diagram = diagramOf(complaint, { locale: 'zh-CN', t: (key) => key })
const { nodes, edges } = toFlow(diagram, layoutOf(diagram, {}), NO_LIGHTS)

test('frames lie below every group and line, notes on every card', () => {
  const states = nodes.map(({ zIndex }) => zIndex ?? 0)
  const lines = edges.map(({ zIndex }) => zIndex ?? 0)
  expect(frame?.zIndex).toBeLessThan(Math.min(...states, ...lines))
  expect(note?.zIndex).toBeGreaterThan(Math.max(...states, ...lines))
})

test('a remark is no state, whatever it is called', () => {
  const states = new Set(nodes.map(({ id }) => id))
  expect([note, frame].map((node) => states.has(node?.id ?? ''))).toEqual([false, false])
  expect([note, frame].map((node) => remarkIdOf(node?.id ?? ''))).toEqual(['start', 'triage'])
  expect([...states].map(remarkIdOf).filter((id) => id !== null)).toEqual([])
})

test('it stands where it says, has a name and is told what its keys do; a frame is held by its title alone', () => {
  expect(note).toMatchObject({
    ...{ type: 'note', position: { x: 10, y: -20 }, width: 200, height: 120 },
    ariaLabel: 'note：先打电话',
    domAttributes: { 'aria-roledescription': 'note', 'aria-describedby': 'keys' },
  })
  expect(note?.dragHandle).toBeUndefined()
  expect(frame).toMatchObject({ dragHandle: '.remark-title', style: { pointerEvents: 'none' } })
})

test('of a long text the beginning is read aloud, in one line and with no letter cut', () => {
  const text = `先打\n\n 电话 ${'😀'.repeat(100)}`
  expect(spokenText({ ...NOTE, text })).toBe(`先打 电话 ${'😀'.repeat(74)}…`)
})
