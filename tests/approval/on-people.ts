import { randomUUID } from 'node:crypto'
import { expect } from 'vitest'
import en from '../../studio/src/i18n/en/staff.json' with { type: 'json' }
import zh from '../../studio/src/i18n/zh-CN/staff.json' with { type: 'json' }
import { until } from '../support/until.ts'
import type { ApprovalCase } from './approval-ground.ts'
import type { Does, Operation } from './operation.ts'

const reason = '情况特殊'
const one = (at: ApprovalCase, login = 'song-mediator') => at.task('one', login)
const takesBack =
  (login: string): Does =>
  async (at) =>
    at.act(login, 'takeBackTask', { taskId: await at.completed('one'), reason })

const SHE = 'song-mediator'
const STAND_IN = 'han-care'
const onLeave: Does = (at) =>
  at.act('shen-center', 'recordLeave', {
    ...{ personId: SHE, standInId: STAND_IN, reason: '年休假', handOverTasks: false },
    ...{ fromDay: at.day(0), untilDay: at.day(2) },
  })
const isBack: Does = async (at) => {
  const { person } = await at.ask('shen-center', `{ person(id: "${SHE}") { leaves { id } } }`)
  for (const { id: leaveId } of person.leaves)
    await at.act('shen-center', 'endLeave', { leaveId, untilDay: at.day(0) })
}
/** Whoever stands in has the task in her pool within a second. */
const standsIn: Does = async (at) => {
  await onLeave(at)
  await until(async () => (await one(at, STAND_IN)) !== '')
}

/** Several tasks at once: one that is hers, and one that is gone. */
const batch: Does = async (at) => {
  const taskIds = [await one(at), '0192f000-0000-7000-8000-000000000000']
  const document = `mutation ($input: CompleteTasksInput!) { answer: completeTasks(input: $input) {
    id result { __typename ... on Refusal { code } } } }`
  const input = { taskIds, outcome: 'agree', key: randomUUID() }
  expect((await at.ask(SHE, document, { input })).answer).toEqual([
    { id: taskIds[0], result: { __typename: 'TaskChanged' } },
    { id: taskIds[1], result: { __typename: 'Refusal', code: 'task.not-found' } },
  ])
}

const copied: Does = (at) =>
  at.act('shen-center', 'copyInstance', { instanceId: at.instanceId, to: [STAND_IN], note: '' })
const TEXTS = { 'zh-CN': zh.copy, en: en.copy }

/** Who acts for whom, on how many tasks at once, and who has read what she was sent. */
export const ON_PEOPLE: readonly Operation[] = [
  {
    name: '请假、代理人 (a stand-in while somebody is away)',
    mutation: 'recordLeave',
    begins: 'one',
    desk: ['designer/people/leave/leave-dialog.tsx', 'RecordLeaveDocument'],
    does: onLeave,
    zh: [],
    en: [],
    elsewhere: {
      read: async (at, locale) => {
        const query = '{ personNotices { body } }'
        const { personNotices } = await at.read(STAND_IN, query, locale)
        return personNotices[0].body.replaceAll(/ ?\d{4}-\d\d-\d\d ?/g, '…')
      },
      zh: '宋调解…起请假，…回来。这期间由您替班，岗位上的任务您也能办。',
      en: '宋调解 is away from…and back on…. You stand in: until then you may do the tasks of these posts too.',
    },
    told: ['han-care: 请您替班'],
    tells: 'the stand-in, and again when it ends on another day or is taken back',
    undo: { by: 'endLeave', does: isBack, left: ['one mediator'], zh: '提交「申请」' },
  },
  {
    name: '代理 (for somebody who is away)',
    mutation: 'completeTask',
    begins: 'one',
    desk: ['desk/task-form.tsx', 'CompleteTaskDocument'],
    before: standsIn,
    does: (at) => at.complete(STAND_IN, 'one', 'agree'),
    after: isBack,
    zh: ['代宋调解办理，完成「初审」：同意，进入「two」'],
    en: ['For 宋调解, who is away: Completed “review”: Agree; now “two”'],
    told: [],
    tells: 'whom the definition names (`notify`), as of her own',
    undo: {
      by: 'takeBackTask',
      does: takesBack(STAND_IN),
      left: ['one han-care'],
      zh: `代宋调解办理，撤回「初审」：${reason}`,
    },
  },
  {
    name: '批量办理 (several at once)',
    mutation: 'completeTasks',
    begins: 'one',
    desk: ['desk/batch-bar.tsx', 'CompleteTasksDocument'],
    does: batch,
    zh: ['完成「初审」：同意，进入「two」'],
    en: ['Completed “review”: Agree; now “two”'],
    told: [],
    tells: 'as of each alone; she sees of each that was refused why',
    undo: {
      by: 'takeBackTask, each alone',
      does: takesBack(SHE),
      left: ['one song-mediator'],
      zh: `撤回「初审」：${reason}`,
    },
  },
  {
    name: '已阅 (a copy is read)',
    mutation: 'markCopyRead',
    begins: 'one',
    desk: ['staff/copy-case.tsx', 'MarkCopyReadDocument'],
    before: copied,
    does: async (at) => {
      const document = `mutation { answer: markCopyRead(instanceId: "${at.instanceId}") { __typename } }`
      const { answer } = await at.ask(STAND_IN, document)
      expect(answer).toEqual({ __typename: 'InstanceChanged' })
    },
    zh: [],
    en: [],
    elsewhere: {
      // As the list of copies at the case says it to whoever sent it.
      read: async (at, locale) => {
        const query = `{ instance(id: "${at.instanceId}") { copies { to { name } readAt } } }`
        const { instance } = await at.read('shen-center', query, locale)
        const [{ to, readAt }] = instance.copies
        const text = readAt === null ? TEXTS[locale].unread : TEXTS[locale].readAt
        return `${to.name} ${text.replace('{{time}}', '').trim()}`
      },
      zh: '韩护理 已阅',
      en: '韩护理 read',
    },
    told: [],
    tells: 'nobody: whoever sent it finds it at the copy, with the minute',
    undo: { none: 'what was read has been read' },
  },
]
