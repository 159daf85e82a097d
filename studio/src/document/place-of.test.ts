import { expect, test } from 'vitest'
import { templateOf } from '../../../tests/support/edit-definition.ts'
import { placeOf, placeQuery } from './place-of.ts'

const COMPLAINT = {
  ...templateOf('complaint'),
  blocks: [{ block: 'b', revision: 1, form: 'report', fields: {} }],
}
const stateOf = (uid: string, ...more: string[]) => `tab=canvas&state=${uid}${more.join('')}`

test.each([
  [
    '/forms/report/schema/properties/location/properties/text/maxLength',
    'tab=forms&form=report&field=location.text',
    ['诉求上报', '具体位置'],
  ],
  [
    '/forms/report/rules/1/visibleWhen',
    'tab=forms&form=report&field=reporterName',
    ['诉求上报', '您的称呼'],
  ],
  [
    '/forms/report/ui/location/ui:widget',
    'tab=forms&form=report&field=location',
    ['诉求上报', '位置'],
  ],
  [
    '/forms/report/i18n/en/~1schema~1properties~1photos~1title',
    'tab=forms&form=report&field=photos',
    ['诉求上报', '现场照片'],
  ],
  ['/forms/report/ui/ui:order', 'tab=forms&form=report', ['诉求上报']],
  ['/blocks/0/revision', 'tab=forms&form=report', ['诉求上报']],
  ['/blocks/1', 'tab=json&at=%2Fblocks%2F1', []],
  ['/scenarios/0/steps/2', 'tab=scenarios&scenario=0', [COMPLAINT.scenarios[0]?.title['zh-CN']]],
  ['/retention/days', 'tab=canvas&state=.whole&part=retention', [COMPLAINT.title['zh-CN']]],
  ['/nearby/kind', 'tab=canvas&state=.whole&part=nearby', [COMPLAINT.title['zh-CN']]],
  ['/notices/nothing', 'tab=json&at=%2Fnotices%2Fnothing', []],
  ['/forms/gone/title', 'tab=json&at=%2Fforms%2Fgone%2Ftitle', []],
  ['', 'tab=json&at=', []],
])('%s is looked at where it is drawn', (pointer, query, names) => {
  const place = placeOf(COMPLAINT, pointer)
  expect(placeQuery(place)).toBe(query)
  expect(place.names.map((name) => name['zh-CN'])).toEqual(names)
})

test('a note and a frame are looked at on the canvas, and told by what they say', () => {
  const at = { x: 0, y: 0, width: 100, height: 60 }
  const remarks: (typeof COMPLAINT)['remarks'] = {
    call: { kind: 'note', text: '先打电话，再上门，不在家就留一张条子。', ...at },
    first: { kind: 'frame', title: '', ...at },
  }
  const place = placeOf({ ...COMPLAINT, remarks }, '/remarks/call/text')
  expect(placeQuery(place)).toBe('tab=canvas&view=pro')
  expect(place.names[0]?.['zh-CN']).toBe('便笺“先打电话，再上门，不在家就留一张条子。”')
  expect(placeOf({ ...COMPLAINT, remarks }, '/remarks/first/x').names[0]?.en).toBe('frame')
  expect(placeOf({ ...COMPLAINT, remarks }, '/remarks/constructor').tab).toBe('json')
})

test('a task and a timer are looked at in the state that has them, a guard in its own', () => {
  const task = placeOf(COMPLAINT, '/tasks/handle-grid/assign/0/post')
  expect(placeQuery(task)).toBe(stateOf(task.query['state'] ?? '', '&part=assign'))
  expect(task.names.at(-1)?.['zh-CN']).toBe('网格办理')
  const timer = placeOf(COMPLAINT, '/timers/triage-due')
  expect(timer.query['part']).toBe('after')
  const [key, state] = Object.entries(COMPLAINT.machine.states ?? {})[0] ?? []
  const guard = placeOf(COMPLAINT, `/machine/states/${key}/always/0/guard`)
  expect(placeQuery(guard)).toBe(stateOf(state?.meta.uid ?? '', '&part=always'))
  expect(placeOf(null, '/machine').tab).toBe('json')
})
