import type { Effect, Recipients } from '@linli/schemas/effect'
import type { LocaleText } from '@linli/schemas/locale-text'
import { textIn } from '@linli/schemas/locale-text'
import type { OpenTask } from '@linli/schemas/snapshot'
import type { Moving } from './moving.ts'

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
  'linli.urged': ['有人催办', 'Somebody urges a task', '被催办，请尽快办理', 'is urged'],
} as const

/** Tells whoever is to act on a task what happened to it; `reason` is what somebody wrote about it. */
export function ownNotice(
  notice: keyof typeof OWN_NOTICES,
  { program, snapshot }: Moving,
  {
    task,
    to,
    reason,
  }: { readonly task: Pick<OpenTask, 'name'>; readonly to: Recipients; readonly reason: string },
): Effect {
  const title = program.definition.tasks[task.name]?.title ?? { 'zh-CN': task.name }
  const [zh, en, deed, deedEn] = OWN_NOTICES[notice]
  const body: LocaleText = {
    'zh-CN': `${snapshot.number}「${title['zh-CN']}」${deed}${reason === '' ? '。' : `。说明：${reason}`}`,
    en: `${snapshot.number} “${textIn(title, 'en')}” ${deedEn}${reason === '' ? '.' : `: ${reason}`}`,
  }
  return { kind: 'notice', notice, channel: 'app', to, title: { 'zh-CN': zh, en }, body }
}

/** Whoever holds the task, or all who may take it. */
export function taskRecipients({ holderId, assignment }: OpenTask): Recipients {
  if (holderId !== null) return { kind: 'account', accountId: holderId }
  return assignment.kind === 'account'
    ? { kind: 'account', accountId: assignment.accountId }
    : { kind: 'post', nodeId: assignment.nodeId, post: assignment.post }
}
