import type { LocaleText } from '@linli/schemas/locale-text'
import type { Standing } from './sights.ts'
import type { Viewer } from './viewer.ts'
import { officialOnly, signedIn, staffOnly } from './viewer.ts'

/** Who may ask for a field of Query or Mutation at all. What of it she then gets is decided row by row (readable.ts), and what
 *  is done to a task by whether it is hers. */
export type Level = 'anyone' | 'signed-in' | 'staff' | 'official'

/** Throws `session.missing` and `access.denied`. */
export function assertMay(viewer: Viewer | null, level: Level): void {
  if (level === 'official') officialOnly(viewer)
  if (level === 'staff') staffOnly(viewer)
  if (level === 'signed-in') signedIn(viewer)
}

/** Null for a field that has no row; tests/access refuses one. */
export function levelOf(operation: string): Level | null {
  const entry = Object.entries(OPERATIONS).find(([, names]) => names.includes(operation))
  return entry === undefined ? null : (entry[0] as Level)
}

/** Every field of Query and Mutation. The server asks this before any of them runs (graphql/guard-operations.ts). */
export const OPERATIONS: Readonly<Record<Level, readonly string[]>> = {
  anyone: [
    ...[
      'devMessages',
      'me',
      'node',
      'orgNodes',
      'nodeAt',
      'placesAround',
      'nearbyCases',
      'service',
      'services',
      'track',
      'linkedTask',
      'completeLinkedTask',
      'paper',
      'scannedPlace',
      'instance',
      'task',
    ],
    ...['enterCode', 'sendCode', 'signIn', 'signOut', 'announcements', 'maintenance'],
  ],
  'signed-in': [
    ...['myInstances', 'notices', 'tasks', 'start', 'sendEvent', 'urgeInstance'],
    ...['claimTask', 'completeTask', 'releaseTask', 'addSigner', 'removeSigner'],
    ...['transferTask', 'delegateTask', 'completeTasks', 'takeBackTask'],
    ...[
      'ask',
      'answerQuestion',
      'withdrawQuestion',
      'copies',
      'unreadCopyCount',
      'copyInstance',
      'markCopyRead',
    ],
    ...['askExtension', 'decideExtension'],
    ...['followedCases', 'followCase', 'unfollowCase', 'earlierAnswers'],
    ...['myQuietHours', 'setMyQuietHours', 'markNoticesRead', 'myNoticeWays', 'setMyNoticeWay'],
  ],
  staff: [
    ...['devices', 'instances', 'statutoryDays', 'workingCalendar', 'revealField'],
    ...['myDuty', 'noteShift', 'onDuty', 'staff', 'teamNotices', 'personNotices'],
    ...['phrases', 'setMyPhrases', 'taskDraft', 'taskDraftIds', 'saveTaskDraft'],
    ...['mySwaps', 'swapChoices', 'askSwap', 'answerSwap', 'withdrawSwap'],
  ],
  official: [
    ...['auditDeeds', 'auditEntries', 'auditVerification', 'verifyAudit', 'rolesMatrix', 'viewAs'],
    ...['definition', 'definitions', 'publicationRequests', 'publishingTakesTwo', 'saveDraft'],
    ...['lookAtDraft', 'streetParts', 'deviceSamples'],
    ...['fieldBlocks', 'fieldBlockAt', 'saveFieldBlock', 'removeFieldBlock'],
    ...['publish', 'requestPublication', 'decidePublication', 'setPublishingTakesTwo'],
    ...[
      'captureScenario',
      'livedScenario',
      'migration',
      'planMigration',
      'moveInstances',
      'stopMigration',
      'undoMigration',
    ],
    ...['dropMigration', 'incidents', 'openIncidentCount', 'retryIncidents', 'skipIncidents'],
    ...['cancelInstance', 'cancelInstances', 'suspendInstance', 'resumeInstance'],
    ...['calendarPreview', 'saveCalendarYear', 'sendTestReading'],
    ...[
      'holdingsAt',
      'orgTree',
      'treeNode',
      'nodeMap',
      'addNode',
      'changeNode',
      'closeNode',
      'moveNode',
    ],
    ...['takePlaceCodes', 'renewPlaceCode'],
    ...['reopenNode', 'people', 'person', 'postChoices', 'addPerson', 'changePerson'],
    ...['disablePerson', 'enablePerson', 'resetPassword', 'givePost', 'endPost', 'handOver'],
    ...['recordLeave', 'endLeave', 'officeHoursPreview', 'saveOfficeHours', 'treeChanges'],
    ...['mergeNodes', 'previewMerge', 'previewSplit', 'splitNode', 'undoTreeChange'],
    ...[
      'retentionRules',
      'dueCases',
      'erasures',
      'retentionHolds',
      'eraseDue',
      'holdCase',
      'releaseCase',
    ],
    ...['retentionDefault', 'setRetentionDefault', 'noticeRules', 'setNoticeRules'],
    ...['noticeWordings', 'setNoticeWording', 'resetNoticeWording'],
    ...[
      'setStreetPhrases',
      'allAnnouncements',
      'announce',
      'withdrawAnnouncement',
      'setMaintenance',
    ],
    ...['teams', 'team', 'addTeam', 'changeTeam', 'previewDuty', 'fillDuty'],
    ...['addShift', 'changeShift', 'removeShift', 'swapShifts'],
  ],
}

/** `own`: where the task, or the case that she started, is hers. */
export type Grant = 'yes' | 'own' | 'no'

