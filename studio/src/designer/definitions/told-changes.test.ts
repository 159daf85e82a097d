import { describe, expect, test } from 'vitest'
import { edited, templateOf } from '../../../../tests/support/edit-definition.ts'
import { compareHere, groupedByPart } from './told-changes.ts'

const BEFORE = templateOf('complaint')
const AFTER = edited(
  BEFORE,
  { set: '/timers/triage-due/hours', to: 2 },
  { set: '/title/zh-CN', to: '诉求直达' },
  { remove: '/forms/triage/schema/properties/decision/oneOf/2' },
)

describe('compareHere', () => {
  test('speaks the language of the reader, and counts nobody', () => {
    const { changes, broken, running } = compareHere(BEFORE, AFTER, { locale: 'en', posts: {} })

    expect(changes.find(({ code }) => code === 'timer.shortened')).toMatchObject({
      message: 'Timer “Triage” (at “Triage”) changed from 4 working hours to 2 working hours.',
    })
    expect(
      changes.every(({ standing, late }) => standing === undefined && late === undefined),
    ).toBe(true)
    expect(broken.map(({ form, field, title }) => [form, field, title])).toEqual([
      ['triage', 'decision', 'Decision'],
    ])
    expect(running).toBeUndefined()
  })

  test('groups the changes as people read them', () => {
    const { changes } = compareHere(BEFORE, AFTER, { locale: 'zh-CN', posts: {} })

    const groups = groupedByPart(changes)

    expect(groups.map(({ part }) => part)).toEqual(['definition', 'timers', 'forms'])
    expect(groups.flatMap((group) => group.changes)).toHaveLength(changes.length)
  })
})
