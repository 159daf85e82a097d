import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, onTestFailed, onTestFinished, test } from 'vitest'
import { publishTemplate } from '../../../tests/support/publish-template.ts'
import { reportComplaint } from '../../../tests/support/report-complaint.ts'
import type { TestApp } from '../../../tests/support/start-app.ts'
import { startApp } from '../../../tests/support/start-app.ts'

let linli: TestApp
/** One person on two devices. */
let phone: string
let computer: string
let mediator: string
let official: string
let resident: string
beforeAll(async () => {
  linli = await startApp()
  await publishTemplate(linli.services, linli.street.tenant.id, 'complaint')
  phone = await linli.signIn('li-acceptance')
  computer = await linli.signIn('li-acceptance')
  mediator = await linli.signIn('song-mediator')
  official = await linli.signIn('shen-center')
  resident = await linli.signInByPhone('13900000001')
})
afterAll(() => linli.close())

const DRAFT = 'revision answers savedAt absentFiles'
const LOOK = `query ($taskId: ID!) { taskDraft(taskId: $taskId) { ${DRAFT} } }`
const SAVE = `mutation ($input: SaveTaskDraftInput!) { saveTaskDraft(input: $input) { __typename
  ... on TaskDraftSaved { draft { ${DRAFT} } } ... on TaskDraftChanged { current { ${DRAFT} } } ... on Refusal { code } } }`
const act = (field: string, type = 'TaskInput') =>
  `mutation ($input: ${type}!) { ${field}(input: $input) { __typename ... on Refusal { code } } }`

const look = async (taskId: string, who: string) =>
  (await linli.ask(LOOK, { taskId }, who)).taskDraft
const listed = async (who: string) => (await linli.ask('{ taskDraftIds }', {}, who)).taskDraftIds
const save = async (who: string, input: object) =>
  (await linli.ask(SAVE, { input }, who)).saveTaskDraft
const rows = async (taskId: string) =>
  (await linli.services.pool.query('SELECT answers FROM task_draft WHERE task_id = $1', [taskId]))
    .rows

/** A task that the person of two devices holds. */
async function heldTask(): Promise<string> {
  const instanceId = await reportComplaint(linli, resident)
  const { rows: found } = await linli.services.pool.query<{ id: string }>(
    `SELECT id FROM task WHERE instance_id = $1 AND state = 'open'`,
    [instanceId],
  )
  const taskId = found[0]?.id ?? ''
  await linli.ask(act('claimTask'), { input: { taskId } }, phone)
  return taskId
}

const HALF = { verdict: '　没有这一项\u200b', note: ' 先写到这里 ' }

test('what she began on the phone is on her computer as it was typed, and nobody else reads it', async () => {
  const taskId = await heldTask()
  expect(await look(taskId, computer)).toBeNull()

  const saved = await save(phone, { taskId, answers: HALF })

  expect(saved).toMatchObject({ __typename: 'TaskDraftSaved', draft: { answers: HALF } })
  expect(await look(taskId, computer)).toEqual(saved.draft)
  expect(await listed(computer)).toEqual([taskId])
  expect(await listed(official)).toEqual([])
  expect(await look(taskId, mediator)).toBeNull()
  expect(await look(taskId, official)).toBeNull()
  expect(await save(official, { taskId, answers: {}, baseRevision: saved.draft.revision })).toEqual(
    {
      ...{ __typename: 'Refusal', code: 'task.not-assigned' },
    },
  )
  expect(await save(mediator, { taskId, answers: {} })).toEqual({
    ...{ __typename: 'Refusal', code: 'task.not-found' },
  })
  const denied = await linli.post(LOOK, { taskId }, resident)
  expect(denied.errors[0].extensions.code).toBe('access.denied')
  const { rowCount } = await linli.services.pool.query(
    `SELECT 1 FROM audit WHERE detail::text LIKE '%先写到这里%'`,
  )
  expect(rowCount).toBe(0)
})

test('edited here and there: the second device is given the other draft, and nothing is written over', async () => {
  const taskId = await heldTask()
  const { draft: first } = await save(phone, { taskId, answers: { note: '一' } })
  const { draft: second } = await save(computer, {
    ...{ taskId, answers: { note: '二' }, baseRevision: first.revision },
  })

  for (const baseRevision of [first.revision, null, randomUUID()]) {
    const late = await save(phone, { taskId, answers: { note: '三' }, baseRevision })
    expect(late).toEqual({ __typename: 'TaskDraftChanged', current: second })
  }
  const chosen = await save(phone, {
    ...{ taskId, answers: { note: '三' }, baseRevision: second.revision },
  })
  expect(chosen).toMatchObject({ __typename: 'TaskDraftSaved', draft: { answers: { note: '三' } } })
  // Both at once: one is written, the other is told.
  const base = chosen.draft.revision
  const both = await Promise.all(
    [phone, computer].map((who) =>
      save(who, { taskId, answers: { note: '四' }, baseRevision: base }),
    ),
  )
  expect(both.map(({ __typename }) => __typename).sort()).toEqual([
    ...['TaskDraftChanged', 'TaskDraftSaved'],
  ])
})

test('thrown away on one device: the other learns it', async () => {
  const taskId = await heldTask()
  const { draft } = await save(phone, { taskId, answers: HALF })

  const thrown = await save(computer, {
    ...{ taskId, answers: null, baseRevision: draft.revision },
  })

  expect(thrown).toMatchObject({ __typename: 'TaskDraftSaved', draft: { answers: null } })
  expect(await look(taskId, phone)).toEqual(thrown.draft)
  expect(await listed(phone)).not.toContain(taskId)
  expect(await rows(taskId)).toEqual([{ answers: null }])
})

