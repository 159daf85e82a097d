import { randomUUID } from 'node:crypto'
import type { ApprovalCase } from './approval-ground.ts'
import type { Does, Operation } from './operation.ts'

const reason = '情况特殊'
const one = (at: ApprovalCase, login = 'song-mediator') => at.task('one', login)
const claimed: Does = async (at) => at.act('song-mediator', 'claimTask', { taskId: await one(at) })
const ask =
  (kind: 'ADVICE' | 'SUPERVISION', to: string | null, text: string): Does =>
  async (at) =>
    at.act('shen-center', 'ask', { taskId: await at.task('one'), kind, to, text })
const question = async (at: ApprovalCase) =>
  (await at.open()).find(({ questionKind }) => questionKind !== null)?.id ?? ''
const withdraws =
  (login: string): Does =>
  async (at) =>
    at.act(login, 'withdrawQuestion', { taskId: await question(at) })
const moreTime: Does = async (at) =>
  at.act('song-mediator', 'askExtension', { taskId: await one(at), units: 2, reason })
const onCase =
  (mutation: string, more: object = {}): Does =>
  (at) =>
    at.act('shen-center', mutation, { instanceId: at.instanceId, ...more })
const withdrawn: Does = (at) =>
  at.act('lin-resident', 'sendEvent', {
    instanceId: at.instanceId,
    event: 'WITHDRAW',
    payload: {},
    key: randomUUID(),
  })

