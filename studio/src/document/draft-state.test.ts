import type { Definition } from '@linli/schemas/definition'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { templateOf } from '../../../tests/support/edit-definition.ts'
import type { Command } from './command.ts'
import { afterDeed, caughtUp, type DraftState, isOwn, openedDraft } from './draft-state.ts'
import { MOST_STEPS, spliceBetween } from './edit-history.ts'

const TEMPLATE = templateOf('complaint')
/** As an official's own hand left it. */
const TEXT = `${JSON.stringify(TEMPLATE, null, 2)}\n`.replace(
  '"family": "TS"',
  '"family"  :   "TS"',
)

const opened = () => openedDraft({ text: TEXT, revision: 3 }, JSON.parse(TEXT) as Definition)

const rename = (title: string, mergeKey?: string): Command => ({
  label: { key: 'fix', what: title },
  patch: [{ op: 'replace', path: '/title/zh-CN', value: title }],
  place: '/title',
  ...(mergeKey === undefined ? {} : { mergeKey }),
})
const ran = (state: DraftState, command: Command, at = 0) =>
  afterDeed(state, { kind: 'ran', command, at })

test('a command is written into the text and leaves the rest as somebody wrote it', () => {
  const after = ran(opened(), rename('路灯'))
  expect(after.definition?.title['zh-CN']).toBe('路灯')
  expect(JSON.parse(after.edited.text)).toEqual(after.definition)
  expect(after.edited.text).toContain('"family"  :   "TS"')
  expect(after.place).toEqual({ pointer: '/title' })
})

test('what no command touched is the same object, also after it is taken back', () => {
  const before = opened()
  const after = ran(before, rename('路灯'))
  expect(after.definition?.forms).toBe(before.definition?.forms)
  const back = afterDeed(after, { kind: 'undo' })
  expect(back.definition?.machine).toBe(before.definition?.machine)
  expect(back.edited.text).toBe(TEXT)
})

test('typing in one field is one step; a pause begins another one', () => {
  let state = opened()
  for (const [index, title] of ['路', '路灯', '路灯不', '路灯不亮'].entries()) {
    state = ran(state, rename(title, 'title'), index * 200)
  }
  expect(state.edited.done).toHaveLength(1)
  state = ran(state, rename('路灯坏了', 'title'), 60_000)
  expect(state.edited.done).toHaveLength(2)
  state = afterDeed(afterDeed(state, { kind: 'undo' }), { kind: 'undo' })
  expect(state.edited.text).toBe(TEXT)
})

test('commands wait while the text has gone on, and go on when it was read', () => {
  const typed = afterDeed(opened(), { kind: 'typed', text: TEXT.replace('"TS"', '"LD"'), at: 0 })
  expect(ran(typed, rename('路灯'))).toBe(typed)
  const stale = afterDeed(typed, { kind: 'read', text: TEXT, definition: null })
  expect(stale).toBe(typed)
  const definition = JSON.parse(typed.edited.text) as Definition
  const read = afterDeed(typed, { kind: 'read', text: typed.edited.text, definition })
  expect(ran(read, rename('路灯')).definition).toMatchObject({
    family: 'LD',
    title: { 'zh-CN': '路灯' },
  })
})

test('a command of what is not there any more changes nothing', () => {
  const before = opened()
  const patch = [{ op: 'remove', path: '/tasks/nobody' }] as const
  expect(ran(before, { label: { key: 'fix' }, patch })).toBe(before)
})

test('what somebody else saved is not hers to take back', () => {
  const theirs = { text: TEXT.replace('"TS"', '"LD"'), revision: 4 }
  const followed = afterDeed(ran(opened(), rename('路灯')), { kind: 'followed', saved: theirs })
  expect(followed).toMatchObject({ base: theirs, edited: { text: theirs.text, done: [] } })
  expect(afterDeed(followed, { kind: 'undo' })).toBe(followed)
})

test('what was left on this device stands on what the server held then, also where that has gone on', () => {
  const base = { text: TEXT, revision: 1 }
  const left = { edited: ran(opened(), rename('路灯')).edited, base, isDirty: true, savedAt: 7 }
  expect(afterDeed(opened(), { kind: 'restored', left })).toMatchObject({ base, restoredAt: 7 })
  const held = afterDeed(opened(), { kind: 'restored', left: { ...left, isDirty: false } })
  expect(held.edited.text).toBe(TEXT)
})

