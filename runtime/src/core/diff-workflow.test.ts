import { expect, test } from 'vitest'
import type { DocumentEdit } from '../../../tests/support/edit-definition.ts'
import { edited, templateOf } from '../../../tests/support/edit-definition.ts'
import { diffDefinitions } from './diff-definitions.ts'

type Told = readonly [code: string, zh: string, en: string]
type Golden = readonly [edit: string, template: string, by: readonly DocumentEdit[], told: Told]

const POSTS = {
  committee: { 'zh-CN': '社区两委', en: 'community committee' },
  'grid-worker': { 'zh-CN': '网格员', en: 'grid worker' },
  'area-lead': { 'zh-CN': '片长', en: 'area lead' },
  'street-center': { 'zh-CN': '街道网格中心', en: 'street grid centre' },
}

/** Edits of states, transitions, tasks and timers. */
const GOLDEN: readonly Golden[] = [
  [
    'a timer that runs by another clock',
    'complaint',
    [
      {
        set: '/timers/supplement-due',
        to: {
          title: { 'zh-CN': '补充时限', en: 'Time to add information' },
          clock: 'calendar-days',
          days: 1,
        },
      },
    ],
    [
      'timer.clock',
      '时限“补充时限”（“待补充”）由 3 个工作日 改为 1 个自然日。',
      'Timer “Time to add information” (at “Waiting for information”) changed from 3 working days to 1 calendar day.',
    ],
  ],
  [
    'an entry action in another order',
    'complaint',
    [{ move: '/machine/states/emergency/entry/0', to: '/machine/states/emergency/entry/9' }],
    [
      'action.order',
      '进入环节“紧急转接”时，动作的先后变了。',
      'On entering the state “Emergency hand-over”, the order of the actions changed.',
    ],
  ],
  [
    'a transition that enters again',
    'complaint',
    [{ set: '/machine/states/intake/always/1/reenter', to: true }],
    [
      'transition.reenter',
      '环节“信息采集”自动流转时到“受理甄别”的流转增加了重新进入：是。',
      'Re-entering of the transition to “Triage” (automatically at “Intake”) added: yes.',
    ],
  ],
  [
    'another title of the definition',
    'complaint',
    [{ set: '/title/zh-CN', to: '诉求直达' }],
    [
      'definition.title',
      '事项的名称由“拍一拍·诉求上报”改为“诉求直达”。',
      'Chinese title of the definition changed from “拍一拍·诉求上报” to “诉求直达”.',
    ],
  ],
  [
    'another English title',
    'complaint',
    [{ set: '/title/en', to: 'Report' }],
    [
      'definition.translation',
      '事项的名称的英文由“Snap and report”改为“Report”。',
      'English title of the definition changed from “Snap and report” to “Report”.',
    ],
  ],
  [
    'other letters of the numbers',
    'complaint',
    [{ set: '/family', to: 'SQ' }],
    [
      'definition.family',
      '事项的工单号的字母由“TS”改为“SQ”。',
      'Letters of the numbers of the definition changed from “TS” to “SQ”.',
    ],
  ],
  [
    'another title of a state',
    'complaint',
    [{ set: '/machine/states/triage/meta/title', to: { 'zh-CN': '受理审核', en: 'Review' } }],
    ['state.title', '环节“受理甄别”改名为“受理审核”。', 'State “Triage” was renamed to “Review”.'],
  ],
  [
    'a public title taken away',
    'complaint',
    [{ remove: '/machine/states/triage/meta/publicTitle' }],
    [
      'state.public-title',
      '环节“受理甄别”去掉了对居民的说法，原为“受理中”。',
      'Public title of state “Triage” removed; it was “Being looked at”.',
    ],
  ],
  [
    'another key of a state, with what leads to it',
    'complaint',
    [
      { rename: '/machine/states/triage', to: 'screening' },
      { replace: '"target":"triage"', by: '"target":"screening"' },
    ],
    [
      'state.key',
      '环节“受理甄别”的代号由“triage”改为“screening”。',
      'Key of state “Triage” changed from “triage” to “screening”.',
    ],
  ],
  [
    'a new state',
    'complaint',
    [
      {
        set: '/machine/states/paused',
        to: { meta: { uid: 'paused', title: { 'zh-CN': '暂停', en: 'Paused' } }, on: {} },
      },
    ],
    ['state.added', '增加了环节“暂停”。', 'State “Paused” added.'],
  ],
  [
    'a state moved into another',
    'smoke-alarm',
    [
      {
        move: '/machine/states/alarm/states/handling/states/at-site',
        to: '/machine/states/alarm/states/handling/states/remote/states/at-site',
      },
    ],
    [
      'state.moved',
      '环节“现场核实”由“处置”移到“核实”里。',
      'State “Check on site” moved from “Handling” into “Verification”.',
    ],
  ],
  [
    'another first state',
    'complaint',
    [{ set: '/machine/initial', to: 'triage' }],
    [
      'machine.initial',
      '整个流程的最先进入的环节由“信息采集”改为“受理甄别”。',
      'First state of the whole workflow changed from “Intake” to “Triage”.',
    ],
  ],
  [
    'a transition to another state',
    'complaint',
    [{ set: '/machine/states/triage/invoke/onDone/3/target', to: 'not-accepted' }],
    [
      'transition.target',
      '环节“受理甄别”办完“受理甄别”后（条件：“处理方式 = 请诉求人补充”）改为到“不予受理”，原来到“待补充”。',
      'After “Triage” at “Triage” (if “Decision = Ask the reporter for more”): now going to “Not accepted” instead of going to “Waiting for information”.',
    ],
  ],
  [
    'another condition',
    'complaint',
    [
      {
        set: '/machine/states/triage/invoke/onDone/1/guard/params/cel',
        to: "output.form.decision == 'property' && context.returns < 3",
      },
    ],
    [
      'transition.guard',
      '环节“受理甄别”办完“受理甄别”后到“待物业签收”的流转的条件由“处理方式 = 派给物业 且 已退回次数 < 2”改为“处理方式 = 派给物业 且 已退回次数 < 3”。',
      'Condition of the transition to “Waiting for property management” (after “Triage” at “Triage”) changed from “Decision = Sent to property management and Times sent back < 2” to “Decision = Sent to property management and Times sent back < 3”.',
    ],
  ],
  [
    'a condition that reads as before',
    'complaint',
    [
      {
        set: '/machine/states/triage/invoke/onDone/1/guard/params/cel',
        to: "output.form.decision == 'property' && context.returns<2",
      },
    ],
    [
      'transition.guard',
      "环节“受理甄别”办完“受理甄别”后到“待物业签收”的流转的条件由“output.form.decision == 'property' && context.returns < 2”改为“output.form.decision == 'property' && context.returns<2”。",
      "Condition of the transition to “Waiting for property management” (after “Triage” at “Triage”) changed from “output.form.decision == 'property' && context.returns < 2” to “output.form.decision == 'property' && context.returns<2”.",
    ],
  ],
  [
    'a condition taken away',
    'complaint',
    [{ remove: '/machine/states/intake/always/0/guard' }],
    [
      'transition.guard',
      '环节“信息采集”自动流转时到“紧急转接”的流转去掉了条件，原为“有人受伤或有紧急危险 = 是”。',
      'Condition of the transition to “Emergency hand-over” (automatically at “Intake”) removed; it was ““Somebody is hurt or in danger” = yes”.',
    ],
  ],
  [
    'a new transition',
    'complaint',
    [
      {
        insert: '/machine/states/triage/invoke/onDone/0',
        value: {
          target: 'emergency',
          guard: { type: 'expr', params: { cel: 'output.form.publicHazard' } },
        },
      },
    ],
    [
      'transition.added',
      '环节“受理甄别”办完“受理甄别”后增加了一条流转：到“紧急转接”（条件：“属于公共隐患（诉求人撤回也要办）= 是”）。',
      'After “Triage” at “Triage”, a transition was added: going to “Emergency hand-over” (if “A public hazard (it is settled even if the reporter withdraws) = yes”).',
    ],
  ],
  [
    'a transition taken away',
    'complaint',
    [{ remove: '/machine/states/triage/invoke/onDone/3' }],
    [
      'transition.removed',
      '环节“受理甄别”办完“受理甄别”后去掉了一条流转：到“待补充”（条件：“处理方式 = 请诉求人补充”），记下填写的“需要补充什么”；发通知“请补充情况”给发起人；把“已请补充次数”记为“已请补充次数 + 1”。',
      'After “Triage” at “Triage”, a transition was removed: going to “Waiting for information” (if “Decision = Ask the reporter for more”), keep “What is missing” as answered; send the notice “Please add information” to who started it; set “Times asked for more” to “Times asked for more + 1”.',
    ],
  ],
  [
    'another order of transitions',
    'complaint',
    [
      {
        move: '/machine/states/triage/invoke/onDone/2',
        to: '/machine/states/triage/invoke/onDone/9',
      },
    ],
    [
      'transition.order',
      '环节“受理甄别”办完“受理甄别”后，各条流转的先后变了。',
      'After “Triage” at “Triage”, the order of the transitions changed.',
    ],
  ],
  [
    'a new action',
    'complaint',
    [
      {
        set: '/machine/states/emergency/entry/2',
        to: {
          type: 'notify',
          params: { notice: 'emergency', to: { strategy: 'post', post: 'committee' } },
        },
      },
    ],
    [
      'action.added',
      '进入环节“紧急转接”时，增加：发通知“紧急诉求”给“社区两委”。',
      'On entering the state “Emergency hand-over”, added: send the notice “Emergency report” to “community committee”.',
    ],
  ],
  [
    'an action taken away',
    'complaint',
    [{ remove: '/machine/states/triage/invoke/onDone/0/actions/3' }],
    [
      'action.removed',
      '环节“受理甄别”办完“受理甄别”后，不再发通知“已受理”给发起人。',
      'After “Triage” at “Triage”, removed: send the notice “Accepted” to who started it.',
    ],
  ],
  [
    'another action',
    'complaint',
    [{ set: '/machine/states/triage/invoke/onDone/0/actions/2/params/cel', to: "'好的'" }],
    [
      'action.changed',
      '环节“受理甄别”办完“受理甄别”后，原来记下填写的“对诉求人的说明”，改为把“对诉求人的说明”记为“好的”。',
      'After “Triage” at “Triage”, changed: keep “What the reporter is told” as answered → set “What the reporter is told” to “好的”.',
    ],
  ],
  [
    'a timer that is waited for no longer',
    'complaint',
    [{ remove: '/machine/states/triage/after/triage-overdue' }],
    [
      'transition.removed',
      '环节“受理甄别”的“受理超时”到时后去掉了一条流转：留在原处，发通知“超过时限，请督促”给“街道网格中心”。',
      'When “Triage overdue” runs out at “Triage”, a transition was removed: staying, send the notice “Overdue, please press on” to “street grid centre”.',
    ],
  ],
  [
    'an assignment to others than a post',
    'complaint',
    [
      {
        insert: '/tasks/triage/assign/0',
        value: { strategy: 'leader', of: { performerOf: 'handle-grid' }, post: 'area-lead' },
      },
      {
        insert: '/tasks/triage/assign/0',
        value: { strategy: 'team', team: 'fire-watch', post: 'on-duty', pick: 'in-turn' },
      },
      { insert: '/tasks/triage/assign/0', value: { strategy: 'field', field: 'found' } },
      { insert: '/tasks/triage/assign/0', value: { strategy: 'person', account: 'u-li' } },
    ],
    [
      'task.assign',
      '任务“受理甄别”的派给由“acceptance-desk”，其次“社区两委”，其次“街道网格中心”改为指定的人“u-li”，其次“查到的情况”里写的人，其次就近当班的“fire-watch”队伍的“on-duty”中轮到的一位，其次办过“处理诉求”的人上面的“片长”，其次“acceptance-desk”，其次“社区两委”，其次“街道网格中心”。',
      'Assignment of task “Triage” changed from “acceptance-desk”, then “community committee”, then “street grid centre” to the person “u-li”, then whoever “What we found” names, then the one of “on-duty” of the nearest “fire-watch” team on duty whose turn it is, then “area lead” above who did “Settle the case”, then “acceptance-desk”, then “community committee”, then “street grid centre”.',
    ],
  ],
  [
    'another assignment',
    'complaint',
    [{ remove: '/tasks/handle-grid/assign/1' }],
    [
      'task.assign',
      '任务“处理诉求”的派给由“网格员”，其次“片长”，其次“社区两委”，其次“街道网格中心”改为“网格员”，其次“社区两委”，其次“街道网格中心”。',
      'Assignment of task “Settle the case” changed from “grid worker”, then “area lead”, then “community committee”, then “street grid centre” to “grid worker”, then “community committee”, then “street grid centre”.',
    ],
  ],
  [
    'a narrower exclusion',
    'complaint',
    [{ remove: '/tasks/verify/exclude/1' }],
    [
      'task.exclude',
      '任务“核查结果”的回避由办过“处理诉求”的人、办过“处理诉求（物业）”的人改为办过“处理诉求”的人。',
      'Exclusion of task “Verify the result” changed from who did “Settle the case”, who did “Settle the case (property management)” to who did “Settle the case”.',
    ],
  ],
  [
    'whoever lives with a party is excluded',
    'complaint',
    [{ set: '/tasks/verify/exclude/1', to: { householdOf: { partyIn: 'category' } } }],
    [
      'task.exclude',
      '任务“核查结果”的回避由办过“处理诉求”的人、办过“处理诉求（物业）”的人改为办过“处理诉求”的人、“问题类别”里写的人的同户。',
      'Exclusion of task “Verify the result” changed from who did “Settle the case”, who did “Settle the case (property management)” to who did “Settle the case”, the household of whoever “Category” names.',
    ],
  ],
  [
    'an exclusion taken away',
    'complaint',
    [{ remove: '/tasks/verify/exclude' }],
    [
      'task.exclude',
      '任务“核查结果”去掉了回避，原为办过“处理诉求”的人、办过“处理诉求（物业）”的人。',
      'Exclusion of task “Verify the result” removed; it was who did “Settle the case”, who did “Settle the case (property management)”.',
    ],
  ],
  [
    'what the system does at the due time',
    'complaint',
    [{ set: '/tasks/verify/atDue', to: { outcome: 'submit' } }],
    [
      'task.at-due',
      '任务“核查结果”增加了到期自动办理：“提交核查”。',
      'Outcome at the due time of task “Verify the result” added: “Submit”.',
    ],
  ],
  [
    'whoever agreed before is not asked again',
    'complaint',
    [{ set: '/tasks/verify/dedupe', to: 'all' }],
    [
      'task.dedupe',
      '任务“核查结果”增加了去重：之前已同意的人不再问。',
      'Repeated decisions of task “Verify the result” added: whoever agreed before is not asked again.',
    ],
  ],
  [
    'a task is left to a person',
    'complaint',
    [{ set: '/tasks/verify/legal', to: true }],
    [
      'task.legal',
      '任务“核查结果”改为法定环节，只能由人决定。',
      'Task “Verify the result” is now left to a person by law.',
    ],
  ],
  [
    'another deadline',
    'complaint',
    [{ set: '/tasks/triage/due', to: 'triage-overdue' }],
    [
      'task.due',
      '任务“受理甄别”的办理时限由“受理时限”改为“受理超时”。',
      'Deadline of task “Triage” changed from “Triage” to “Triage overdue”.',
    ],
  ],
  [
    'a new outcome',
    'complaint',
    [{ set: '/tasks/triage/outcomes/defer', to: { title: { 'zh-CN': '缓办', en: 'Defer' } } }],
    [
      'task.outcome.added',
      '增加了任务“受理甄别”的处理结果“缓办”。',
      'Outcome “Defer” of task “Triage” added.',
    ],
  ],
  [
    'another title of an outcome',
    'complaint',
    [{ set: '/tasks/triage/outcomes/submit/title', to: { 'zh-CN': '提交', en: 'Submit' } }],
    [
      'task.outcome.title',
      '任务“受理甄别”的处理结果“提交决定”改名为“提交”。',
      'Outcome “Submit the decision” of task “Triage” was renamed to “Submit”.',
    ],
  ],
  [
    'another tone of a button',
    'complaint',
    [{ set: '/tasks/triage/outcomes/submit/tone', to: 'danger' }],
    [
      'task.outcome.tone',
      '任务“受理甄别”的处理结果“提交决定”的按钮由主要改为警示。',
      'The button of outcome “Submit the decision” of task “Triage” changed from primary to danger.',
    ],
  ],
  [
    'another form of a task',
    'complaint',
    [{ set: '/tasks/verify/form', to: 'feedback' }],
    [
      'task.form',
      '任务“核查结果”的表单由“核查单”改为“处置反馈”。',
      'Form of task “Verify the result” changed from “Verification” to “Result”.',
    ],
  ],
  [
    'other instructions',
    'complaint',
    [
      {
        set: '/tasks/triage/instructions/zh-CN',
        to: '八个工作小时内决定。匿名件可核实的也要受理，不得要求必须留名。',
      },
    ],
    [
      'task.instructions',
      '任务“受理甄别”的办理提示由“四个工作小时内决定。匿名件可核实的也要受理，不得要求必须留名。”改为“八个工作小时内决定。匿名件可核实的也要受理，不得要求必须留名。”。',
      'Chinese instructions of task “Triage” changed from “四个工作小时内决定。匿名件可核实的也要受理，不得要求必须留名。” to “八个工作小时内决定。匿名件可核实的也要受理，不得要求必须留名。”.',
    ],
  ],
  [
    'a task made urgent',
    'complaint',
    [{ set: '/tasks/triage/urgent', to: true }],
    ['task.urgent', '任务“受理甄别”改为加急。', 'Task “Triage” is now urgent.'],
  ],
  [
    'a longer timer',
    'smoke-alarm',
    [{ set: '/timers/duty-ack/duration', to: 'PT90S' }],
    [
      'timer.lengthened',
      '时限“值班室60秒内确认”（“核实”）由 1 分钟 改为 90 秒。',
      'Timer “Duty room answers within 60 s” (at “Verification”) changed from 1 minute to 90 seconds.',
    ],
  ],
  [
    'a shorter timer',
    'complaint',
    [{ set: '/timers/triage-due/hours', to: 2 }],
    [
      'timer.shortened',
      '时限“受理时限”（“受理甄别”）由 4 个工作小时 改为 2 个工作小时。',
      'Timer “Triage” (at “Triage”) changed from 4 working hours to 2 working hours.',
    ],
  ],
  [
    'another clock',
    'complaint',
    [
      {
        set: '/timers/triage-due',
        to: { title: { 'zh-CN': '受理时限', en: 'Triage' }, clock: 'elapsed', duration: 'PT24H' },
      },
    ],
    [
      'timer.clock',
      '时限“受理时限”（“受理甄别”）由 4 个工作小时 改为 24 小时。',
      'Timer “Triage” (at “Triage”) changed from 4 working hours to 24 hours.',
    ],
  ],
  [
    'a new timer',
    'complaint',
    [
      {
        set: '/timers/extra',
        to: { title: { 'zh-CN': '延期', en: 'Extension' }, clock: 'working-days', days: 2 },
      },
    ],
    ['timer.added', '增加了时限“延期”。', 'Timer “Extension” added.'],
  ],
]

test.each(GOLDEN)('%s is told in one sentence', (...[, template, by, told]) => {
  const before = templateOf(template)

  const changes = diffDefinitions(before, edited(before, ...by), POSTS)

  expect(changes.map(({ code, message }) => [code, message['zh-CN'], message.en])).toEqual([told])
})
