import type { Explanation } from '@linli/runtime/core'
import { compileDefinition, guardExplainer } from '@linli/runtime/core'
import type { Definition } from '@linli/schemas/definition'
import { describe, expect, onTestFinished, test } from 'vitest'
import { explainedSteps } from './explained-steps.ts'
import { createMemoryWorld } from './memory-world.ts'
import { playScenario } from './play-scenario.ts'
import { readStreet, readTemplate, TEMPLATE_IDS } from './read-templates.ts'

const street = readStreet()

/** What officials read of some steps of each template's scenarios. */
const GOLDEN: Readonly<Record<(typeof TEMPLATE_IDS)[number], readonly string[]>> = {
  complaint: [
    '因为 处理方式 = 派给物业 且 已退回次数 = 1（条件：处理方式 = 派给物业 且 已退回次数 < 2）',
    '因为 是否签收 = 退回 且 已退回次数 = 0（条件：已退回次数 = 0）',
    '因为 是否签收 = 退回 且 已退回次数 = 1，不符合：是否签收 = 签收；已退回次数 = 0',
    '因为 满意度 = 非常不满意，不符合：满意度 ≥ 基本满意',
    '因为 处于「物业办理」',
  ],
  mediation: [
    '因为 涉及暴力 = 是（条件：涉及暴力 = 是 或 风险等级 = 高）',
    '因为 涉及暴力 = 否 且 风险等级 = 低，不符合：涉及暴力 = 是 或 风险等级 = 高',
    '因为 对方是否同意调解 = 否，不符合：申请人是否同意调解 = 是 且 对方是否同意调解 = 是',
    '因为 双方同意延期 = 是',
  ],
  'care-order': [
    '因为 老人状态 = 正常 且 需要什么服务 = 助浴（帮忙洗澡）',
    '因为 老人状态 = 无人应答',
  ],
  'smoke-alarm': [
    '因为 判断 = “看不清，派人去”，不符合：判断 = 真火警；判断 = 误报',
    '因为 办理结果 = 险情已控制',
  ],
}

const sees = () => 'clear' as const

describe.each(TEMPLATE_IDS)('the steps of template %s', (id) => {
  const definition = readTemplate(id)

  test('say why in sentences, each with the fields that decided and what was in them', async () => {
    const explain = guardExplainer(definition)
    const steps = await playedSteps(definition)
    const reasons = steps.flatMap((step) => explain(step, sees))

    const asked = steps.flatMap(({ decisions }) => decisions).filter(isExpression)
    expect(asked.length).toBeGreaterThan(5)
    for (const { cel, values } of asked) {
      const fields = Object.keys(values ?? {})
      expect(fields.length).toBeGreaterThan(0)
      expect(fields.filter((field) => !cel.includes(field))).toEqual([])
    }
    expect(
      reasons.filter((text) => /\b(?:output|context|event)\.|==|&&/.test(text.en ?? '')),
    ).toEqual([])
    expect(reasons.map((text) => text['zh-CN'])).toEqual(expect.arrayContaining([...GOLDEN[id]]))
  }, 60_000)

  test('that were stored without values are told by what held', async () => {
    const explain = guardExplainer(definition)
    const steps = await playedSteps(definition)
    for (const step of steps) {
      const old = { decisions: step.decisions.map(({ values: _, ...decision }) => decision) }
      const reasons = explain(old, sees).map((text) => text['zh-CN'])
      expect(reasons.length).toBe(explain(step, sees).length)
      expect(reasons.filter((text) => !/^因为( |不符合：)/.test(text))).toEqual([])
    }
  }, 60_000)
})

function isExpression({ cel }: { readonly cel: string }): boolean {
  return !cel.startsWith('in #')
}

async function playedSteps(definition: Definition): Promise<Explanation[]> {
  const program = compileDefinition(definition, 'explained')
  const found: Explanation[] = []
  for (const scenario of definition.scenarios) {
    const world = createMemoryWorld(street)
    onTestFinished(() => world.close())
    expect(await playScenario(world, definition, scenario)).toBeNull()
    for (const steps of world.tables.history.values()) {
      found.push(
        ...explainedSteps(
          program,
          steps.map(({ entry }) => JSON.parse(entry)),
        ),
      )
    }
  }
  return found
}
