import { afterAll, beforeAll, expect, test } from 'vitest'
import { publishTemplate } from '../../../tests/support/publish-template.ts'
import { reportComplaint } from '../../../tests/support/report-complaint.ts'
import type { TestApp } from '../../../tests/support/start-app.ts'
import { startApp } from '../../../tests/support/start-app.ts'
import { until } from '../../../tests/support/until.ts'

let linli: TestApp
let desk: string
let official: string
let resident: string
let neighbour: string
beforeAll(async () => {
  linli = await startApp()
  await publishTemplate(linli.services, linli.street.tenant.id, 'complaint')
  desk = await linli.signIn('li-acceptance')
  official = await linli.signIn('shen-center')
  resident = await linli.signInByPhone('13900000001')
  neighbour = await linli.signInByPhone('13900000002')
})
afterAll(() => linli.close())

const URGE = `mutation ($input: UrgeInput!) { urgeInstance(input: $input) { __typename
  ... on InstanceChanged { instance { urgeableAt urgedAt } } ... on Refusal { code message } } }`
const SUSPEND = `mutation ($input: SuspendInstanceInput!) { suspendInstance(input: $input) { __typename
  ... on InstanceChanged { instance { timers { name } pausedTimers { title } suspension { reason by { name } } } }
  ... on Refusal { code message } } }`
const RESUME = `mutation ($input: ResumeInstanceInput!) { resumeInstance(input: $input) { __typename
  ... on InstanceChanged { instance { timers { name } pausedTimers { title } } } ... on Refusal { code } } }`
const LOOK = `query ($id: ID!) { instance(id: $id) { urgeableAt suspension { reason } pausedTimers { title }
  timeline { sentence } } }`

test('whoever reported it urges once a day; the desk is told; nobody else may', async () => {
  const instanceId = await reportComplaint(linli, resident)
  const input = { instanceId }

  const { urgeInstance } = await linli.ask(URGE, { input }, resident)

  expect(urgeInstance.__typename).toBe('InstanceChanged')
  const { urgeableAt, urgedAt } = urgeInstance.instance
  expect(Date.parse(urgeableAt) - Date.parse(urgedAt)).toBe(86_400_000)
  const again = await linli.ask(URGE, { input }, resident)
  expect(again.urgeInstance).toMatchObject({
    code: 'urge.too-soon',
    message: '刚刚催过，请过些时候再催。',
  })
  const byOthers = await linli.post(URGE, { input }, neighbour)
  expect(byOthers.data.urgeInstance).toMatchObject({ code: 'instance.not-found' })
  const byDesk = await linli.ask(URGE, { input }, desk)
  expect(byDesk.urgeInstance).toMatchObject({ code: 'access.denied' })
  const { instance } = await linli.ask(LOOK, { id: instanceId }, desk)
  expect(instance).toMatchObject({ urgeableAt: null })
  expect(instance.timeline.at(-1).sentence).toBe('催办')
  await until(async () => {
    const { notices } = await linli.ask('{ notices { title } }', {}, desk)
    return notices.some(({ title }: { readonly title: string }) => title === '有人催办')
  })
})

test('an official stops the clocks for a reason that residents do not read the timers of, and lets them go on', async () => {
  const instanceId = await reportComplaint(linli, resident)
  const before = await linli.ask(
    'query ($id: ID!) { instance(id: $id) { timers { name } } }',
    { id: instanceId },
    official,
  )
  const input = { instanceId, reason: '等物业提供图纸' }

  const { suspendInstance } = await linli.ask(SUSPEND, { input }, official)

  expect(suspendInstance.instance).toMatchObject({
    timers: [],
    suspension: { reason: '等物业提供图纸', by: { name: '沈中心' } },
  })
  expect(suspendInstance.instance.pausedTimers).toHaveLength(before.instance.timers.length)
  const seen = await linli.ask(LOOK, { id: instanceId }, resident)
  expect(seen.instance).toMatchObject({ suspension: null, pausedTimers: [] })
  const { resumeInstance } = await linli.ask(RESUME, { input: { instanceId } }, official)
  expect(resumeInstance.instance).toMatchObject({ ...before.instance, pausedTimers: [] })
})

test('nobody but an official stops a clock, and nobody without a reason', async () => {
  const instanceId = await reportComplaint(linli, resident)
  const input = { instanceId, reason: '等一等' }
  for (const cookie of [desk, resident]) {
    const { suspendInstance } = await linli.ask(SUSPEND, { input }, cookie)
    expect(suspendInstance).toMatchObject({ code: 'access.denied' })
    const { resumeInstance } = await linli.ask(RESUME, { input: { instanceId } }, cookie)
    expect(resumeInstance).toMatchObject({ code: 'access.denied' })
  }
  const { data, errors } = await linli.post(SUSPEND, { input: { ...input, reason: ' ' } }, official)
  expect(errors?.[0]?.extensions?.code ?? data.suspendInstance.code).toBe('request.invalid')
})