test('a text that is no definition shows none, and taking that back shows it again', () => {
  const broken = afterDeed(ran(opened(), rename('路灯')), { kind: 'typed', text: '{', at: 0 })
  const read = afterDeed(broken, { kind: 'read', text: '{', definition: null })
  expect(read.definition).toBeNull()
  const back = afterDeed(afterDeed(read, { kind: 'undo' }), { kind: 'undo' })
  expect(back.edited.text).toBe(TEXT)
  expect(back.definition).toEqual(TEMPLATE)
})

test('no more steps are kept than can be taken back', () => {
  const small = JSON.parse('{"title":{"zh-CN":""}}') as Definition
  let state = openedDraft({ text: JSON.stringify(small), revision: 0 }, small)
  for (let step = 0; step < MOST_STEPS + 5; step += 1) state = ran(state, rename(`第${step}次`))
  for (let step = 0; step < MOST_STEPS + 5; step += 1) state = afterDeed(state, { kind: 'undo' })
  expect(state.definition?.title['zh-CN']).toBe('第4次')
})

const text = fc.string({ unit: fc.constantFrom('a', '灯', '🔥', '🧯', '"'), maxLength: 12 })

test('undo(do(x)) = x and redo(undo(do(x))) = do(x), byte for byte, whatever is typed', () => {
  fc.assert(
    fc.property(fc.array(text, { minLength: 1, maxLength: 20 }), (texts) => {
      let state = openedDraft({ text: '', revision: 0 }, null)
      const seen = [state.edited.text]
      for (const [index, next] of texts.entries()) {
        const after = afterDeed(state, { kind: 'typed', text: next, at: index * 10_000 })
        if (after !== state) seen.push(next)
        state = after
      }
      for (const before of seen.slice(0, -1).reverse()) {
        state = afterDeed(state, { kind: 'undo' })
        expect(state.edited.text).toBe(before)
      }
      for (const after of seen.slice(1)) {
        state = afterDeed(state, { kind: 'redo' })
        expect(state.edited.text).toBe(after)
      }
    }),
  )
})

test('a splice never cuts a character in two', () => {
  fc.assert(
    fc.property(text, text, (before, after) => {
      const { removed, inserted } = spliceBetween(before, after)
      // Half a character cannot be encoded.
      for (const part of [removed, inserted]) expect(() => encodeURIComponent(part)).not.toThrow()
    }),
  )
})

test('what she gave the server herself is hers, also where its answer was lost', () => {
  const typed = ran(opened(), rename('路灯'))
  const { text } = typed.edited
  const given = afterDeed(typed, { kind: 'given', text })
  const later = ran(given, rename('路灯不亮'), 60_000)
  expect(isOwn(later, { text, revision: 4 })).toBe(true)
  // Somebody wrote after that, or wrote something else, or hers was not taken.
  expect(isOwn(later, { text, revision: 5 })).toBe(false)
  expect(isOwn(later, { text: TEXT, revision: 4 })).toBe(false)
  const returned = afterDeed(later, { kind: 'returned', text })
  expect(isOwn(returned, { text, revision: 4 })).toBe(false)
  const held = afterDeed(later, { kind: 'saved', saved: { text, revision: 4 } })
  expect(held).toMatchObject({ given: [], base: { revision: 4 }, edited: later.edited })
  // Also after the page was opened anew.
  const { edited, base } = later
  const left = { edited, base, given: later.given, isDirty: true, savedAt: 7 }
  const restored = afterDeed(opened(), { kind: 'restored', left })
  expect(isOwn(restored, { text, revision: 4 })).toBe(true)
})

test('what is done right after somebody else’s text came is done on that', () => {
  const theirs = { text: TEXT.replace('"TS"', '"LD"'), revision: 4 }
  const followed = afterDeed(opened(), { kind: 'followed', saved: theirs })
  expect(ran(followed, rename('路灯'))).toBe(followed)
  const read = caughtUp(followed, (text) => JSON.parse(text) as Definition)
  expect(ran(read, rename('路灯')).definition).toMatchObject({
    family: 'LD',
    title: { 'zh-CN': '路灯' },
  })
  expect(caughtUp(read, () => null)).toBe(read)
})

test('a page that knows of less than was kept here stands where it stood', () => {
  const { edited } = ran(opened(), rename('路灯'))
  const left = { edited, base: { text: edited.text, revision: 9 }, isDirty: false, savedAt: 7 }
  const restored = afterDeed(opened(), { kind: 'restored', left })
  expect(restored).toMatchObject({ edited, base: { revision: 9 }, restoredAt: null })
})
