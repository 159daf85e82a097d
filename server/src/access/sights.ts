import type { MarkedField, Sight } from '@linli/runtime/core'
import type { PersonalMark } from '@linli/schemas/form-definition'
import type { LocaleText } from '@linli/schemas/locale-text'

/** What somebody is to a case; the first that fits. */
export const STANDINGS = {
  initiator: { 'zh-CN': '发起人（自己填的内容）', en: 'Initiator (what she answered)' },
  holder: { 'zh-CN': '正在办理的人', en: 'Holder of an open task' },
  candidate: { 'zh-CN': '可以领取任务的人', en: 'May take an open task' },
  former: { 'zh-CN': '办理过、代为发起、被抄送的人', en: 'Handled, started or was copied it' },
  colleague: { 'zh-CN': '同网格、没有经手的人', en: 'Same grid, nothing to do with it' },
  official: { 'zh-CN': '街道干部', en: 'Official of the street' },
  partOfficial: { 'zh-CN': '片区、网格干部', en: 'Official of a part' },
  resident: { 'zh-CN': '其他居民', en: 'Another resident' },
  code: { 'zh-CN': '凭单号查询的人', en: 'Looks it up by number' },
} satisfies Record<string, LocaleText>
export type Standing = keyof typeof STANDINGS

/** How each sees what is marked: the one table of it, by which every answer is shown, and of which the page of roles tells.
 *  Masked can be asked for with a purpose by staff. */
export const SIGHTS: Readonly<Record<Standing, Readonly<Record<PersonalMark, Sight>>>> = {
  initiator: { personal: 'clear', sensitive: 'clear' },
  holder: { personal: 'clear', sensitive: 'masked' },
  candidate: { personal: 'masked', sensitive: 'masked' },
  former: { personal: 'masked', sensitive: 'masked' },
  // Reads no such case at all (readable.ts).
  colleague: { personal: 'hidden', sensitive: 'hidden' },
  official: { personal: 'masked', sensitive: 'masked' },
  partOfficial: { personal: 'masked', sensitive: 'masked' },
  resident: { personal: 'hidden', sensitive: 'hidden' },
  code: { personal: 'hidden', sensitive: 'hidden' },
}

/** Somebody who reads a case, as far as it matters for what she sees of it. */
export interface CaseReader {
  readonly standing: Standing
  /** What the tasks that she has open now need in plain (`reads` of the definition). */
  readonly reads: readonly string[]
}

/** How the reader sees a field. Nothing else decides that. */
export function sightOf({ standing, reads }: CaseReader, { field, mark }: MarkedField): Sight {
  const isNeeded = reads.some((read) => field === read || field.startsWith(`${read}.`))
  return standing === 'holder' && isNeeded ? 'clear' : SIGHTS[standing][mark]
}

const ORDER: readonly Sight[] = ['clear', 'masked', 'hidden']

/** What both may see. */
export function stricter(one: Sight, other: Sight): Sight {
  return ORDER.indexOf(one) > ORDER.indexOf(other) ? one : other
}
