import type { JsonObject } from '@linli/schemas/json'
import { expect, test } from 'vitest'
import type { TaskDraft as StoredDraft } from '../../staff/desk-device.ts'
import type { ServerDraft } from './merge-drafts.ts'
import { createTaskDraft, type DraftServer } from './task-draft.ts'

/** The server as it compares and sets. */
function createServer() {
  const world = { draft: null as ServerDraft | null, isAway: false, isHers: true }
  let count = 0
  const server: DraftServer = {
    load: async () => (world.isAway ? 'away' : world.draft),
    save: async ({ answers, baseRevision }) => {
      if (world.isAway) return { kind: 'away' }
      if (!world.isHers) return { kind: 'refused' }
      if ((world.draft?.revision ?? null) !== baseRevision)
        return { kind: 'changed', draft: world.draft }
      count += 1
      const savedAt = new Date(count * 1000).toISOString()
      world.draft = { revision: `r${count}`, answers, savedAt, absentFiles: [] }
      return { kind: 'saved', draft: world.draft }
    },
  }
  return { server, world }
}

/** A device of hers, whose clock runs when it is told to. */
function createDevice(server: DraftServer) {
  const kept = new Map<string, StoredDraft>()
  const drafts = {
    load: async () => kept.get('task') ?? null,
    save: async (draft: StoredDraft) => void kept.set('task', draft),
    remove: async () => void kept.delete('task'),
    list: async () => [...kept.values()],
  }
  const open = async () => {
    const waiting = new Set<() => void>()
    const draft = createTaskDraft({
      ...{ accountId: 'wang', taskId: 'task', drafts, server, now: () => 5_000 },
      later: (run) => {
        waiting.add(run)
        return () => void waiting.delete(run)
      },
    })
    await draft.open()
    const rest = async () => {
      for (const run of waiting) run()
      waiting.clear()
      await settled()
    }
    const type = async (answers: JsonObject) => {
      draft.keep(answers)
      await rest()
    }
    return { ...draft, type, rest }
  }
  return { kept, drafts, open }
}

const settled = () => new Promise((resolve) => setTimeout(resolve))

test('what was begun on the phone is on the computer, also where it is not valid', async () => {
  const { server } = createServer()
  const [phone, computer] = [createDevice(server), createDevice(server)]
  await (await phone.open()).type({ found: '' })
  const there = await computer.open()
  expect(there.view()).toMatchObject({ answers: { found: '' }, isSynced: true, other: null })
  expect(computer.kept.get('task')).toMatchObject({ base: 'r1', isChanged: false })
})

test('who looks at the other device again finds what she has written since', async () => {
  const { server } = createServer()
  const [phone, computer] = [createDevice(server), createDevice(server)]
  const [here, there] = [await phone.open(), await computer.open()]
  await here.type({ found: '一' })
  await there.lookAgain()
  expect(there.view()).toMatchObject({ answers: { found: '一' }, generation: 1 })
  await there.lookAgain()
  expect(there.view().generation).toBe(1)
})

test('what the server had before she wrote comes late, and takes nothing of hers away', async () => {
  const { server } = createServer()
  const phone = createDevice(server)
  await (await phone.open()).type({ found: '一' })
  let arrive = () => {}
  const slow: DraftServer = {
    ...server,
    load: async (taskId) => {
      const there = await server.load(taskId)
      await new Promise<void>((resolve) => {
        arrive = resolve
      })
      return there
    },
  }
  const waiting = new Set<() => void>()
  const draft = createTaskDraft({
    ...{ accountId: 'wang', taskId: 'task', drafts: phone.drafts, server: slow, now: () => 5_000 },
    later: (run) => {
      waiting.add(run)
      return () => void waiting.delete(run)
    },
  })
  const opening = draft.open()
  await settled()
  arrive()
  await opening
  const looking = draft.lookAgain()
  await settled()
  draft.keep({ found: '二' })
  draft.flush()
  await settled()
  arrive()
  await looking

  expect(draft.view()).toMatchObject({ generation: 0, other: null, isSynced: true })
  expect(phone.kept.get('task')).toMatchObject({ answers: { found: '二' }, base: 'r2' })
})

