import type { JsonObject } from '@linli/schemas/json'
import type { Locale } from '@linli/schemas/locale-text'
import type { OrgTree } from '@linli/schemas/org'

/** Posts of the built-in template families (templates/street.json); another post is shown by its own id. */
const POSTS: Readonly<Record<string, { readonly zh: string; readonly en: string }>> = {
  'street-center': { zh: '街道网格中心', en: 'street grid centre' },
  committee: { zh: '社区两委', en: 'community committee' },
  'acceptance-desk': { zh: '受理台', en: 'acceptance desk' },
  'duty-desk': { zh: '值班室', en: 'duty room' },
  'area-lead': { zh: '片长', en: 'area lead' },
  'grid-worker': { zh: '网格员', en: 'grid worker' },
  'grid-assistant': { zh: '楼长（网格助理员）', en: 'building assistant' },
  mediator: { zh: '调解员', en: 'mediator' },
  'care-provider': { zh: '照护服务人员', en: 'care provider' },
  property: { zh: '物业', en: 'property management' },
  householder: { zh: '住户', en: 'householder' },
}

export interface AssignmentFacts {
  readonly poolNodeId: string | null
  readonly poolPost: string | null
  /** JSON that the core wrote when it decided. */
  readonly why: string
}

/** Why the task came to whom it came, in one sentence. */
export function explainAssignment(facts: AssignmentFacts, org: OrgTree, locale: Locale): string {
  const isEnglish = locale === 'en'
  if (facts.poolNodeId !== null && facts.poolPost !== null) {
    const node = org.nodes.get(facts.poolNodeId)?.name ?? facts.poolNodeId
    const post = postName(facts.poolPost, locale)
    return isEnglish
      ? `For whoever holds the post “${post}” at ${node}.`
      : `派给${node}的「${post}」岗位。`
  }
  const { strategy } = JSON.parse(facts.why) as JsonObject
  if (strategy === 'initiator')
    return isEnglish ? 'For the person who started this.' : '派给发起这件事的人。'
  if (strategy === 'performer')
    return isEnglish ? 'For the person who did the earlier step.' : '派给前一步的经办人。'
  return isEnglish ? 'For one person.' : '指定专人办理。'
}

function postName(post: string, locale: Locale): string {
  const known = POSTS[post]
  if (known === undefined) return post
  return locale === 'en' ? known.en : known.zh
}
