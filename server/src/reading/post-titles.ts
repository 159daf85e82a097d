import type { PostTitles } from '@linli/runtime/core'

/** Posts of the built-in template families, as templates/street.json calls them; another post is shown by its key. */
export const POST_TITLES: PostTitles = {
  'street-center': { 'zh-CN': '街道网格中心', en: 'street grid centre' },
  committee: { 'zh-CN': '社区两委', en: 'community committee' },
  'acceptance-desk': { 'zh-CN': '受理台', en: 'acceptance desk' },
  'duty-desk': { 'zh-CN': '值班室', en: 'duty room' },
  'area-lead': { 'zh-CN': '片长', en: 'area lead' },
  'grid-worker': { 'zh-CN': '网格员', en: 'grid worker' },
  'grid-assistant': { 'zh-CN': '楼长（网格助理员）', en: 'building assistant' },
  mediator: { 'zh-CN': '调解员', en: 'mediator' },
  'care-provider': { 'zh-CN': '照护服务人员', en: 'care provider' },
  property: { 'zh-CN': '物业', en: 'property management' },
  member: { 'zh-CN': '队员', en: 'team member' },
  leader: { 'zh-CN': '队长', en: 'team leader' },
  'on-duty': { 'zh-CN': '值班员', en: 'person on duty' },
  substitute: { 'zh-CN': '替班员', en: 'substitute' },
  'first-aid': { 'zh-CN': '急救员', en: 'first aider' },
  plumber: { 'zh-CN': '水管工', en: 'plumber' },
  electrician: { 'zh-CN': '电工', en: 'electrician' },
  householder: { 'zh-CN': '住户', en: 'householder' },
}
