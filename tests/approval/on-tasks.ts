import type { ApprovalCase } from './approval-ground.ts'
import type { Does, Operation } from './operation.ts'

const reason = '情况特殊'
const one = (at: ApprovalCase, login = 'song-mediator') => at.task('one', login)
const claimed: Does = async (at) => at.act('song-mediator', 'claimTask', { taskId: await one(at) })
const handTo = (to: string) => async (at: ApprovalCase) => ({ taskId: await one(at), to, reason })
const agreed: Does = (at) => at.complete('song-mediator', 'one', 'agree')
const takesBack = async (at: ApprovalCase, login: string, name: string) =>
  at.act(login, 'takeBackTask', { taskId: await at.completed(name), reason })

/** Whose a task is, and how it ends. */
export const ON_TASKS: readonly Operation[] = [
  {
    name: '抢单、签收 (claim)',
    mutation: 'claimTask',
    begins: 'one',
    does: claimed,
    desk: ['desk/task-work.tsx', 'ClaimTaskDocument'],
    zh: ['领取「初审」'],
    en: ['Claimed “review”'],
    told: [],
    tells: 'nobody: the task leaves the others’ pool at once',
    undo: {
      by: 'releaseTask',
      does: async (at) => at.act('song-mediator', 'releaseTask', { taskId: await one(at) }),
      left: ['one mediator'],
      zh: '放回「初审」',
    },
  },
  {
    name: '放回 (release)',
    mutation: 'releaseTask',
    begins: 'one',
    before: claimed,
    desk: ['desk/task-work.tsx', 'ReleaseTaskDocument'],
    does: async (at) => at.act('song-mediator', 'releaseTask', { taskId: await one(at) }),
    zh: ['放回「初审」'],
    en: ['Put back “review”'],
    told: [],
    tells: 'nobody: the task is in the pool again at once',
    undo: {
      by: 'claimTask',
      does: claimed,
      left: ['one song-mediator'],
      zh: '领取「初审」',
    },
  },
  {
    name: '办理 (complete)',
    mutation: 'completeTask',
    begins: 'one',
    does: agreed,
    desk: ['desk/task-form.tsx', 'CompleteTaskDocument'],
    zh: ['完成「初审」：同意，进入「two」'],
    en: ['Completed “review”: Agree; now “two”'],
    told: [],
    tells: 'whom the definition names (`notify`)',
    undo: {
      by: 'takeBackTask',
      does: (at) => takesBack(at, 'song-mediator', 'one'),
      left: ['one song-mediator'],
      zh: `撤回「初审」：${reason}`,
    },
  },
  {
    name: '驳回 (reject)',
    mutation: 'completeTask',
    begins: 'one',
    before: agreed,
    desk: ['desk/task-form.tsx', 'CompleteTaskDocument'],
    does: (at) => at.complete('qin-property', 'two', 'reject'),
    zh: ['完成「复审」：不同意，进入「refused」'],
    en: ['Completed “second review”: Reject; now “refused”'],
    told: [],
    tells: 'whom the definition names (`notify`)',
    undo: { none: 'what has ended has ended; where it goes on, `takeBackTask`' },
  },
  {
    name: '退回上一步、任意步 (return)',
    mutation: 'completeTask',
    begins: 'one',
    before: agreed,
    desk: ['desk/task-form.tsx', 'CompleteTaskDocument'],
    does: (at) => at.complete('qin-property', 'two', 'return'),
    zh: ['完成「复审」：退回上一步，进入「one」'],
    en: ['Completed “second review”: Send back; now “one”'],
    told: ['song-mediator: 有任务要再办一次', 'xu-mediator: 有任务要再办一次'],
    tells: 'whoever may do again what was done before, with the outcome',
    undo: {
      by: 'takeBackTask',
      does: (at) => takesBack(at, 'qin-property', 'two'),
      left: ['two qin-property'],
      zh: `撤回「复审」：${reason}`,
    },
  },
  {
    name: '退回发起人 (return to the initiator)',
    mutation: 'completeTask',
    begins: 'one',
    desk: ['desk/task-form.tsx', 'CompleteTaskDocument'],
    does: (at) => at.complete('song-mediator', 'one', 'fix'),
    zh: ['完成「初审」：退回发起人，进入「fix」'],
    en: ['Completed “review”: Send back to the initiator; now “fix”'],
    told: ['lin-resident: 有一项请您办'],
    tells: 'the initiator, unless the definition does (`notify`)',
    undo: {
      by: 'takeBackTask',
      does: (at) => takesBack(at, 'song-mediator', 'one'),
      left: ['one song-mediator'],
      zh: `撤回「初审」：${reason}`,
    },
  },
  {
    name: '撤回 (take back)',
    mutation: 'takeBackTask',
    begins: 'one',
    before: agreed,
    desk: ['desk/take-back.tsx', 'TakeBackTaskDocument'],
    does: (at) => takesBack(at, 'song-mediator', 'one'),
    zh: [`撤回「初审」：${reason}`],
    en: [`Took back “review”: ${reason}`],
    told: ['qin-property: 任务已撤回'],
    tells: 'whoever had what came of it',
    undo: {
      by: 'completeTask',
      does: agreed,
      left: ['two property'],
      zh: '完成「初审」：同意',
    },
  },
  {
    name: '转办 (transfer)',
    mutation: 'transferTask',
    begins: 'one',
    before: claimed,
    desk: ['desk/hand-task.tsx', 'TransferTaskDocument'],
    does: async (at) => at.act('song-mediator', 'transferTask', await handTo('xu-mediator')(at)),
    zh: [`把「初审」转给许调解办：${reason}`],
    en: [`Handed “review” on to 许调解: ${reason}`],
    told: ['xu-mediator: 有任务转给您办'],
    tells: 'whoever gets it; whoever had it, where another one hands it on',
    undo: {
      by: 'transferTask, by whoever has it now or an official',
      does: async (at) =>
        at.act('xu-mediator', 'transferTask', {
          taskId: await one(at, 'xu-mediator'),
          to: 'song-mediator',
          reason,
        }),
      left: ['one song-mediator'],
      zh: `把「初审」转给宋调解办：${reason}`,
    },
  },
  {
    name: '改派 (transfer over somebody’s head)',
    mutation: 'transferTask',
    begins: 'one',
    desk: ['desk/hand-task.tsx', 'TransferTaskDocument'],
    before: claimed,
    does: async (at) =>
      at.act('shen-center', 'transferTask', {
        taskId: await at.task('one'),
        to: 'xu-mediator',
        reason,
      }),
    zh: [`把「初审」转给许调解办：${reason}`],
    en: [`Handed “review” on to 许调解: ${reason}`],
    told: ['song-mediator: 有任务不用您办了', 'xu-mediator: 有任务转给您办'],
    tells: 'whoever gets it, and whoever had it',
    undo: {
      by: 'transferTask, by an official',
      does: async (at) =>
        at.act('shen-center', 'transferTask', {
          taskId: await at.task('one'),
          to: 'song-mediator',
          reason,
        }),
      left: ['one song-mediator'],
      zh: `把「初审」转给宋调解办：${reason}`,
    },
  },
  {
    name: '委派 (delegate)',
    mutation: 'delegateTask',
    begins: 'one',
    before: claimed,
    desk: ['desk/hand-task.tsx', 'DelegateTaskDocument'],
    does: async (at) => at.act('song-mediator', 'delegateTask', await handTo('han-care')(at)),
    zh: [`把「初审」委派给韩护理：${reason}`],
    en: [`Delegated “review” to 韩护理: ${reason}`],
    told: ['han-care: 请您先拿意见'],
    tells: 'whoever is asked; whoever asked, when it comes back',
    undo: {
      by: 'transferTask to oneself',
      does: async (at) =>
        at.act('song-mediator', 'transferTask', {
          taskId: await at.task('one'),
          to: 'song-mediator',
          reason,
        }),
      left: ['one song-mediator'],
      zh: `把「初审」改为自己办：${reason}`,
    },
  },
  {
    name: '委派回复 (the opinion)',
    mutation: 'completeTask',
    begins: 'one',
    desk: ['desk/task-form.tsx', 'CompleteTaskDocument'],
    before: async (at) => {
      await claimed(at)
      await at.act('song-mediator', 'delegateTask', await handTo('han-care')(at))
    },
    does: (at) => at.complete('han-care', 'one', 'reject'),
    zh: ['完成「初审」：不同意 | 这是受委派提出的意见，由委派人决定。'],
    en: ['Completed “review”: Reject | This is the opinion that was asked for'],
    told: ['song-mediator: 委派的任务已回复'],
    tells: 'whoever delegated it',
    undo: { none: 'what was said has been read; it decides nothing' },
  },
]
