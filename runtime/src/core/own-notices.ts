import type { Effect, NoticeFacts, Recipients } from '@linli/schemas/effect'
import type { LocaleText } from '@linli/schemas/locale-text'
import type { Actor } from '@linli/schemas/org'
import type { OpenTask } from '@linli/schemas/snapshot'
import type { Moving } from './moving.ts'
import { type WordedNotice, type WordingRules, wordNotice } from './notice-wording.ts'

/** The engine's own notices; a definition's cannot have a dot in their names. */
const OWN_NOTICES = {
  'linli.transferred': [
    '有任务转给您办',
    'A task was handed to you',
    '转给您办',
    'was handed to you',
  ],
  'linli.delegated': [
    '请您先拿意见',
    'You are asked for an opinion',
    '请您先拿意见',
    'asks for your opinion',
  ],
  'linli.returned': [
    '委派的任务已回复',
    'A delegated task came back',
    '已有人拿出意见，请您决定',
    'came back for you to decide',
  ],
  'linli.signer-added': [
    '请您会签',
    'You are asked to sign',
    '请您会签',
    'waits for your signature',
  ],
  'linli.advice': ['请您协办', 'You are asked for advice', '请您协办', 'asks for your advice'],
  'linli.supervision': [
    '督办',
    'A report is demanded',
    '被督办，请答复',
    'is supervised; please report',
  ],
  'linli.extension-asked': [
    '有人申请延期',
    'More time is asked for',
    '申请延期',
    'asks for more time',
  ],
  'linli.extension-granted': ['延期已同意', 'More time was given', '的延期已同意', 'got more time'],
  'linli.extension-refused': [
    '延期未同意',
    'No more time was given',
    '的延期没有同意',
    'got no more time',
  ],
  'linli.answered': ['问询已答复', 'A question was answered', '已有答复', 'was answered'],
  'linli.question-withdrawn': [
    '不用再答复',
    'No answer is needed',
    '的问询已收回，不用再答复',
    'needs no answer any more',
  ],
  'linli.taken-back': ['任务已撤回', 'A task was taken back', '已被上一步撤回', 'was taken back'],
  'linli.reassigned': [
    '有任务分派给您',
    'A task was assigned to you',
    '因网格调整分派给您',
    'was assigned to you, as the grids have changed',
  ],
  'linli.not-needed': [
    '有任务不用您办了',
    'A task is not yours to do any more',
    '不用您办了',
    'is not yours to do any more',
  ],
  'linli.at-due': [
    '任务到期，系统已办理',
    'An overdue task was decided by itself',
    '到期未办，系统已自动办理，不用您办了',
    'was overdue; the system has decided it',
  ],
  'linli.asked-again': [
    '有任务要再办一次',
    'A task is to be done again',
    '要再办一次',
    'is to be done again',
  ],
  'linli.your-turn': ['有一项请您办', 'Something waits for you', '请您办', 'waits for you'],
  'linli.suspended': [
    '工单已挂起',
    'A case was suspended',
    '已挂起，时限停走',
    'was suspended; its clocks stand still',
  ],
  'linli.resumed': ['工单恢复计时', 'A case goes on', '恢复计时', 'goes on; its clocks run again'],
  'linli.cancelled': ['工单已终止', 'A case was cancelled', '已被终止', 'was cancelled'],
  'linli.copied': ['有工单抄送给您', 'A case was copied to you', '抄送给您', 'was copied to you'],
  'linli.urged': ['有人催办', 'Somebody urges a task', '被催办，请尽快办理', 'is urged'],
} as const

/** A deadline that moved because the working calendar changed: nobody did it, so nobody says why. */
const RESCHEDULED = 'linli.rescheduled'
const RESCHEDULED_TEXT = {
  title: { 'zh-CN': '办理时限有变', en: 'A deadline moved' },
  body: {
    'zh-CN': '工作日历有变，{{number}}「{{task}}」改为 {{due}} 前办理。',
    en: 'The working calendar changed: {{number}} “{{task}}” is now due {{due}}.',
  },
}

export type OwnNotice = keyof typeof OWN_NOTICES | typeof RESCHEDULED

/** All of them, in the order in which people read of them. */
export const OWN_NOTICE_KINDS: readonly OwnNotice[] = [
  // The names of a constant are what it was written with.
  ...(Object.keys(OWN_NOTICES) as (keyof typeof OWN_NOTICES)[]),
  RESCHEDULED,
]

/** What the wording of a kind may name, and without what it says nothing. */
export function ownNoticeRules(notice: OwnNotice): Omit<WordingRules, 'most'> {
  return notice === RESCHEDULED
    ? { placeholders: ['number', 'task', 'due'], needed: ['number', 'due'] }
    : { placeholders: ['number', 'task', 'reason'], needed: ['number'] }
}

/** What a notice says where its street has no wording of its own, with its placeholders. */
export function ownNoticeText(notice: OwnNotice): WordedNotice {
  if (notice === RESCHEDULED) return RESCHEDULED_TEXT
  const [zh, en, deed, deedEn] = OWN_NOTICES[notice]
  return {
    title: { 'zh-CN': zh, en },
    body: {
      'zh-CN': `{{number}}「{{task}}」${deed}。{{reason}}`,
      en: `{{number}} “{{task}}” ${deedEn}. {{reason}}`,
    },
  }
}

/** Whether the engine tells it by itself: no definition declares it, and no scenario speaks of it. */
export function isOwnNotice(notice: string): boolean {
  return notice.startsWith('linli.')
}

/** Tells whoever is to act on a task what happened to it, or where `task` is null to the instance; `reason` is what somebody wrote
 *  about it, `due` when a deadline is now. */
export function ownNotice(
  notice: OwnNotice,
  { program, snapshot }: Moving,
  { task, to, reason, due }: { readonly task: Pick<OpenTask, 'name'> | null } & Told,
): Extract<Effect, { kind: 'notice' }> {
  const { definition } = program
  const own = task === null ? definition.title : definition.tasks[task.name]?.title
  const facts: NoticeFacts = {
    number: snapshot.number,
    task: own ?? { 'zh-CN': task?.name ?? '' },
    reason: typeof reason === 'string' ? { 'zh-CN': reason } : reason,
    ...(due === undefined ? {} : { due }),
  }
  return {
    kind: 'notice',
    notice,
    channel: 'app',
    to,
    ...wordNotice(ownNoticeText(notice), facts),
    facts,
  }
}

interface Told {
  readonly to: Recipients
  readonly reason: string | LocaleText
  readonly due?: string
}

/** The same of the whole instance, to whoever started it, but for a child, of which she knows nothing, and where she did it
 *  herself. */
export function initiatorNotices(
  notice: OwnNotice,
  moving: Moving,
  { actor, reason }: { readonly actor: Actor; readonly reason: string },
): Effect[] {
  const { initiatorId, parent } = moving.snapshot
  if (initiatorId === null || initiatorId === actor.accountId || parent !== undefined) return []
  const to = { kind: 'account' as const, accountId: initiatorId }
  return [ownNotice(notice, moving, { task: null, to, reason })]
}

/** Whoever holds the task, or all who may take it. */
export function taskRecipients({ holderId, assignment }: OpenTask): Recipients {
  if (holderId !== null) return { kind: 'account', accountId: holderId }
  return assignment.kind === 'account'
    ? { kind: 'account', accountId: assignment.accountId }
    : { kind: 'post', nodeId: assignment.nodeId, post: assignment.post }
}
