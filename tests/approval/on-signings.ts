import type { Beginning } from './approval-definition.ts'
import type { ApprovalCase } from './approval-ground.ts'
import type { Operation } from './operation.ts'

const reason = '情况特殊'
const seated = (position: 'AFTER' | 'BEFORE' | 'BESIDE') => async (at: ApprovalCase) =>
  at.act('li-acceptance', 'addSigner', {
    taskId: await at.task('all', 'li-acceptance'),
    to: 'han-care',
    position,
    reason,
  })
const removed = (seat: number) => async (at: ApprovalCase) =>
  at.act('shen-center', 'removeSigner', { taskId: await at.task('all'), seat, reason })
const THREE = ['all acceptance-desk', 'all mediator', 'all property']
/** Whoever asked somebody to sign before her has it again. */
const BACK = ['all li-acceptance', 'all mediator', 'all property']

function added(
  position: 'AFTER' | 'BEFORE' | 'BESIDE',
  [zh, en]: readonly [string, string],
  left = THREE,
): Omit<Operation, 'name'> {
  return {
    mutation: 'addSigner',
    desk: ['desk/hand-task.tsx', 'AddSignerDocument'],
    begins: 'all',
    does: seated(position),
    zh: [`「联审」加签，韩护理${zh}：${reason}`],
    en: [`Added 韩护理 to sign “joint review” ${en}: ${reason}`],
    told: ['han-care: 请您会签'],
    tells: 'whoever is added',
    undo: { by: 'removeSigner', does: removed(3), left, zh: `「联审」减签：第 4 位：${reason}` },
  }
}

type Said = Readonly<Record<string, string>>

function signing(
  name: string,
  begins: Beginning,
  said: Said,
): Pick<Operation, 'begins' | 'desk' | 'does' | 'mutation' | 'name' | 'undo'> {
  return {
    name,
    mutation: 'completeTask',
    desk: ['desk/signing-card.tsx', 'CompleteTaskDocument'],
    begins,
    does: async (at) => {
      for (const [login, outcome] of Object.entries(said)) {
        await at.complete(login, String(begins), outcome)
      }
    },
    undo: { none: 'a signature that others have counted on stays; whoever is next sends it back' },
  }
}

/** Who signs, and what they decide together. */
export const ON_SIGNINGS: readonly Operation[] = [
  ...[
    {
      name: '前加签 (a signer before)',
      ...added('BEFORE', ['先签', 'first'], BACK),
    },
    {
      name: '后加签 (a signer after)',
      ...added('AFTER', ['后签', 'afterwards']),
    },
    {
      name: '并加签 (a signer beside)',
      ...added('BESIDE', ['同时签', 'as well']),
    },
  ],
  {
    name: '减签 (remove a signer)',
    mutation: 'removeSigner',
    begins: 'all',
    desk: ['desk/signing-card.tsx', 'RemoveSignerDocument'],
    before: async (at) => {
      const taskId = await at.task('all', 'song-mediator')
      await at.act('song-mediator', 'claimTask', { taskId })
    },
    does: removed(2),
    zh: [`「联审」减签：第 3 位：${reason}`],
    en: [`Took signer 3 of “joint review” away: ${reason}`],
    told: ['song-mediator: 有任务不用您办了'],
    tells: 'whoever held the seat, or had been added',
    undo: {
      by: 'addSigner',
      does: seated('BESIDE'),
      left: ['all acceptance-desk', 'all han-care', 'all property'],
      zh: `「联审」加签，韩护理同时签：${reason}`,
    },
  },
  {
    ...signing('会签 (all sign)', 'all', {
      'li-acceptance': 'agree',
      'qin-property': 'agree',
      'song-mediator': 'agree',
    }),
    zh: ['完成「联审」：同意', '完成「联审」：同意', '完成「联审」：同意，进入「two」'],
    en: ['Completed “joint review”: Agree', 'Completed “joint review”: Agree', 'now “two”'],
    told: [],
    tells: 'nobody: who is to sign finds it in her inbox',
  },
  {
    ...signing('会签按比例 (a share of them)', 'share', {
      'li-acceptance': 'agree',
      'qin-property': 'agree',
    }),
    zh: ['完成「联审」：同意', '完成「联审」：同意，进入「two」'],
    en: ['Completed “joint review”: Agree', 'Completed “joint review”: Agree; now “two”'],
    before: async (at) => {
      const taskId = await at.task('share', 'xu-mediator')
      await at.act('xu-mediator', 'claimTask', { taskId })
    },
    told: ['xu-mediator: 有任务不用您办了'],
    tells: 'whoever held a seat that is not needed any more',
  },
  {
    ...signing('票签 (weighted)', 'weighted', { 'li-acceptance': 'agree' }),
    zh: ['完成「联审」：同意，进入「two」'],
    en: ['Completed “joint review”: Agree; now “two”'],
    told: [],
    tells: 'whoever held a seat that is not needed any more',
  },
  {
    ...signing('或签 (any one)', 'any', { 'qin-property': 'agree' }),
    zh: ['完成「联审」：同意，进入「two」'],
    en: ['Completed “joint review”: Agree; now “two”'],
    before: async (at) => {
      const taskId = await at.task('any', 'xu-mediator')
      await at.act('xu-mediator', 'claimTask', { taskId })
    },
    told: ['xu-mediator: 有任务不用您办了'],
    tells: 'whoever held it too',
  },
  {
    ...signing('依次 (one after another)', 'sequence', {
      'li-acceptance': 'agree',
      'qin-property': 'agree',
      'song-mediator': 'agree',
    }),
    zh: ['完成「联审」：同意', '完成「联审」：同意', '完成「联审」：同意，进入「two」'],
    en: ['Completed “joint review”: Agree', 'Completed “joint review”: Agree', 'now “two”'],
    told: [],
    tells: 'nobody: whose turn it is finds it in her inbox',
  },
]
