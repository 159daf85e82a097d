import { HOUSEHOLD_POST } from '@linli/runtime/core'
import { LinliError } from '@linli/schemas/linli-error'
import type { OrgChange } from '../../org/change-org.ts'
import { assertHers } from '../../org/own-part.ts'
import { endPost, givePost } from '../change-posts.ts'
import { type HeldPost, loadPerson } from '../people-store.ts'
import { refusalOf } from './refusal-of.ts'

export interface HandOver {
  readonly accountId: string
  readonly toId: string
  /** `YYYY-MM-DD`, the first day on which the posts are the other's. */
  readonly day: string
}

export interface HandedPost {
  readonly post: HeldPost
  /** Why the other does not get it; null where she does. Hers ends in any case. */
  readonly refusal: LinliError | null
}

/** 离职交接: what posts she has on that day or later end, and go on as the other's, each of its kind and with its end; her home
 *  stays hers.
 *  Throws `person.not-found`, `access.denied` and `leave.bad-stand-in`. */
export async function handOverPosts(change: OrgChange, handOver: HandOver): Promise<HandedPost[]> {
  const { client, tenantId } = change
  const { accountId, toId, day } = handOver
  const { posts } = await loadPerson(client, { tenantId, id: accountId, day })
  await assertHers(change, accountId)
  const receiver = await loadPerson(client, { tenantId, id: toId, day })
  if (toId === accountId || receiver.disabledAt !== null)
    throw new LinliError('leave.bad-stand-in', `'${toId}' cannot take the posts over.`)
  const handed: HandedPost[] = []
  for (const post of posts) {
    const isOver = post.validUntil !== null && post.validUntil <= day
    if (isOver || post.isDuty || post.forId !== null || post.post === HOUSEHOLD_POST) continue
    const from = post.validFrom !== null && post.validFrom > day ? post.validFrom : day
    await endPost(change, post.id, from)
    const { nodeId, post: key, kind, validUntil } = post
    const given = { nodeId, post: key, kind, validUntil, accountId: toId, validFrom: from }
    // She may have it already, or the place is closed: that is looked up before anything is written.
    handed.push({ post, refusal: await refusalOf(() => givePost(change, given)) })
  }
  return handed
}
