import { readFileSync } from 'node:fs'
import type { Definition } from '@linli/schemas/definition'
import { parseDefinition } from '@linli/schemas/parse-definition'
import { expect, test } from 'vitest'
import { diagramOf } from './diagram.ts'
import { layoutOf } from './layout.ts'
import { placeNames } from './place-names.ts'
import { toFlow } from './to-flow.ts'
import type { Wording } from './wording.ts'

const wording: Wording = {
  locale: 'zh-CN',
  t: (key, values = {}) => [key, ...Object.values(values)].join(' '),
}

function complaint(): Definition {
  const file = new URL('../../../../templates/complaint/definition.json', import.meta.url)
  const parsed = parseDefinition(JSON.parse(readFileSync(file, 'utf8')))
  if (parsed.kind === 'refused') throw new Error('The template is none.')
  return parsed.definition
}

const definition = complaint()
const names = placeNames(definition, wording)
const TRIAGE = '/machine/states/triage'

test.each([
  [TRIAGE, '受理甄别'],
  [`${TRIAGE}/invoke/onDone/3`, 'places.labelled 受理甄别 → 待补充 请诉求人补充'],
  [`${TRIAGE}/invoke/onDone/3/guard`, 'places.labelled 受理甄别 → 待补充 请诉求人补充'],
  [`${TRIAGE}/after/triage-due`, 'places.labelled 受理甄别 受理时限'],
  [`${TRIAGE}/on/RESIDENT.WITHDRAW/1`, 'places.labelled 受理甄别 撤回诉求'],
  [`${TRIAGE}/invoke`, '受理甄别'],
  ['/machine', 'places.whole'],
  ['', 'places.whole'],
])('%s is called %s', (pointer, name) => {
  expect(names.of(pointer)).toBe(name)
})

test('a mark stands at its state and at its transition, and nowhere else', () => {
  const diagram = diagramOf(definition, wording)
  const mark = { kind: 'uncovered' as const, text: '没走过' }
  const way = `${TRIAGE}/invoke/onDone/3`
  const lights = {
    ...{ active: new Set<string>(), visited: new Set<string>() },
    marks: new Map([
      ['triage', mark],
      [way, mark],
    ] as const),
  }

  const { nodes, edges } = toFlow(diagram, layoutOf(diagram, definition.layout), lights)

  expect(nodes.flatMap(({ id, data }) => (data.mark === null ? [] : id))).toEqual(['triage'])
  expect(edges.flatMap(({ id, data }) => (data?.mark == null ? [] : id))).toEqual([way])
})