/** What is asked beside a task, what becomes of the whole case, and what the system does. */
export const ON_CASES: readonly Operation[] = [
  {
    name: '协办 (advice)',
    mutation: 'ask',
    begins: 'one',
    desk: ['desk/ask-form.tsx', 'AskDocument'],
    does: ask('ADVICE', 'han-care', '怎么看？'),
    zh: ['就「初审」请人协办，请韩护理答复：怎么看？'],
    en: ['Advice on “review”, asking 韩护理: 怎么看？'],
    told: ['han-care: 请您协办'],
    tells: 'whoever is asked; whoever asked, of the answer',
    undo: {
      by: 'withdrawQuestion',
      does: withdraws('shen-center'),
      left: ['one mediator'],
      zh: '收回「初审」的问询',
    },
  },
  {
    name: '督办 (supervision)',
    mutation: 'ask',
    begins: 'one',
    before: claimed,
    desk: ['desk/ask-form.tsx', 'AskDocument'],
    does: ask('SUPERVISION', null, '今天办结'),
    zh: ['就「初审」督办：今天办结'],
    en: ['Supervision on “review”: 今天办结'],
    told: ['song-mediator: 督办'],
    tells: 'whoever has the task; whoever asked, of the answer',
    undo: {
      by: 'withdrawQuestion',
      does: withdraws('shen-center'),
      left: ['one song-mediator'],
      zh: '收回「初审」的问询',
    },
  },
  {
    name: '答复 (answer)',
    mutation: 'answerQuestion',
    begins: 'one',
    desk: ['desk/question-work.tsx', 'AnswerQuestionDocument'],
    before: ask('ADVICE', 'han-care', '怎么看？'),
    does: async (at) =>
      at.act('han-care', 'answerQuestion', {
        taskId: await question(at),
        text: '可以',
      }),
    zh: ['答复「初审」的问询：可以'],
    en: ['Answered on “review”: 可以'],
    told: ['shen-center: 问询已答复'],
    tells: 'whoever asked',
    undo: { none: 'what was said has been read; one says more by being asked again' },
  },
  {
    name: '收回问询 (withdraw a question)',
    mutation: 'withdrawQuestion',
    begins: 'one',
    desk: ['desk/question-work.tsx', 'WithdrawQuestionDocument'],
    before: ask('ADVICE', 'han-care', '怎么看？'),
    does: withdraws('shen-center'),
    zh: ['收回「初审」的问询'],
    en: ['Withdrew a question on “review”'],
    told: ['han-care: 不用再答复'],
    tells: 'whoever was asked',
    undo: {
      by: 'ask',
      does: ask('ADVICE', 'han-care', '再问'),
      left: ['one han-care', 'one mediator'],
      zh: '就「初审」请人协办，请韩护理答复：再问',
    },
  },
  {
    name: '申请延期 (ask for more time)',
    mutation: 'askExtension',
    begins: 'one',
    desk: ['desk/extension-form.tsx', 'AskExtensionDocument'],
    before: claimed,
    does: moreTime,
    zh: [`「初审」申请延期2 小时：${reason}`],
    en: [`Asked for 2 hours more for “review”: ${reason}`],
    told: ['li-acceptance: 有人申请延期'],
    tells: 'whoever decides it',
    undo: {
      by: 'withdrawQuestion',
      does: withdraws('song-mediator'),
      left: ['one song-mediator'],
      zh: '收回「初审」的问询',
    },
  },
  {
    name: '延期审批 (decide on it)',
    mutation: 'decideExtension',
    begins: 'one',
    desk: ['desk/extension-decision.tsx', 'DecideExtensionDocument'],
    before: async (at) => {
      await claimed(at)
      await moreTime(at)
    },
    does: async (at) =>
      at.act('li-acceptance', 'decideExtension', {
        taskId: await question(at),
        isGranted: true,
        reason,
      }),
    zh: [`同意「初审」延期：${reason}`],
    en: [`Gave “review” more time: ${reason}`],
    told: ['song-mediator: 延期已同意'],
    tells: 'whoever asked',
    undo: { none: 'people have planned with the time that was given' },
  },
  {
    name: '催办 (urge)',
    mutation: 'urgeInstance',
    begins: 'one',
    before: claimed,
    desk: ['staff/urge-button.tsx', 'UrgeInstanceDocument'],
    does: onCase('urgeInstance'),
    zh: ['催办'],
    en: ['Urged'],
    told: ['song-mediator: 有人催办'],
    tells: 'whoever has an open task',
    undo: { none: 'it changes nothing but that somebody knows' },
  },
  {
    name: '抄送 (copy)',
    mutation: 'copyInstance',
    begins: 'one',
    desk: ['staff/copy-case.tsx', 'CopyInstanceDocument'],
    does: onCase('copyInstance', {
      to: ['han-care'],
      note: '请知悉',
    }),
    zh: ['抄送给韩护理：请知悉'],
    en: ['Copied to 韩护理: 请知悉'],
    told: ['han-care: 有工单抄送给您'],
    tells: 'to whom it is copied',
    undo: { none: 'what was shown has been seen; 已阅 (markCopyRead) is a receipt at the copy' },
  },
  {
    name: '挂起 (suspend)',
    mutation: 'suspendInstance',
    begins: 'one',
    before: claimed,
    desk: ['staff/suspension.tsx', 'SuspendInstanceDocument'],
    does: onCase('suspendInstance', { reason }),
    zh: [`挂起：${reason}`],
    en: [`Suspended: ${reason}`],
    told: ['lin-resident: 工单已挂起', 'song-mediator: 工单已挂起'],
    tells: 'whoever has an open task, and the initiator',
    undo: {
      by: 'resumeInstance',
      does: onCase('resumeInstance'),
      left: ['one song-mediator'],
      zh: '恢复计时',
    },
  },
  {
    name: '恢复 (resume)',
    mutation: 'resumeInstance',
    begins: 'one',
    desk: ['staff/suspension.tsx', 'ResumeInstanceDocument'],
    before: onCase('suspendInstance', { reason }),
    does: onCase('resumeInstance'),
    zh: ['恢复计时'],
    en: ['The clocks go on'],
    told: [
      ...['lin-resident: 工单恢复计时', 'song-mediator: 工单恢复计时', 'xu-mediator: 工单恢复计时'],
    ],
    tells: 'whoever may take an open task, and the initiator',
    undo: {
      by: 'suspendInstance',
      does: onCase('suspendInstance', { reason: '再等' }),
      left: ['one mediator'],
      zh: '挂起：再等',
    },
  },
  {
    name: '撤销 (withdraw, by the initiator)',
    mutation: 'sendEvent',
    begins: 'one',
    desk: ['portal/progress/event-button.tsx', 'SendOwnEventDocument'],
    before: claimed,
    does: withdrawn,
    zh: ['撤销申请，进入「refused」'],
    en: ['Withdraw; now “refused”'],
    told: ['song-mediator: 有任务不用您办了'],
    tells: 'whoever had a task of it',
    undo: { none: 'what has ended has ended; she reports it again' },
  },
  {
    name: '终止 (cancel)',
    mutation: 'cancelInstance',
    begins: 'one',
    before: claimed,
    desk: ['staff/cancel-case.tsx', 'CancelInstanceDocument'],
    does: onCase('cancelInstance', { reason }),
    zh: [`终止：${reason}`],
    en: [`Cancelled: ${reason}`],
    told: ['lin-resident: 工单已终止', 'song-mediator: 有任务不用您办了'],
    tells: 'whoever had a task of it, with the reason; the initiator, without',
    undo: { none: 'what was cancelled cannot act again (guarantee G9); it is started anew' },
  },
  {
    name: '超时自动处理 (the system decides)',
    mutation: null,
    desk: null,
    begins: 'late',
    does: async (at) => at.until('two'),
    zh: ['到时：一秒，「限时审」到期未办，系统自动办理：同意，进入「two」'],
    en: ['Time is up: a second; “timed review” was overdue; the system decided: Agree; now “two”'],
    told: ['song-mediator: 任务到期，系统已办理', 'xu-mediator: 任务到期，系统已办理'],
    tells: 'whoever had not done it, also the pool',
    undo: { none: 'the next one may send it back, where the definition has a way' },
  },
  {
    name: '审批人为空 (nobody to ask)',
    mutation: null,
    desk: null,
    begins: 'empty',
    does: async () => undefined,
    zh: ['从工单所在地向上最近的一级。前面的规则没有找到人：水管工。'],
    en: ['Rules before found nobody: plumber.'],
    told: [],
    tells: 'nobody more: it is in the pool of the rule that found somebody',
    undo: { none: 'nobody did anything; an official hands it on (转办)' },
  },
  {
    name: '去重 (not asked twice)',
    mutation: null,
    desk: null,
    begins: 'first',
    does: (at) => at.complete('li-acceptance', 'first', 'agree'),
    zh: [
      '「归口审」没有再问（去重）：李受理已在「受理」选“同意”，之后没有变化，不算签名，进入「again」「two」',
    ],
    en: [
      '“desk review” was not asked again: 李受理 chose “Agree” in “acceptance” and nothing has changed since',
    ],
    told: [],
    tells: 'nobody: she decided it herself',
    undo: { none: 'nobody was asked; the next one may send it back' },
  },
]
