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

/** Edits of what people fill in and read, and of what starts an instance. */
const GOLDEN: readonly Golden[] = [
  [
    'another English title of an option',
    'complaint',
    [
      {
        set: '/forms/triage/i18n/en/~1schema~1properties~1decision~1oneOf~13~1title',
        to: 'Declined',
      },
    ],
    [
      'field.option.translation',
      '表单“受理立案单”的“处理方式”的选项“不予受理”的名称的英文由“Not accepted”改为“Declined”。',
      'English title of option “Declined” of field “Decision” of form “Acceptance” changed from “Not accepted” to “Declined”.',
    ],
  ],
  [
    'a title of a field in both languages',
    'complaint',
    [
      { set: '/forms/report/schema/properties/phone/title', to: '手机号' },
      { set: '/forms/report/i18n/en/~1schema~1properties~1phone~1title', to: 'Mobile' },
    ],
    [
      'field.title',
      '表单“诉求上报”的“联系电话”改名为“手机号”。',
      'Field “Phone” of form “Report in detail” was renamed to “Mobile”.',
    ],
  ],
  [
    'a new rule',
    'complaint',
    [
      {
        set: '/forms/handover/rules',
        to: [{ field: 'note', visibleWhen: 'size(form.called) > 1' }],
      },
    ],
    [
      'rule.visible-when',
      '表单“紧急转接记录”的“情况”增加了显示条件：“已联系的项数 > 1”。',
      'Condition for showing of field “What was learnt” of form “Emergency hand-over” added: “number of Contacted > 1”.',
    ],
  ],
  [
    'another order of questions',
    'complaint',
    [{ set: '/forms/handover/ui/ui:order', to: ['note', 'called'] }],
    [
      'field.order',
      '表单“紧急转接记录”里各项的先后变了。',
      'The order of what is in form “Emergency hand-over” changed.',
    ],
  ],
  [
    'a place of another origin',
    'complaint',
    [{ set: '/triggers/0/node', to: "'a'" }],
    [
      'trigger.node',
      '提交表单“诉求上报”的触发的归属由“位置 · 楼栋或网格”改为“a”。',
      'Place of trigger of the form “Report in detail” changed from “Place · “Building or grid”” to “a”.',
    ],
  ],
  [
    'a new trigger',
    'complaint',
    [
      {
        set: '/triggers/2',
        to: { kind: 'form', form: 'report', by: ['official'], node: 'user.nodeId', set: {} },
      },
    ],
    [
      'trigger.added',
      '增加了提交表单“诉求上报”的触发。',
      'Trigger of the form “Report in detail” added.',
    ],
  ],
  [
    'a notice taken away',
    'complaint',
    [{ remove: '/notices/closed' }],
    ['notice.removed', '删除了通知“已结案”。', 'Notice “Closed” removed.'],
  ],
  [
    'a new required field',
    'complaint',
    [
      { set: '/forms/report/schema/properties/floor', to: { type: 'integer', title: '楼层' } },
      { insert: '/forms/report/schema/required/0', value: 'floor' },
      { insert: '/forms/report/ui/ui:order/2', value: 'floor' },
    ],
    [
      'field.added',
      '增加了表单“诉求上报”的“楼层”，必填。',
      'Field “楼层” of form “Report in detail” added; it is required.',
    ],
  ],
  [
    'a field taken away',
    'complaint',
    [{ remove: '/forms/report/schema/properties/reporterName' }],
    [
      'field.removed',
      '删除了表单“诉求上报”的“您的称呼”。',
      'Field “Your name” of form “Report in detail” removed.',
    ],
  ],
  [
    'another title of a field',
    'complaint',
    [{ set: '/forms/report/schema/properties/description/title', to: '事情经过' }],
    [
      'field.title',
      '表单“诉求上报”的“情况描述”改名为“事情经过”。',
      'Chinese title of field “What happened” of form “Report in detail” changed from “情况描述” to “事情经过”.',
    ],
  ],
  [
    'another limit of a field in a group',
    'complaint',
    [{ set: '/forms/report/schema/properties/location/properties/text/maxLength', to: 80 }],
    [
      'field.max-length',
      '表单“诉求上报”的“位置”的“具体位置”的最多字数由60改为80。',
      'Longest length of field “Exact spot” of field “Place” of form “Report in detail” changed from 60 to 80.',
    ],
  ],
  [
    'another type of a field',
    'complaint',
    [{ set: '/forms/handover/schema/properties/note/type', to: 'integer' }],
    [
      'field.type',
      '表单“紧急转接记录”的“情况”的类型由文字改为整数。',
      'Type of field “What was learnt” of form “Emergency hand-over” changed from text to whole number.',
    ],
  ],
  [
    'a field made optional',
    'complaint',
    [{ remove: '/forms/report/schema/required/1' }],
    [
      'field.optional',
      '表单“诉求上报”的“问题类别”改为选填。',
      'Field “Category” of form “Report in detail” is now optional.',
    ],
  ],
  [
    'a sentence of its own for a limit',
    'complaint',
    [
      {
        set: '/forms/report/schema/properties/description/x-messages',
        to: { minLength: '请多写几个字。' },
      },
    ],
    [
      'field.limit-message',
      '表单“诉求上报”的“情况描述”增加了“最少字数”的提示：“请多写几个字。”。',
      'Message for shortest length of field “What happened” of form “Report in detail” added: “请多写几个字。”.',
    ],
  ],
  [
    'an option taken away',
    'complaint',
    [{ remove: '/forms/triage/schema/properties/decision/oneOf/3' }],
    [
      'field.option-removed',
      '表单“受理立案单”的“处理方式”去掉了选项“不予受理”。',
      'Option “Not accepted” removed from field “Decision” of form “Acceptance”.',
    ],
  ],
  [
    'a new option',
    'complaint',
    [
      {
        set: '/forms/triage/schema/properties/decision/oneOf/4',
        to: { const: 'street', title: '转街道' },
      },
    ],
    [
      'field.option-added',
      '表单“受理立案单”的“处理方式”增加了选项“转街道”。',
      'Option “转街道” added to field “Decision” of form “Acceptance”.',
    ],
  ],
  [
    'another title of an option',
    'complaint',
    [{ set: '/forms/triage/schema/properties/decision/oneOf/3/title', to: '不受理' }],
    [
      'field.option.title',
      '表单“受理立案单”的“处理方式”的选项“不予受理”改名为“不受理”。',
      'Chinese title of option “Not accepted” of field “Decision” of form “Acceptance” changed from “不予受理” to “不受理”.',
    ],
  ],
  [
    'another rule',
    'complaint',
    [{ set: '/forms/report/rules/0/requiredWhen', to: 'true' }],
    [
      'rule.required-when',
      '表单“诉求上报”的“情况描述”的必填条件由“现场照片的项数 = 0”改为“是”。',
      'Condition for being required of field “What happened” of form “Report in detail” changed from “number of Photos = 0” to “yes”.',
    ],
  ],
  [
    'a rule taken away',
    'complaint',
    [{ remove: '/forms/report/rules/1' }],
    [
      'rule.visible-when',
      '表单“诉求上报”的“您的称呼”去掉了显示条件，原为“怎么留名 = 实名”。',
      'Condition for showing of field “Your name” of form “Report in detail” removed; it was “Identity = Named”.',
    ],
  ],
  [
    'another widget',
    'complaint',
    [{ set: '/forms/report/ui/category/ui:widget', to: 'radio' }],
    [
      'field.widget',
      '表单“诉求上报”的“问题类别”的控件由“select”改为“radio”。',
      'Widget of field “Category” of form “Report in detail” changed from “select” to “radio”.',
    ],
  ],
  [
    'a form taken away',
    'complaint',
    [{ remove: '/forms/designate' }],
    ['form.removed', '删除了表单“街道裁定”。', 'Form “Decision of the street” removed.'],
  ],
  [
    'another text of a notice',
    'complaint',
    [
      {
        set: '/notices/accepted/body/zh-CN',
        to: '{{ instance.number }} 已经受理：{{ context.explanation }}',
      },
    ],
    [
      'notice.body',
      '通知“已受理”的正文由“{{ instance.number }} 已受理：{{ context.explanation }}”改为“{{ instance.number }} 已经受理：{{ context.explanation }}”。',
      'Chinese text of notice “Accepted” changed from “{{ instance.number }} 已受理：{{ context.explanation }}” to “{{ instance.number }} 已经受理：{{ context.explanation }}”.',
    ],
  ],
  [
    'another channel',
    'complaint',
    [{ set: '/notices/accepted/channel', to: 'sms' }],
    [
      'notice.channel',
      '通知“已受理”的发送方式由站内消息改为短信。',
      'Channel of notice “Accepted” changed from in the app to text message.',
    ],
  ],
  [
    'other people who may submit',
    'complaint',
    [{ set: '/triggers/0/by', to: ['resident'] }],
    [
      'trigger.by',
      '提交表单“诉求上报”的触发的可提交的人由居民、网格员、社区干部改为居民。',
      'Who may submit of trigger of the form “Report in detail” changed from residents, grid workers, officials to residents.',
    ],
  ],
  [
    'another mapping',
    'complaint',
    [{ set: '/triggers/0/set/danger', to: 'false' }],
    [
      'trigger.set',
      '提交表单“诉求上报”的触发的“有人受伤或有紧急危险”的取值由“「现在有人受伤、起火、漏气、漏电或打斗」”改为“否”。',
      'Value of “Somebody is hurt or in danger” of trigger of the form “Report in detail” changed from “Somebody is in danger now: injury, fire, gas, live wires or a fight” to “no”.',
    ],
  ],
  [
    'another condition of a device',
    'smoke-alarm',
    [{ set: '/triggers/0/match', to: 'true' }],
    [
      'trigger.match',
      '设备“smoke_home”的触发（新开或通知已有工单，“再次报警”）的匹配条件由“kind = “alarm””改为“是”。',
      'Condition of trigger of the device “smoke_home” (start or signal, “Alarm again”) changed from “kind = “alarm”” to “yes”.',
    ],
  ],
  [
    'another source of an event',
    'complaint',
    [{ set: '/events/RESIDENT.WITHDRAW/source', to: 'staff' }],
    [
      'event.source',
      '事件“撤回诉求”的来源由居民改为工作人员。',
      'Source of event “Withdraw” changed from residents to staff.',
    ],
  ],
  [
    'a field of an event taken away',
    'smoke-alarm',
    [{ remove: '/events/DEVICE.LOST/schema/properties/batteryPct' }],
    [
      'event-field.removed',
      '删除了事件“设备失联”的“batteryPct”。',
      'Field “batteryPct” of event “Device silent” removed.',
    ],
  ],
  [
    'another type of a context field',
    'complaint',
    [{ set: '/context/schema/properties/returns/type', to: 'string' }],
    [
      'context-field.type',
      '上下文的“已退回次数”的类型由整数改为文字。',
      'Type of field “Times sent back” of the context changed from whole number to text.',
    ],
  ],
  [
    'another English title of a context field',
    'complaint',
    [{ set: '/context/i18n/en/~1schema~1properties~1returns~1title', to: 'Returns' }],
    [
      'context-field.translation',
      '上下文的“已退回次数”的名称的英文由“Times sent back”改为“Returns”。',
      'English title of field “Returns” of the context changed from “Times sent back” to “Returns”.',
    ],
  ],
  [
    'a new context field',
    'complaint',
    [{ set: '/context/schema/properties/x', to: { type: 'string' } }],
    ['context-field.added', '增加了上下文的“x”。', 'Field “x” of the context added.'],
  ],
  [
    'another initial value',
    'complaint',
    [{ set: '/context/initial/returns', to: 1 }],
    [
      'context.initial',
      '上下文的“已退回次数”的初始值由0改为1。',
      'Initial value of “Times sent back” of the context changed from 0 to 1.',
    ],
  ],
  [
    'a scenario taken away',
    'complaint',
    [{ remove: '/scenarios/0' }],
    [
      'scenario.removed',
      '删除了例子“国庆前上报，网格自办，他人核查，居民满意，结案”。',
      'Scenario “Reported before National Day, settled by the grid, verified …” removed.',
    ],
  ],
  [
    'other steps of a scenario',
    'complaint',
    [{ remove: '/scenarios/0/steps/0' }],
    [
      'scenario.steps',
      '例子“国庆前上报，网格自办，他人核查，居民满意，结案”的步骤变了。',
      'The steps of scenario “Reported before National Day, settled by the grid, verified …” changed.',
    ],
  ],
]

test.each(GOLDEN)('%s is told in one sentence', (...[, template, by, told]) => {
  const before = templateOf(template)

  const changes = diffDefinitions(before, edited(before, ...by), POSTS)

  expect(changes.map(({ code, message }) => [code, message['zh-CN'], message.en])).toEqual([told])
})
