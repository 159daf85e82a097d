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
  const { accountId, validFrom, validUntil } = post
  const notices = NOTICES[post.kind]
  if (notices === undefined) return []
  const start: LocaleText =
    validFrom === null
      ? { 'zh-CN': '从现在起', en: 'from now on' }
      : { 'zh-CN': `从 ${validFrom} 起`, en: `from ${validFrom} on` }
  // What has no end says nothing of one.
  const end = validUntil === null ? '' : endText(validUntil)
  const values = { ...placeOf(post), start, end }
  return [{ to: accountId, kind: 'post', notice: notices.given, values }]
}

function endedNews(post: ToldPost): PersonNews[] {
  const { accountId, validUntil } = post
  const notices = NOTICES[post.kind]
  if (notices === undefined) return []
  const end: LocaleText =
    validUntil === null
      ? { 'zh-CN': '不再有截止日期。', en: 'No day is set for the end.' }
      : endText(validUntil)
  const values = { ...placeOf(post), end }
  return [{ to: accountId, kind: 'post', notice: notices.ended, values }]
}

/** Of the kinds of posts that somebody holds for another person. */
const NOTICES: Partial<Record<PostKind, Notices>> = {
  acting: { given: 'post.acting', ended: 'post.acting-end' },
  substitute: { given: 'post.substitute', ended: 'post.substitute-end' },
}

interface Notices {
  readonly given: 'post.acting' | 'post.substitute'
  readonly ended: 'post.acting-end' | 'post.substitute-end'
}

function endText(day: string): LocaleText {
  return { 'zh-CN': `${day} 起不再担任。`, en: `No more from ${day} on.` }
}

function placeOf({ node, post }: ToldPost) {
  return { place: node, post: POST_TITLES[post] ?? post }
}
