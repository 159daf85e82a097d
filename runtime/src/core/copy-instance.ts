import type { Effect } from '@linli/schemas/effect'
import { LinliError } from '@linli/schemas/linli-error'
import { textIn } from '@linli/schemas/locale-text'
import { mayTake } from './may-take.ts'
import type { Moving } from './moving.ts'
import { restingStep } from './moving.ts'
import type { StepInput, StepResult } from './step.ts'

type Copy = Extract<StepInput, { kind: 'copy' }>

/** People told at once. Our own number: more than anybody knows by name. */
const MAX_COPIED = 20

/** 抄送: colleagues are told of the instance and may read it from then on; nobody waits for them. By an official, or by staff
 *  who may take an open task of it. Throws `access.denied`, and `request.invalid` unless it goes to 1 to 20 people. */
export function copyInstance(moving: Moving, { to, note, actor }: Copy): StepResult {
  const { snapshot } = moving
  const isInvolved = snapshot.tasks.some(({ assignment }) => mayTake(assignment, actor))
  if (actor.role !== 'official' && (actor.role !== 'worker' || !isInvolved)) {
    throw new LinliError('access.denied', 'Officials and those who work on it copy an instance.')
  }
  const people = [...new Set(to)]
  if (people.length === 0 || people.length > MAX_COPIED) {
    throw new LinliError('request.invalid', `It goes to 1 to ${MAX_COPIED} people.`)
  }
  const effects = people.map((accountId) => copyNotice(moving, { accountId, note, actor }))
  return { kind: 'moved', step: { ...restingStep(snapshot, {}, {}), effects } }
}

function copyNotice(
  { program: { definition }, snapshot: { number } }: Moving,
  { accountId, note, actor }: Pick<Copy, 'note' | 'actor'> & { readonly accountId: string },
): Effect {
  const { title } = definition
  return {
    ...{ kind: 'notice', notice: 'linli.copied', channel: 'app' },
    to: { kind: 'account', accountId },
    copy: { by: actor.accountId },
    title: { 'zh-CN': '有工单抄送给您', en: 'A case was copied to you' },
    body: {
      'zh-CN': `${number}「${title['zh-CN']}」抄送给您${note === '' ? '。' : `。说明：${note}`}`,
      en: `${number} “${textIn(title, 'en')}” was copied to you${note === '' ? '.' : `: ${note}`}`,
    },
  }
}
