import type { Clock, EffectChannel } from '@linli/runtime'
import { wordNotice } from '@linli/runtime/core'
import type { Effect } from '@linli/schemas/effect'
import { LinliError, unreachable } from '@linli/schemas/linli-error'
import { textIn } from '@linli/schemas/locale-text'
import type pg from 'pg'
import type { ChangeFeed } from '../changes/change-feed.ts'
import type { MessageSenders } from '../channels/message-sender.ts'
import { findWording } from './notice-wordings.ts'
import { sendMessage } from './text-messages.ts'
import { createNoticeWriter } from './write-notices.ts'

interface NoticeDeps {
  readonly pool: pg.Pool
  readonly clock: Clock
  readonly senders: MessageSenders
  readonly changes: Pick<ChangeFeed, 'announce'>
  /** Address of a task that waits for somebody; null where none does. */
  readonly linkTo: (wanted: {
    readonly tenantId: string
    readonly instanceId: string
    readonly task: string
    readonly accountId: string
  }) => Promise<string | null>
}

/** Brings notices to people: the app's own as rows, one per person whatever is repeated (the id is the outbox id and the
 *  account, I7), messages through the senders with the same id, at night in the morning. Who wants to read in the app alone what would
 *  be a message finds it there. */
export function createNoticeChannel(deps: NoticeDeps): EffectChannel {
  const writeNotice = createNoticeWriter(deps.pool, deps.clock)
  return {
    async deliver(entry) {
      const { effect } = entry
      switch (effect.kind) {
        case 'notice':
          // A copy is written wherever its notice goes: who may read hangs on it.
          if (effect.channel === 'app' || effect.copy !== undefined) {
            await writeNotice({ ...entry, ...effect, ...(await wordsOf(deps.pool, entry, effect)) })
          }
          // The commit announced the instance before its copies were there.
          if (effect.copy !== undefined) deps.changes.announce([entry])
          if (effect.channel !== 'app') {
            const { channel, to } = effect
            const text = await textOf(deps, entry, effect)
            const inApp = await sendMessage(deps, { ...entry, channel, to, text })
            await Promise.all(
              inApp.map((accountId) =>
                writeNotice({ ...entry, ...effect, to: { kind: 'account', accountId } }),
              ),
            )
          }
          return
        case 'emit':
          // Nobody subscribes to emitted events outside the process; the commit already announced the instance.
          return
        case 'start-child':
        case 'end-child':
        case 'stop-child':
          throw new LinliError('invariant.broken', 'Instances are told by the engine itself.')
        default:
          return unreachable(effect)
      }
    },
  }
}

/** As the street words it now, where it has a wording of its own. */
async function wordsOf(
  pool: pg.Pool,
  { tenantId }: { readonly tenantId: string },
  { notice, facts, title, body }: Extract<Effect, { kind: 'notice' }>,
) {
  const own = facts === undefined ? null : await findWording(pool, tenantId, notice)
  return own === null || facts === undefined ? { title, body } : wordNotice(own, facts)
}

/** A link stands at the end, where every phone knows where it stops. */
async function textOf(
  { linkTo }: Pick<NoticeDeps, 'linkTo'>,
  { tenantId, instanceId }: { readonly tenantId: string; readonly instanceId: string },
  { title, body, opens, to }: Extract<Effect, { kind: 'notice' }>,
): Promise<string> {
  const text = `${textIn(title, 'zh-CN')}：${textIn(body, 'zh-CN')}`
  if (opens === undefined || to.kind !== 'account') return text
  const link = await linkTo({ tenantId, instanceId, task: opens, accountId: to.accountId })
  return link === null ? text : `${text} ${link}`
}
