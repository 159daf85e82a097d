import type { JsonObject } from '@linli/schemas/json'
import { describe, expect, test } from 'vitest'
import { ALARM } from '../../../tests/support/builders.ts'
import { describeAssignment } from './describe-assignment.ts'

function told(why: JsonObject): string {
  const posts = { 'grid-worker': { 'zh-CN': '网格员', en: 'grid workers' } }
  return describeAssignment(ALARM, { why }, posts)['zh-CN']
}

describe('describeAssignment', () => {
  test('tells the post with its place and how many are excluded', () => {
    const why = {
      strategy: 'post',
      post: 'grid-worker',
      node: { name: '第一网格' },
      excluded: ['a'],
    }

    expect(told(why)).toBe('派给“第一网格”的网格员：从工单所在地向上最近的一级，回避 1 人。')
  })

  test('tells the initiator and the performer of an earlier task', () => {
    expect(told({ strategy: 'initiator' })).toBe('交给发起人本人。')
    expect(told({ strategy: 'performer', task: 'verify' })).toMatch(/^交给上次办理“.+”的人。$/)
  })
})
