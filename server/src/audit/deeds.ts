import type { LocaleText } from '@linli/schemas/locale-text'

/** Every deed that the audit knows, with the words that stand between who did it and what it was done to. */
export const DEEDS = {
  'sign-in': { 'zh-CN': '登录', en: 'signed in' },
  'read-personal': { 'zh-CN': '查看了个人信息', en: 'read personal data of' },
  'field-revealed': { 'zh-CN': '查看了原文：', en: 'read in plain a field of' },
  'viewed-as': { 'zh-CN': '以别人的视角查看：', en: 'looked with the eyes of' },
  'audit-exported': { 'zh-CN': '导出了审计日志', en: 'exported the audit log' },
  'audit-verified': { 'zh-CN': '核验了审计日志', en: 'verified the audit log' },
  publish: { 'zh-CN': '发布了', en: 'published' },
  'publication-requested': { 'zh-CN': '申请发布', en: 'asked to publish' },
  'publication-approved': { 'zh-CN': '批准发布', en: 'approved publishing' },
  'publication-declined': { 'zh-CN': '没有批准发布', en: 'declined to publish' },
  'four-eyes': { 'zh-CN': '修改了发布规定', en: 'changed how publishing works' },
  'capture-scenario': { 'zh-CN': '由工单做成场景', en: 'made a scenario of' },
  'migration-opened': { 'zh-CN': '评估迁移到', en: 'looked at moving cases to' },
  'migration-moving': { 'zh-CN': '迁移工单到', en: 'moved cases to' },
  'migration-undoing': { 'zh-CN': '退回了迁移到', en: 'took back moving cases to' },
  'migration-dropped': { 'zh-CN': '放弃迁移到', en: 'gave up moving cases to' },
  'person-added': { 'zh-CN': '添加了人员', en: 'added' },
  'person-changed': { 'zh-CN': '修改了人员', en: 'changed' },
  'person-imported': { 'zh-CN': '批量导入了人员', en: 'imported people' },
  'person-disabled': { 'zh-CN': '停用了账号', en: 'disabled' },
  'person-enabled': { 'zh-CN': '启用了账号', en: 'enabled' },
  'password-reset': { 'zh-CN': '重置了密码', en: 'reset the password of' },
  'post-given': { 'zh-CN': '安排了任职', en: 'gave a post to' },
  'post-ended': { 'zh-CN': '修改了任职期限', en: 'changed the term of a post of' },
  'leave-recorded': { 'zh-CN': '登记了请假', en: 'recorded a leave of' },
  'leave-changed': { 'zh-CN': '修改了请假期限', en: 'changed the term of a leave of' },
  'node-added': { 'zh-CN': '添加了', en: 'added' },
  'node-changed': { 'zh-CN': '修改了', en: 'changed' },
  'node-moved': { 'zh-CN': '移动了', en: 'moved' },
  'node-closed': { 'zh-CN': '停用了', en: 'closed' },
  'node-reopened': { 'zh-CN': '重新启用了', en: 'reopened' },
  'nodes-merged': { 'zh-CN': '合并到', en: 'merged nodes into' },
  'node-split': { 'zh-CN': '拆分了', en: 'split' },
  'tree-change-undone': { 'zh-CN': '撤销了合并或拆分', en: 'took back a merge or split of' },
  'hours-saved': { 'zh-CN': '修改了办公时间', en: 'changed the business hours' },
  'team-added': { 'zh-CN': '添加了团队', en: 'added the team' },
  'team-changed': { 'zh-CN': '修改了团队', en: 'changed the team' },
  'duty-filled': { 'zh-CN': '排了班', en: 'filled the roster of' },
  'duty-added': { 'zh-CN': '加了一班', en: 'added a shift at' },
  'duty-changed': { 'zh-CN': '修改了班次', en: 'changed a shift at' },
  'duty-removed': { 'zh-CN': '取消了班次', en: 'removed a shift at' },
  'duty-swapped': { 'zh-CN': '调换了班次', en: 'swapped two shifts at' },
  'duty-noted': { 'zh-CN': '写了交班记录', en: 'wrote a hand-over note at' },
  'calendar-saved': { 'zh-CN': '修改了工作日历', en: 'changed the working calendar' },
  'incident-retried': { 'zh-CN': '重试了异常', en: 'retried an incident of' },
  'incident-skipped': { 'zh-CN': '跳过了异常', en: 'skipped an incident of' },
  'incident-overtaken': { 'zh-CN': '确认异常已不需处理', en: 'closed an overtaken incident of' },
  'incident-ended': { 'zh-CN': '因工单结束而关闭异常', en: 'closed an incident with the end of' },
} satisfies Record<string, LocaleText>

export type Deed = keyof typeof DEEDS

export function isDeed(text: string): text is Deed {
  return Object.hasOwn(DEEDS, text)
}
