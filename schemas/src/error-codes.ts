import { DEFINITION_ERRORS } from './definition-error-codes.ts'
import { FILE_ERRORS } from './file-error-codes.ts'
import { ORG_ERRORS } from './org-error-codes.ts'
import { TASK_ERRORS } from './task-error-codes.ts'

/** The append-only error book. A retired code stays, with a line saying so. docs/errors.md is generated from it. */
export type ErrorKind = 'rejected' | 'conflict' | 'transient' | 'fault'

interface BookEntry {
  readonly kind: ErrorKind
  readonly status: number
  readonly zh: string
  readonly en: string
  /** What officials read of an incident, where `zh` says as little as residents need. */
  readonly zhCause?: string
}

const book = {
  'request.invalid': {
    kind: 'rejected',
    status: 400,
    zh: '请求格式不正确。',
    en: 'The request is malformed.',
  },
  'request.too-large': {
    kind: 'rejected',
    status: 413,
    zh: '内容太大，请减小后再发送。',
    en: 'The request is too large.',
  },
  'request.too-many': {
    kind: 'rejected',
    status: 429,
    zh: '操作太频繁，请稍后再试。',
    en: 'Too many requests; try again later.',
  },
  'session.missing': { kind: 'rejected', status: 401, zh: '请先登录。', en: 'Sign in first.' },
  'session.refused': {
    kind: 'rejected',
    status: 401,
    zh: '账号或密码不正确。',
    en: 'The account or password is wrong.',
  },
  'code.refused': {
    kind: 'rejected',
    status: 401,
    zh: '验证码不正确或已过期，请重新获取。',
    en: 'The code is wrong or has expired; ask for a new one.',
  },
  'access.denied': {
    kind: 'rejected',
    status: 403,
    zh: '您没有权限做这件事。',
    en: 'You are not allowed to do this.',
  },
  'purpose.missing': {
    kind: 'rejected',
    status: 422,
    zh: '请说明查看的用途，2到200个字。',
    en: 'Say what it is needed for, in 2 to 200 characters.',
  },
  'field.not-marked': {
    kind: 'rejected',
    status: 404,
    zh: '这里没有需要查看原文的内容。',
    en: 'There is nothing masked here.',
  },
  ...DEFINITION_ERRORS,
  ...FILE_ERRORS,
  ...ORG_ERRORS,
  ...TASK_ERRORS,
  'instance.not-found': {
    kind: 'rejected',
    status: 404,
    zh: '没有找到这个工单。',
    en: 'No such instance.',
  },
  'instance.finished': {
    kind: 'conflict',
    status: 409,
    zh: '这个工单已经办结。',
    en: 'The instance has ended.',
  },
  'instance.erased': {
    kind: 'conflict',
    status: 409,
    zh: '这个工单的个人信息已按保存期限删除，不能再回看每一步当时的样子。',
    en: 'The personal data of this case was erased when its time was over: it cannot be shown as it stood.',
  },
  'instance.running': {
    kind: 'conflict',
    status: 409,
    zh: '工单还没有办结，现在不会删除，不用冻结。',
    en: 'The case has not ended: nothing of it is erased yet.',
  },
  'hold.exists': {
    kind: 'conflict',
    status: 409,
    zh: '这个工单已经冻结。',
    en: 'The case is on hold already.',
  },
  'hold.not-found': {
    kind: 'rejected',
    status: 404,
    zh: '这个工单没有冻结。',
    en: 'The case is not on hold.',
  },
  'event.not-accepted': {
    kind: 'conflict',
    status: 409,
    zh: '现在不能做这一步。',
    en: 'The instance does not accept this event now.',
  },
  'event.unknown': {
    kind: 'rejected',
    status: 422,
    zh: '没有这种操作。',
    en: 'The definition declares no such event.',
  },
  'incident.not-found': {
    kind: 'rejected',
    status: 404,
    zh: '没有找到这条异常。',
    en: 'No such incident.',
  },
  'incident.resolved': {
    kind: 'conflict',
    status: 409,
    zh: '这条异常已经处理过了。',
    en: 'The incident was already settled.',
  },
  'submission.invalid': {
    kind: 'rejected',
    status: 422,
    zh: '有些内容需要修改。',
    en: 'Some answers need attention.',
  },
  'submission.key-reused': {
    kind: 'conflict',
    status: 409,
    zh: '同一编号已提交过不同的内容。',
    en: 'This id was already used with another content.',
  },
  'device.unknown': { kind: 'rejected', status: 401, zh: '未知设备。', en: 'No such device.' },
  'signature.invalid': {
    kind: 'rejected',
    status: 401,
    zh: '签名不正确。',
    en: 'The signature is wrong.',
  },
  'signature.stale': {
    kind: 'rejected',
    status: 401,
    zh: '时间戳超出允许范围。',
    en: 'The timestamp is outside the replay window.',
  },
  'reading.invalid': {
    kind: 'rejected',
    status: 422,
    zh: '设备数据格式不正确。',
    en: 'The reading does not have the declared shape.',
  },
  'paper.not-found': {
    kind: 'rejected',
    status: 404,
    zh: '没有这份文书，或者现在还不能出具。',
    en: 'There is no such document, or it cannot be issued yet.',
  },
  'snapshot.incompatible': {
    kind: 'fault',
    status: 500,
    zh: '系统出错了。',
    en: 'A stored snapshot cannot be read.',
    zhCause: '存档读不出来，可能来自不兼容的版本。',
  },
  'snapshot.too-large': {
    kind: 'fault',
    status: 500,
    zh: '系统出错了。',
    en: 'The instance would hold more than a snapshot may; it stays as it was.',
  },
  'history.too-long': {
    kind: 'fault',
    status: 500,
    zh: '系统出错了。',
    en: 'The instance has taken as many steps as one may; only ending it is left.',
  },
  'assignment.empty': {
    kind: 'fault',
    status: 500,
    zh: '系统出错了。',
    en: 'No rule of the task finds anybody.',
    zhCause: '任务没有人可派：岗位上没有人员。',
  },
  'child.unheard': {
    kind: 'fault',
    status: 500,
    zh: '系统出错了。',
    en: 'The end of a child leads nowhere now.',
    zhCause: '子工单结束以后没有下一步可走：没有一条条件成立。',
  },
  'child.too-many': {
    kind: 'fault',
    status: 500,
    zh: '系统出错了。',
    en: 'The instance has started as many children as one may.',
    zhCause: '这张工单启动的子工单已经到了上限，可能在反复启动。',
  },
  'calendar.uncovered': {
    kind: 'fault',
    status: 500,
    zh: '系统出错了。',
    en: 'The working calendar does not cover this date.',
    zhCause: '工作日历还没有覆盖这个日期。请在“工作日历”里补上这一年，再重试。',
  },
  'calendar.hours': {
    kind: 'rejected',
    status: 400,
    zh: '办公时间不对：每天至少一段，从早到晚、互不重叠，生效日期一个比一个晚。',
    en: 'The business hours are wrong: at least one interval a day, in order and apart, each first day after the one before.',
  },
  'calendar.invalid': {
    kind: 'rejected',
    status: 400,
    zh: '日历里有不正确的日期。',
    en: 'A date of the calendar is wrong.',
  },
  'calendar.gap': {
    kind: 'rejected',
    status: 400,
    zh: '年份要接着已有的年份，中间不能空。',
    en: 'A year must follow the years that are there.',
  },
  'calendar.changed': {
    kind: 'conflict',
    status: 409,
    zh: '日历刚刚被别人改过，请重新打开再改。',
    en: 'Somebody else has changed the calendar; open it again.',
  },
  'store.unavailable': {
    kind: 'transient',
    status: 503,
    zh: '系统正忙，请稍后再试。',
    en: 'The database is away; try again.',
  },
  'engine.overloaded': {
    kind: 'transient',
    status: 503,
    zh: '系统正忙，请稍后再试。',
    en: 'The engine is at capacity; try again.',
  },
  'server.overloaded': {
    kind: 'transient',
    status: 503,
    zh: '系统正忙，请稍后再试。',
    en: 'The server is at capacity; try again.',
  },
  'portal.closed': {
    kind: 'conflict',
    status: 503,
    zh: '社区网上服务正在维护，暂时不能提交。您填的内容还在这台设备上，请稍后再试；着急请打电话。',
    en: 'The service is being maintained, so nothing can be sent now. What you wrote is kept on this device; try again later, or call if it is urgent.',
  },
  'announcement.not-found': {
    kind: 'rejected',
    status: 404,
    zh: '没有找到这条公告。',
    en: 'No such announcement.',
  },
  'channel.unreachable': {
    kind: 'transient',
    status: 503,
    zh: '通知暂时发不出去。',
    en: 'A channel is unreachable.',
    zhCause: '通知渠道多次拒收，已停止重发。',
  },
  'channel.refused': {
    kind: 'rejected',
    status: 422,
    zh: '用这种方式联系不到这个人。',
    en: 'A channel does not reach this person.',
  },
  'invariant.broken': {
    kind: 'fault',
    status: 500,
    zh: '系统出错了。',
    en: 'An invariant is broken.',
    zhCause: '系统内部的一项约束被破坏，请联系维护人员。',
  },
  'config.invalid': {
    kind: 'rejected',
    status: 400,
    zh: '启动设置有问题。',
    en: 'The settings of the process are wrong.',
  },
  'request.foreign-origin': {
    kind: 'rejected',
    status: 403,
    zh: '请求来自别的网站，已拒绝。',
    en: 'The request comes from another site.',
  },
  'request.not-found': {
    kind: 'rejected',
    status: 404,
    zh: '没有这个地址。',
    en: 'There is nothing at this address.',
  },
  'request.unsupported-type': {
    kind: 'rejected',
    status: 415,
    zh: '不支持这种内容类型。',
    en: 'The content type is not accepted here.',
  },
} as const satisfies Record<string, BookEntry>

export type ErrorCode = keyof typeof book
export const ERROR_CODES: Readonly<Record<ErrorCode, BookEntry>> = book

/** What kind of error one is. */
export function kindOf({ code }: { readonly code: ErrorCode }): ErrorKind {
  return book[code].kind
}
