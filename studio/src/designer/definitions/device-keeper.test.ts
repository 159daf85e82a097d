import { expect, test } from 'vitest'
import { afterDeed, type DraftState, openedDraft } from '../../document/draft-state.ts'
import { createDeviceKeeper } from './device-keeper.ts'
import type { LocalText } from './local-text-store.ts'

const SAVED = { text: '{}\n', revision: 3 }

test('a draft is told to be safe when the device has it, and not before', async () => {
  const device = deviceOf()
  const { draft, keeper } = opened(device)
  expect(keeper.safety()).toBe('safe')
  draft.type('{"a": 1}')
  expect(keeper.safety()).toBe('keeping')
  keeper.keep()
  await device.asked()
  expect(keeper.safety()).toBe('keeping')
  await device.answer(true)
  expect(keeper.safety()).toBe('safe')
  expect(device.rows.at(-1)).toMatchObject({ isDirty: true, tab: 'own', base: SAVED })
})

test('what is typed while an earlier text is on its way is not taken for that', async () => {
  const device = deviceOf()
  const { draft, keeper } = opened(device)
  draft.type('{"a": 1}')
  keeper.keep()
  await device.asked()
  draft.type('{"a": 12}')
  await device.answer(true)
  expect(keeper.safety()).toBe('keeping')
})

test('a device that keeps nothing is not praised, and a server that has it is enough', async () => {
  const device = deviceOf()
  const { draft, keeper } = opened(device)
  draft.type('{"a": 1}')
  keeper.keep()
  await device.asked()
  await device.answer(false)
  expect(keeper.safety()).toBe('homeless')
  draft.held()
  expect(keeper.safety()).toBe('safe')
})

test('what lies on the device already is not put there again', async () => {
  const device = deviceOf()
  const { draft, keeper } = opened(device)
  keeper.keep()
  draft.type('{"a": 1}')
  keeper.keep()
  keeper.keep()
  await device.asked()
  await device.answer(true)
  expect(device.rows).toHaveLength(1)
})

function opened(device: ReturnType<typeof deviceOf>) {
  const held: { state: DraftState } = { state: openedDraft(SAVED, null) }
  const keeper = createDeviceKeeper({
    ...{ place: { accountId: 'zhao', definitionId: 'leave' }, store: device, isHeld: false },
    tab: async () => ({ name: 'own', others: new Set<string>() }),
    newest: () => held.state,
  })
  const draft = {
    type: (text: string) => {
      held.state = afterDeed(held.state, { kind: 'typed', text, at: 0 })
      keeper.tell()
    },
    held: () => {
      const saved = { text: held.state.edited.text, revision: 4 }
      held.state = afterDeed(held.state, { kind: 'saved', saved })
      keeper.tell()
    },
  }
  return { draft, keeper }
}

/** A device that answers when it is told to. */
function deviceOf() {
  const rows: LocalText[] = []
  const waiting: ((isKept: boolean) => void)[] = []
  const turns = () => new Promise((resolve) => setTimeout(resolve, 0))
  return {
    rows,
    save: (row: LocalText) => {
      rows.push(row)
      return new Promise<boolean>((resolve) => waiting.push(resolve))
    },
    asked: turns,
    answer: (isKept: boolean) => {
      for (const resolve of waiting.splice(0)) resolve(isKept)
      return turns()
    },
  }
}

test('a text that was taken back to what the server has is not safe while the device holds another one', async () => {
  const device = deviceOf()
  const { draft, keeper } = opened(device)
  draft.type('{"a": 1}')
  keeper.keep()
  await device.asked()
  await device.answer(true)
  draft.type(SAVED.text)
  expect(keeper.safety()).toBe('keeping')
  keeper.keep()
  await device.asked()
  await device.answer(true)
  expect(keeper.safety()).toBe('safe')
})
