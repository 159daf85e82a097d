import type { LocaleText } from '@linli/schemas/locale-text'
import type { OrgChange } from '../org/change-org.ts'
import { POST_TITLES } from '../reading/post-titles.ts'
import type { PostKind } from './people-store.ts'
import { type PersonNews, tellPeople } from './tell-people.ts'

export interface ToldPost {
  readonly accountId: string
  /** Name of the place or team. */
  readonly node: string
  readonly post: string
  readonly kind: PostKind
  /** `YYYY-MM-DD`; null from ever. */
  readonly validFrom: string | null
  /** First day on which it counts no more; null for ever. */
  readonly validUntil: string | null
}

/** Whoever gets a post for somebody else (代理, 替班) has it in writing, with its days. An office of her own she was appointed to. */
export function tellOfGiven(change: OrgChange, posts: readonly ToldPost[]): Promise<void> {
  return tellPeople(change, posts.flatMap(givenNews))
}

/** The same where the day changes with which it ends; `wasUntil` was the day before. */
export async function tellOfEnded(
  change: OrgChange,
  { wasUntil, ...post }: ToldPost & { readonly wasUntil: string | null },
): Promise<void> {
  if (wasUntil !== post.validUntil) await tellPeople(change, endedNews(post))
}

function givenNews(post: ToldPost): PersonNews[] {
  const { accountId, node, validFrom, validUntil } = post
  const deed = DEEDS[post.kind]
  if (deed === undefined) return []
  const { zh, en } = titlesOf(post)
  const from = validFrom === null ? ['现在', 'now'] : [` ${validFrom} `, validFrom]
  const until =
    validUntil === null ? ['', ''] : [`，${validUntil} 起不再担任`, `, no more from ${validUntil}`]
  return [
    {
      ...{ to: accountId, kind: 'post' },
      title: { 'zh-CN': `请您${deed.zh}`, en: deed.en },
      body: {
        'zh-CN': `从${from[0]}起由您${deed.zh}${node}的${zh}${until[0]}。`,
        en: `You are ${en} at ${node} from ${from[1]} on${until[1]}.`,
      },
    },
  ]
}

function endedNews(post: ToldPost): PersonNews[] {
  const { accountId, node, validUntil } = post
  const deed = DEEDS[post.kind]
  if (deed === undefined) return []
  const { zh, en } = titlesOf(post)
  const body: LocaleText =
    validUntil === null
      ? {
          'zh-CN': `您${deed.zh}的${node}${zh}不再有截止日期。`,
          en: `You go on as ${en} at ${node}; no day is set for the end.`,
        }
      : {
          'zh-CN': `您${deed.zh}的${node}${zh}，${validUntil} 起不再担任。`,
          en: `From ${validUntil} on you are not ${en} at ${node} any more.`,
        }
  return [
    {
      ...{ to: accountId, kind: 'post' },
      title: { 'zh-CN': `${deed.zh}的截止日期变了`, en: 'Another day for the end' },
      body,
    },
  ]
}

/** Kinds of posts that somebody holds for another person. */
const DEEDS: Partial<Record<PostKind, { readonly zh: string; readonly en: string }>> = {
  acting: { zh: '代理', en: 'You act in a post' },
  substitute: { zh: '替班', en: 'You are a substitute' },
}

function titlesOf({ post, kind }: ToldPost): { readonly zh: string; readonly en: string } {
  const title: LocaleText = POST_TITLES[post] ?? { 'zh-CN': post }
  const en = title.en ?? title['zh-CN']
  return { zh: title['zh-CN'], en: kind === 'acting' ? `acting ${en}` : `${en} (substitute)` }
}