test('completed on one device: it is gone, and what the other still sends is not kept', async () => {
  const taskId = await heldTask()
  const { draft } = await save(phone, { taskId, answers: HALF })
  const answers = { decision: 'grid', explanation: '已受理，由网格员处理。' }
  const done = await linli.ask(
    act('completeTask', 'CompleteTaskInput'),
    { input: { taskId, outcome: 'submit', answers, key: randomUUID() } },
    computer,
  )
  expect(done.completeTask).toMatchObject({ __typename: 'TaskChanged' })

  expect(await rows(taskId)).toEqual([])
  expect(await look(taskId, phone)).toBeNull()
  const late = await save(phone, { taskId, answers: HALF, baseRevision: draft.revision })
  expect(late).toEqual({ __typename: 'Refusal', code: 'task.not-assigned' })
  expect(await rows(taskId)).toEqual([])
})

test.each([
  ['put back', (taskId: string) => linli.ask(act('releaseTask'), { input: { taskId } }, phone)],
  ['handed on', (taskId: string) => hand('transferTask', taskId)],
  ['delegated', (taskId: string) => hand('delegateTask', taskId)],
  ['closed with its case', (taskId: string) => cancel(taskId)],
])('%s: it is gone with the task', async (_how, deed) => {
  const taskId = await heldTask()
  await save(phone, { taskId, answers: HALF })
  const other = await heldTask()
  await save(phone, { taskId: other, answers: HALF })

  await deed(taskId)

  expect(await rows(taskId)).toEqual([])
  expect(await rows(other)).toHaveLength(1)
  expect(await look(taskId, phone)).toBeNull()
})

async function hand(field: string, taskId: string): Promise<void> {
  const input = { taskId, to: 'song-mediator', reason: '请您办' }
  const answer = await linli.ask(act(field, 'HandTaskInput'), { input }, phone)
  expect(answer[field]).toMatchObject({ __typename: 'TaskChanged' })
}

async function cancel(taskId: string): Promise<void> {
  const [instanceId] = taskId.split('.')
  await linli.ask(
    act('cancelInstance', 'CancelInstanceInput'),
    { input: { instanceId, reason: '重复' } },
    official,
  )
}

test('while the task is being completed nothing is saved that would outlive it', async () => {
  const taskId = await heldTask()
  const client = await linli.services.pool.connect()
  onTestFinished(() => client.release())
  await client.query('BEGIN')
  onTestFailed(async () => {
    await client.query('ROLLBACK')
  })
  await client.query(`UPDATE task SET state = 'cancelled', closed_at = now() WHERE id = $1`, [
    taskId,
  ])
  const saving = save(phone, { taskId, answers: HALF })
  const waiting = `SELECT 1 FROM pg_stat_activity WHERE datname = current_database()
                      AND wait_event_type = 'Lock' AND query LIKE '%task_draft%'`
  await expect
    .poll(async () => (await linli.services.pool.query(waiting)).rowCount, { timeout: 15_000 })
    .toBe(1)
  await client.query('COMMIT')
  expect(await saving).toEqual({ __typename: 'Refusal', code: 'task.not-assigned' })
  expect(await rows(taskId)).toEqual([])
})

test('photos that the server does not have are named, and those of others are none of hers', async () => {
  const [before, grid] = [await heldTask(), await linli.signIn('wang-grid')]
  const answers = { decision: 'grid', explanation: '已受理，由网格员处理。' }
  const input = { taskId: before, outcome: 'submit', answers, key: randomUUID() }
  await linli.ask(act('completeTask', 'CompleteTaskInput'), { input }, phone)
  const { rows: found } = await linli.services.pool.query<{ id: string }>(
    `SELECT id FROM task WHERE state = 'open' AND instance_id = $1`,
    [before.split('.')[0]],
  )
  const taskId = found[0]?.id
  await linli.ask(act('claimTask'), { input: { taskId } }, grid)
  const [here, elsewhere, others] = [randomUUID(), randomUUID(), randomUUID()]
  await linli.services.pool.query(
    `INSERT INTO file (tenant_id, id, sha256, content_type, width, height, bytes, uploaded_by)
     SELECT $1, f.id, '', 'image/jpeg', 1, 1, '\\x00', f.by
       FROM unnest($2::uuid[], $3::text[]) AS f(id, by)`,
    [linli.street.tenant.id, [here, others], ['wang-grid', 'li-acceptance']],
  )
  const photos = [here, elsewhere, others, '不是照片']
  const { draft } = await save(grid, { taskId, answers: { photos } })
  expect(draft.answers).toEqual({ photos })
  expect(draft.absentFiles).toEqual([elsewhere, others])
})

test('a draft has a bound, is an object, and names a revision', async () => {
  const taskId = await heldTask()
  const long = { note: '长'.repeat(22_000) }
  expect(await save(phone, { taskId, answers: long })).toMatchObject({ code: 'request.too-large' })
  expect(await save(phone, { taskId, answers: [] })).toMatchObject({ code: 'request.invalid' })
  expect(await save(phone, { taskId, answers: {}, baseRevision: 'x' })).toMatchObject({
    ...{ code: 'request.invalid' },
  })
  expect(await rows(taskId)).toEqual([])
})

test('after thirty days that nobody went on with it, it is gone', async () => {
  const [old, young] = [await heldTask(), await heldTask()]
  await save(phone, { taskId: old, answers: HALF })
  await save(phone, { taskId: young, answers: HALF })
  const age = `UPDATE task_draft SET saved_at = now() - $2 * interval '1 day' WHERE task_id = $1`
  await linli.services.pool.query(age, [old, 31])
  await linli.services.pool.query(age, [young, 29])
  await linli.pruner.prune()
  expect(await rows(old)).toEqual([])
  expect(await rows(young)).toHaveLength(1)
})
