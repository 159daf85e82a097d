import type { Definition } from '@linli/schemas/definition'
import type { JsonValue } from '@linli/schemas/json'
import { parseDefinition } from '@linli/schemas/parse-definition'
import { patchJsonText } from '@linli/schemas/patch-json-text'
import { REMARK_LIMITS, type Remark } from '@linli/schemas/remark'
import { expect, test } from 'vitest'
import { emptyDefinition } from '../../designer/definitions/empty-definition.ts'
import { afterDeed, openedDraft } from '../draft-state.ts'
import { mergeDocuments } from '../merge.ts'
import { deleteStep } from './delete-step.ts'
import { placeStates } from './edit-layout.ts'
import {
  addRemark,
  colorRemark,
  placeRemark,
  removeRemark,
  setRemarkText,
  shiftRemark,
} from './edit-remarks.ts'
import { insertStep, spotAfter } from './insert-step.ts'
import { commandOf } from './workflow-command.ts'

const small = emptyDefinition({ id: 'lamp', title: '路灯', family: 'LD' })
const NOTE: Remark = { kind: 'note', text: '', x: 10, y: 20, width: 200, height: 120 }
const FRAME: Remark = { kind: 'frame', title: '受理', x: 0, y: 0, width: 400, height: 300 }
const noted = addRemark(small, 'n1', NOTE)

test('nothing but the remarks is touched, and with the last one they are gone', () => {
  const both = addRemark(noted, 'f1', FRAME)
  expect(both).toEqual({ ...small, remarks: { n1: NOTE, f1: FRAME } })
  expect(both.machine).toBe(small.machine)
  expect(both.layout).toBe(small.layout)
  expect(removeRemark(removeRemark(both, 'n1'), 'f1')).toEqual(small)
})

test('a text stands as it was typed, and the rest of the document as somebody wrote it', () => {
  const text = ' 先打“12345”，\r\n\t再上门 <b>&\u3000'
  const written = setRemarkText(noted, 'n1', text)
  expect(written.remarks?.['n1']).toEqual({ ...NOTE, text })
  const before = JSON.stringify(noted, null, 4)
  const command = commandOf(noted, written, { label: { key: 'changeRemark' } })
  const after = patchJsonText(before, command?.patch ?? [])
  expect(after).toBe(before.replace('"text": ""', `"text": ${JSON.stringify(text)}`))
})

test('what the format would not take is not done, or done as far as it takes it', () => {
  expect(setRemarkText(noted, 'n1', '长'.repeat(REMARK_LIMITS.text + 1))).toBe(noted)
  expect(setRemarkText(noted, 'n1', 'half \ud83d of one')).toBe(noted)
  expect(setRemarkText(noted, 'gone', 'x')).toBe(noted)
  expect(setRemarkText(noted, 'constructor', 'x')).toBe(noted)
  expect(addRemark(noted, 'n1', FRAME)).toBe(noted)
  const far = placeRemark(noted, 'n1', { x: 1e12, y: Number.NaN, width: 0.4, height: 99.6 })
  expect(far.remarks?.['n1']).toMatchObject({ x: 100_000, y: -100_000, width: 40, height: 100 })
  const full = Object.fromEntries(
    Array.from({ length: REMARK_LIMITS.count }, (_, index) => [`n${index}`, NOTE]),
  )
  const most = { ...small, remarks: full }
  expect(addRemark(most, 'more', NOTE)).toBe(most)
  for (const each of [far, most]) expect(parseDefinition(each).kind).toBe('parsed')
})

test('it is moved and made larger by what a key stands for, and is grey again without a colour', () => {
  const moved = shiftRemark(shiftRemark(noted, 'n1', { x: -10 }), 'n1', { width: 10, height: 5 })
  expect(moved.remarks?.['n1']).toEqual({ ...NOTE, x: 0, width: 210, height: 125 })
  const red = colorRemark(noted, 'n1', 'red')
  expect(red.remarks?.['n1']).toEqual({ ...NOTE, color: 'red' })
  expect(colorRemark(red, 'n1', null)).toEqual(noted)
})

test('one that would lie exactly on another one stands a little aside', () => {
  const three = addRemark(addRemark(noted, 'n2', NOTE), 'n3', NOTE)
  const places = Object.values(three.remarks ?? {}).map(({ x, y }) => [x, y])
  expect(places).toEqual([
    [10, 20],
    [34, 44],
    [58, 68],
  ])
})

test('a state that goes takes no remark with it', () => {
  const more = insertStep(noted, spotAfter(noted, 'visiting'), 'task')
  const placed = placeStates(more.definition, { [more.uid]: { x: 10, y: 20 } })
  const deleted = deleteStep(placed, more.uid)
  expect(deleted).toMatchObject({ kind: 'deleted', definition: { remarks: { n1: NOTE } } })
  expect(deleted.kind === 'deleted' && deleted.definition.remarks).toBe(placed.remarks)
})

test('two who write on one canvas keep what both wrote', () => {
  const [base, mine, theirs] = [
    small,
    addRemark(small, 'mine', { ...NOTE, text: '我写的' }),
    addRemark(small, 'theirs', { ...NOTE, text: '她写的' }),
  ] as unknown as readonly [JsonValue, JsonValue, JsonValue]
  const { merged, conflicts } = mergeDocuments({ base, mine, theirs })
  expect(conflicts).toEqual([])
  expect((merged as unknown as Definition).remarks).toEqual({
    mine: { ...NOTE, text: '我写的' },
    theirs: { ...NOTE, text: '她写的' },
  })
})

test('one moves a note and the other writes on it: both are done', () => {
  const [base, mine, theirs] = [
    noted,
    shiftRemark(noted, 'n1', { x: 50 }),
    setRemarkText(noted, 'n1', '新的'),
  ] as unknown as readonly [JsonValue, JsonValue, JsonValue]
  const { merged, conflicts } = mergeDocuments({ base, mine, theirs })
  expect(conflicts).toEqual([])
  expect((merged as unknown as Definition).remarks?.['n1']).toEqual({
    ...NOTE,
    ...{ x: 60, text: '新的' },
  })
})

test('each deed on a remark is one step back, to the very text, and forth again', () => {
  const deeds: readonly ((definition: Definition) => Definition)[] = [
    (now) => addRemark(now, 'f1', FRAME),
    (now) => setRemarkText(now, 'n1', '甲\n乙'),
    (now) => placeRemark(now, 'n1', { x: 300, y: 5 }),
    (now) => shiftRemark(now, 'n1', { width: 20 }),
    (now) => colorRemark(now, 'n1', 'blue'),
    (now) => removeRemark(now, 'n1'),
  ]
  for (const deed of deeds) {
    const text = JSON.stringify(noted, null, 2)
    const opened = openedDraft({ text, revision: 1 }, noted)
    const command = commandOf(noted, deed(noted), { label: { key: 'changeRemark' } })
    if (command === null) throw new Error('The deed changed nothing.')
    const done = afterDeed(opened, { kind: 'ran', command, at: 0 })
    expect(done.definition).toEqual(deed(noted))
    const undone = afterDeed(done, { kind: 'undo' })
    expect(undone.edited.text).toBe(text)
    expect(undone.definition?.machine).toBe(noted.machine)
    expect(afterDeed(undone, { kind: 'redo' }).edited.text).toBe(done.edited.text)
  }
})