test.each([
  ['here', '手机', '手机'],
  ['there', '电脑', '电脑'],
] as const)(
  'changed on both: nothing is written over until she chooses what is %s',
  async (which, atServer, shown) => {
    const { server, world } = createServer()
    const [phone, computer] = [createDevice(server), createDevice(server)]
    const [here, there] = [await phone.open(), await computer.open()]
    await there.type({ found: '电脑' })
    await here.type({ found: '手机' })
    expect(here.view().other?.answers).toEqual({ found: '电脑' })
    await here.type({ found: '手机上再写' })
    await here.type({ found: '手机' })
    expect(world.draft?.answers).toEqual({ found: '电脑' })
    expect(phone.kept.get('task')?.answers).toEqual({ found: '手机' })

    await here.choose(which)

    expect(world.draft?.answers).toEqual({ found: atServer })
    expect(phone.kept.get('task')).toMatchObject({ answers: { found: shown }, isChanged: false })
    expect(here.view().other).toBeNull()
    await there.lookAgain()
    expect(computer.kept.get('task')?.answers).toEqual({ found: atServer })
  },
)

test('where the answer to what she sent is lost, what she sent is no other device’s', async () => {
  const { server, world } = createServer()
  const phone = createDevice({
    ...server,
    save: async (draft) => {
      const answer = await server.save(draft)
      return isLost ? { kind: 'unheard' } : answer
    },
  })
  let isLost = false
  const here = await phone.open()
  await here.type({ found: '一' })
  isLost = true
  await here.type({ found: '二' })
  isLost = false
  world.isAway = true
  await here.type({ found: '三' })
  world.isAway = false
  await here.lookAgain()
  expect(here.view()).toMatchObject({ other: null, isSynced: true })
  expect(world.draft?.answers).toEqual({ found: '三' })
})

test('without a network it is as it was, and the server has it when it is back', async () => {
  const { server, world } = createServer()
  world.isAway = true
  const phone = createDevice(server)
  const here = await phone.open()
  await here.type({ found: '地下室' })
  expect(here.view()).toMatchObject({ savedAt: 5_000, isSynced: false })
  world.isAway = false
  await here.lookAgain()
  expect(world.draft?.answers).toEqual({ found: '地下室' })
  expect(here.view().isSynced).toBe(true)
})

test('cleared on one device, it is cleared on the other; what was written there meanwhile is not', async () => {
  const { server, world } = createServer()
  const [phone, computer] = [createDevice(server), createDevice(server)]
  const here = await phone.open()
  await here.type({ found: '一' })
  const there = await computer.open()
  await here.discard()
  expect(world.draft?.answers).toBeNull()
  await there.lookAgain()
  expect(there.view()).toMatchObject({ answers: {}, savedAt: null })
  expect(computer.kept.size).toBe(0)

  await here.type({ found: '二' })
  await there.type({ found: '三' })
  expect(there.view().other?.answers).toEqual({ found: '二' })
})

test('thrown away without a network it is thrown away: the server is told when it is there', async () => {
  const { server, world } = createServer()
  const phone = createDevice(server)
  const here = await phone.open()
  await here.type({ found: '一' })
  world.isAway = true
  await here.discard()
  expect(here.view()).toMatchObject({ answers: {}, savedAt: null })
  expect(world.draft?.answers).toEqual({ found: '一' })

  world.isAway = false
  const again = await phone.open()
  await settled()
  expect(again.view()).toMatchObject({ answers: {}, savedAt: null, other: null })
  expect(world.draft?.answers).toBeNull()
  expect(phone.kept.size).toBe(0)
})

test('handed on and back: the server has given it up, this device has not', async () => {
  const { server, world } = createServer()
  const phone = createDevice(server)
  await (await phone.open()).type({ found: '一' })
  world.draft = null
  world.isHers = false
  const late = await phone.open()
  await late.type({ found: '二' })
  expect(phone.kept.get('task')?.answers).toEqual({ found: '二' })
  world.isHers = true
  await phone.open()
  await settled()
  expect(world.draft).toMatchObject({ answers: { found: '二' } })
})

test('handed in here, it is gone here and not sent again', async () => {
  const { server, world } = createServer()
  const phone = createDevice(server)
  const here = await phone.open()
  here.keep({ found: '一' })
  await here.remove()
  await here.rest()
  here.flush()
  await settled()
  expect([world.draft, phone.kept.size]).toEqual([null, 0])
})
