import type { LocaleText } from '@linli/schemas/locale-text'
import { POST_TITLES } from '../reading/post-titles.ts'

/** Kinds of posts, of places and of teams; a street may have others, which stand as they are. */
const KINDS: Readonly<Record<string, LocaleText>> = {
  primary: { 'zh-CN': '正职', en: 'primary' },
  concurrent: { 'zh-CN': '兼职', en: 'concurrent' },
  acting: { 'zh-CN': '代理', en: 'acting' },
  substitute: { 'zh-CN': '替班', en: 'substitute' },
  street: { 'zh-CN': '街道', en: 'street' },
  community: { 'zh-CN': '社区', en: 'community' },
  area: { 'zh-CN': '片区', en: 'area' },
  grid: { 'zh-CN': '网格', en: 'grid' },
  building: { 'zh-CN': '楼栋', en: 'building' },
  unit: { 'zh-CN': '单元', en: 'unit' },
  home: { 'zh-CN': '户', en: 'home' },
  team: { 'zh-CN': '团队', en: 'team' },
  volunteers: { 'zh-CN': '志愿服务队', en: 'volunteers' },
  patrol: { 'zh-CN': '群防群治巡逻队', en: 'neighbourhood patrol' },
  'fire-station': { 'zh-CN': '微型消防站', en: 'micro fire station' },
  mediation: { 'zh-CN': '调解委员会', en: 'mediation committee' },
  'duty-desk': { 'zh-CN': '值班室', en: 'duty desk' },
  property: { 'zh-CN': '物业公司', en: 'property company' },
  police: { 'zh-CN': '警务室', en: 'police post' },
}
const ROLES: Readonly<Record<string, LocaleText>> = {
  official: { 'zh-CN': '干部', en: 'official' },
  worker: { 'zh-CN': '工作人员', en: 'worker' },
}

const ERASED: Readonly<Record<string, LocaleText>> = {
  marked: { 'zh-CN': '全部个人信息', en: 'all personal data' },
  sensitive: { 'zh-CN': '只删敏感个人信息', en: 'sensitive data only' },
}

const AUDIENCES: Readonly<Record<string, LocaleText>> = {
  everyone: { 'zh-CN': '所有人', en: 'everybody' },
  staff: { 'zh-CN': '仅工作人员', en: 'staff only' },
}

/** What the values of a change mean where they are keys, by the change's key. */
export const CODED: Readonly<Record<string, Readonly<Record<string, LocaleText>>>> = {
  ...{ kind: KINDS, post: POST_TITLES, role: ROLES, erasedFields: ERASED, audience: AUDIENCES },
}
