import { guardSentences } from '@linli/runtime/core'
import type { Definition, GuardDefinition } from '@linli/schemas/definition'
import { valueAt } from '@linli/schemas/json-pointer'
import { describe, expect, test } from 'vitest'
import { readTemplate, TEMPLATE_IDS } from './read-templates.ts'

type Sentence = readonly [cel: string, zh: string, en: string]

/** Every condition of the four templates as officials read it, in document order, each once. */
const SENTENCES: Readonly<Record<(typeof TEMPLATE_IDS)[number], readonly Sentence[]>> = {
  complaint: [
    ['context.danger', '有人受伤或有紧急危险 = 是', '“Somebody is hurt or in danger” = yes'],
    ['!context.publicHazard', '危及公共安全 = 否', 'Public hazard = no'],
    ['!context.exOfficio', '依职权继续办理 = 否', 'Continued ex officio = no'],
    ["output.form.decision == 'grid'", '处理方式 = 网格自办', 'Decision = The grid settles it'],
    [
      "output.form.decision == 'property' && context.returns < 2",
      '处理方式 = 派给物业 且 已退回次数 < 2',
      'Decision = Sent to property management and Times sent back < 2',
    ],
    [
      "output.form.decision == 'property' || (output.form.decision == 'need-info' && context.infoRequests >= 2)",
      '处理方式 = 派给物业 或（处理方式 = 请诉求人补充 且 已请补充次数 ≥ 2）',
      'Decision = Sent to property management or (Decision = Ask the reporter for more and Times asked for more ≥ 2)',
    ],
    [
      "output.form.decision == 'need-info'",
      '处理方式 = 请诉求人补充',
      'Decision = Ask the reporter for more',
    ],
    ["output.form.decision == 'accept'", '是否签收 = 签收', 'Decision = Accept'],
    ['context.returns == 0', '已退回次数 = 0', 'Times sent back = 0'],
    ["output.form.unit == 'property'", '由谁办理 = 物业', 'Who handles it = Property management'],
    ['in', '处于「物业办理」', 'in “Handled by property management”'],
    ["output.form.pass == 'yes'", '结论 = 通过', 'Verdict = Passed'],
    ['context.byProperty', '由物业办理 = 是', 'Handled by property management = yes'],
    ['context.exOfficio', '依职权继续办理 = 是', 'Continued ex officio = yes'],
    ["context.reporterMode == 'anonymous'", '怎么留名 = 匿名', 'Identity = Anonymous'],
    ['context.byStaff', '工作人员代报 = 是', 'Reported by staff = yes'],
    ['output.form.satisfaction >= 3', '满意度 ≥ 基本满意', 'Satisfaction ≥ Fairly satisfied'],
    ["output.form.decision == 'uphold'", '结论 = 维持原答复', 'Decision = Uphold'],
    ['context.reopens >= 2', '重办次数 ≥ 2', 'Times reopened ≥ 2'],
  ],
  mediation: [
    ["output.form.decision == 'accept'", '是否受理 = 受理', 'Decision = Accept'],
    ['context.bothExtend', '双方同意延期 = 是', 'Both agree to extend = yes'],
    [
      "output.form.applicantAgrees == 'yes' && output.form.respondentAgrees == 'yes'",
      '申请人是否同意调解 = 是 且 对方是否同意调解 = 是',
      'Does the applicant agree = Yes and Does the other party agree = Yes',
    ],
    ["output.form.result == 'written'", '结果 = 达成书面协议', 'Result = “Agreed, in writing”'],
    [
      "output.form.result == 'oral' && output.form.propertyInvolved == 'yes'",
      '结果 = 达成口头协议 且 涉及财产交付或一方坚持书面 = 是',
      'Result = “Agreed, orally” and “Property changes hands, or a party insists on writing” = Yes',
    ],
    ["output.form.result == 'oral'", '结果 = 达成口头协议', 'Result = “Agreed, orally”'],
    ["output.form.result == 'continue'", '结果 = 续调', 'Result = Goes on'],
    ["output.form.result == 'signed'", '结果 = 已签署', 'Result = Signed'],
    [
      "context.violence || context.risk == 'high'",
      '涉及暴力 = 是 或 风险等级 = 高',
      'Violence involved = yes or Risk = High',
    ],
    ["output.form.state == 'fulfilled'", '履行情况 = 已全部履行', 'State = Fulfilled'],
    [
      "output.form.state == 'disputed'",
      '履行情况 = 对协议有争议',
      'State = The agreement is disputed',
    ],
    ["output.form.decision == 'apply'", '是否申请 = 申请', 'Decision = Apply'],
    ["output.form.result == 'confirmed'", '结果 = 裁定有效', 'Result = Confirmed'],
    ["output.form.result == 'rejected'", '结果 = 裁定驳回', 'Result = Rejected'],
    ["output.form.relapse == 'no'", '有无反复或激化 = 否', 'Has it flared up again = No'],
  ],
  'care-order': [
    [
      "context.service == 'urgent'",
      '需要什么服务 = 助急（摔倒、水电气、开锁）',
      'Service = Urgent help',
    ],
    [
      'context.proxy && !context.mandate',
      '由他人代下单 = 是 且 有长期代办委托书 = 否',
      'Ordered by somebody else = yes and There is a standing mandate = no',
    ],
    ["output.form.answer == 'yes'", '老人的意思 = 同意', 'What the elder says = Yes'],
    [
      "output.form.found == 'ill'",
      '结果 = “身体异常，已呼叫120”',
      'Result = “Not well, 120 called”',
    ],
    ["output.form.choice == 'cancel'", '老人的选择 = 取消', "The elder's choice = Cancel"],
    [
      "output.form.state == 'normal' && context.service == 'bath'",
      '老人状态 = 正常 且 需要什么服务 = 助浴（帮忙洗澡）',
      'The elder = Well and Service = Bathing',
    ],
    ["output.form.state == 'normal'", '老人状态 = 正常', 'The elder = Well'],
    ["output.form.state == 'no-answer'", '老人状态 = 无人应答', 'The elder = No answer'],
    ["output.form.state == 'release'", '老人状态 = 我去不了', 'The elder = I cannot go'],
    ["output.form.verdict == 'fit'", '结论 = 可以', 'Verdict = Fit'],
    ["output.form.anomaly == 'incident'", '有没有意外 = 有', 'Any incident = Yes'],
    [
      "output.form.found == 'cancel'",
      '结果 = “平安，老人取消”',
      'Result = “Safe, the elder cancels”',
    ],
    [
      "output.form.end == 'continue'",
      '结果 = “已妥善处理，服务已做”',
      'Result = “Settled, the service was given”',
    ],
    ['context.byElder', '由老人本人确认 = 是', 'Confirmed by the elder = yes'],
    ["output.form.done == 'yes'", '服务做了吗 = 做了', 'Was it done = Yes'],
    [
      "output.form.result == 'confirmed' && context.byElder",
      '结果 = 老人确认 且 由老人本人确认 = 是',
      'Result = Confirmed and Confirmed by the elder = yes',
    ],
    ["output.form.result == 'confirmed'", '结果 = 老人确认', 'Result = Confirmed'],
    ["output.form.result == 'denied'", '结果 = 老人否认', 'Result = Denied'],
    ["output.form.decision == 'redo'", '处理 = 重做', 'Decision = Do it again'],
    ["output.form.decision == 'refund'", '处理 = 不计费', 'Decision = No charge'],
  ],
  'smoke-alarm': [
    ["output.form.verdict == 'confirmed'", '判断 = 真火警', 'Verdict = Real fire'],
    ["output.form.verdict == 'false'", '判断 = 误报', 'Verdict = False alarm'],
    ["output.form.verdict == 'real'", '结论 = 真火警', 'Finding = Real fire'],
    ["output.form.verdict == 'false'", '结论 = 误报', 'Finding = False alarm'],
    ["output.outcome == 'controlled'", '办理结果 = 险情已控制', 'Outcome = Under control'],
    [
      "output.outcome == 'handed-over'",
      '办理结果 = 已移交消防指挥',
      'Outcome = Handed over to the fire service',
    ],
    ["output.outcome == 'arrived'", '办理结果 = 我到了', 'Outcome = I am there'],
    ["output.outcome == 'needs-repair'", '办理结果 = 需要维修', 'Outcome = Needs repair'],
    [
      "output.outcome == 'restored' && context.deviceState == 'cleared' && output.form.tested && output.form.linkage",
      '办理结果 = 已恢复正常 且 设备信号 = 已解除 且 烟感试验正常 = 是 且 联动已恢复自动（没有联动的填“是”）= 是',
      'Outcome = Back to normal and Device signal = cleared and The detector passed its test = yes and Linkage is back to automatic (tick where there is none) = yes',
    ],
  ],
}

describe.each(TEMPLATE_IDS)('the guards of template %s', (id) => {
  test('are sentences in Chinese and English', () => {
    expect(sentencesOf(readTemplate(id))).toEqual(SENTENCES[id])
  })

  test('name every field by its title', () => {
    const spoken = sentencesOf(readTemplate(id)).map(([, zh]) => zh)
    expect(spoken.filter((zh) => /[a-z]{2}/.test(zh))).toEqual([])
  })
})

function sentencesOf(definition: Definition): Sentence[] {
  const all = [...guardSentences(definition)].map(
    ([path, sentence]): Sentence => [celAt(definition, path), sentence['zh-CN'], sentence.en],
  )
  return all.filter(
    (each, index) => all.findIndex((other) => other.join() === each.join()) === index,
  )
}

function celAt(definition: Definition, path: string): string {
  const guard = valueAt(definition, `${path}/guard`) as GuardDefinition
  return guard.type === 'expr' ? guard.params.cel : guard.type
}