interface ToldOperation {
  readonly title: LocaleText
  /** Fields of the table above. */
  readonly fields: readonly string[]
  /** Whether it is done only to what is one's own; `official` where officials may do it to all of their part; `done` to what one
   *  completed oneself. */
  readonly own?: 'all' | 'done' | 'official'
  /** Whoever started the case may too, whatever she is. */
  readonly initiator?: true
  /** To a case that one reads. */
  readonly ofCase?: true
  /** More than the field itself asks: the core refuses others. */
  readonly least?: Level
}

/** What the page of roles tells of the operations, each with the fields that it is. */
const TOLD: readonly ToldOperation[] = [
  { title: { 'zh-CN': '提交事项', en: 'Start a case' }, fields: ['start'] },
  { title: { 'zh-CN': '凭单号查询进度', en: 'Look up by number' }, fields: ['track'] },
  {
    title: { 'zh-CN': '催办', en: 'Urge' },
    ...{ fields: ['urgeInstance'], own: 'official', initiator: true },
  },
  {
    title: { 'zh-CN': '领取、办理、放回任务', en: 'Claim, complete, put back a task' },
    ...{ fields: ['claimTask', 'completeTask', 'releaseTask'], own: 'all' },
  },
  {
    title: { 'zh-CN': '转办任务', en: 'Hand a task on' },
    ...{ fields: ['transferTask'], own: 'official', least: 'staff' },
  },
  {
    title: { 'zh-CN': '委派', en: 'Ask for an opinion' },
    ...{ fields: ['delegateTask'], own: 'all', least: 'staff' },
  },
  {
    title: { 'zh-CN': '请人协办', en: 'Ask for advice' },
    ...{ fields: ['ask'], own: 'official', least: 'staff' },
  },
  { title: { 'zh-CN': '督办', en: 'Supervise' }, fields: ['ask'], least: 'official' },
  {
    title: { 'zh-CN': '申请延期', en: 'Ask for more time' },
    ...{ fields: ['askExtension'], own: 'all', least: 'staff' },
  },
  {
    title: { 'zh-CN': '撤回刚办完的任务', en: 'Take back what was just done' },
    ...{ fields: ['takeBackTask'], own: 'done' },
  },
  {
    title: { 'zh-CN': '抄送', en: 'Copy a case' },
    ...{ fields: ['copyInstance'], own: 'official', least: 'staff' },
  },
  { title: { 'zh-CN': '查看工单列表', en: 'List cases' }, fields: ['instances'] },
  {
    title: { 'zh-CN': '说明用途查看原文', en: 'Ask for what is masked' },
    ...{ fields: ['revealField'], ofCase: true },
  },
  {
    title: { 'zh-CN': '终止、挂起、恢复工单', en: 'Cancel, suspend, resume a case' },
    fields: ['cancelInstance', 'cancelInstances', 'suspendInstance', 'resumeInstance'],
  },
  {
    title: { 'zh-CN': '处理异常', en: 'Settle incidents' },
    fields: ['incidents', 'retryIncidents', 'skipIncidents'],
  },
  {
    title: { 'zh-CN': '修改、发布事项', en: 'Change and publish definitions' },
    fields: ['saveDraft', 'publish', 'requestPublication'],
  },
  {
    title: {
      'zh-CN': '批准别人申请的发布（第二位干部）',
      en: 'Approve what another asked to publish',
    },
    fields: ['decidePublication'],
  },
  {
    title: { 'zh-CN': '管理人员和组织', en: 'Manage people and places' },
    fields: ['addPerson', 'changePerson', 'givePost', 'addNode', 'moveNode', 'recordLeave'],
  },
  {
    title: { 'zh-CN': '查看审计、以别人的视角查看', en: 'Read the audit, view as' },
    fields: ['auditEntries', 'viewAs', 'rolesMatrix'],
  },
]

/** How far up the levels somebody of a standing is. */
const REACH: Readonly<Record<Standing, Level>> = {
  ...{ initiator: 'signed-in', resident: 'signed-in', code: 'anyone' },
  ...{ holder: 'staff', candidate: 'staff', former: 'staff', colleague: 'staff' },
  ...{ official: 'official', partOfficial: 'official' },
}
const LEVELS: readonly Level[] = ['anyone', 'signed-in', 'staff', 'official']

export interface GrantedOperation {
  readonly title: LocaleText
  readonly grants: Readonly<Record<Standing, Grant>>
}

/** The operations with who may do them, out of the table that the server goes by. */
export function grantedOperations(): readonly GrantedOperation[] {
  const standings = Object.keys(REACH) as Standing[]
  return TOLD.map((told) => ({
    title: told.title,
    grants: Object.fromEntries(
      standings.map((standing) => [standing, grantOf(told, standing)]),
    ) as Record<Standing, Grant>,
  }))
}

/** Who may have completed a task of the case. */
const HAVE_DONE: readonly Standing[] = [
  ...(['initiator', 'holder', 'candidate', 'former', 'official', 'partOfficial'] as const),
]

function grantOf(told: ToldOperation, standing: Standing): Grant {
  const { fields, own, ofCase, least } = told
  const level = least ?? levelOf(fields[0] ?? '') ?? 'official'
  if (LEVELS.indexOf(REACH[standing]) < LEVELS.indexOf(level)) return 'no'
  if (own === undefined) return ofCase && standing === 'colleague' ? 'no' : 'yes'
  return ownGrant(told, standing)
}

function ownGrant({ own, initiator }: ToldOperation, standing: Standing): Grant {
  const isOfficial = REACH[standing] === 'official'
  if (own === 'done') return HAVE_DONE.includes(standing) ? 'own' : 'no'
  if (initiator) return standing === 'initiator' || isOfficial ? 'yes' : 'no'
  if (own === 'official' && isOfficial) return 'yes'
  return standing === 'former' || standing === 'colleague' ? 'no' : 'own'
}
