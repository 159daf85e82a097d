import { checkDefinition } from '@linli/runtime/core'
import type { Definition } from '@linli/schemas/definition'
import type { JsonValue } from '@linli/schemas/json'
import { parseDefinition } from '@linli/schemas/parse-definition'
import { patchJson } from '@linli/schemas/patch-json'
import { patchJsonText } from '@linli/schemas/patch-json-text'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { templateOf } from '../../../../tests/support/edit-definition.ts'
import { emptyDefinition } from '../../designer/definitions/empty-definition.ts'
import { changesBetween } from '../changes-between.ts'
import { addScenario, removeScenario, setSteps } from '../scenarios/edit-scenarios.ts'
import { copyState, duplicateState, pasteForeign, pasteState, readCopied } from './copy-state.ts'
import { deleteStep } from './delete-step.ts'
import { editAt } from './edit-at.ts'
import { declareEvent, hearEverywhere, removeEvent } from './edit-events.ts'
import { addFact, FACT_TYPES, removeFact, setFactChoices, setFactTitle } from './edit-facts.ts'
import { placeStates } from './edit-layout.ts'
import { addNotice, removeNotice, setNotice } from './edit-notices.ts'
import { addRemark, colorRemark, removeRemark, setRemarkText, shiftRemark } from './edit-remarks.ts'
import {
  addTask,
  removeTask,
  renameState,
  setInitial,
  setPublicTitle,
  setTask,
} from './edit-state.ts'
import { addTimer, removeTimer, reuseTimer, setTimerThen } from './edit-timers.ts'
import {
  connect,
  deleteWay,
  leadNowhere,
  moveWay,
  retarget,
  setActions,
  setGuard,
  setWay,
} from './edit-ways.ts'
import { setDefinitionText, setInvariant, setRetention } from './edit-whole.ts'
import { insertStep, spotAfter, spotOn } from './insert-step.ts'
import { type PlacedState, placedStates } from './placed-states.ts'
import { addRegion } from './regions.ts'
import { STEP_KINDS } from './step-kind.ts'
import { type Removed, usedParts } from './unused-parts.ts'
import { waysOf } from './ways.ts'

const small = emptyDefinition({ id: 'lamp', title: '路灯', family: 'LD' })

type Draw = (most: number) => number
type Edit = (definition: Definition, draw: Draw) => Definition

const uidOf = (definition: Definition, draw: Draw) => {
  const placed = placedStates(definition.machine)
  return placed[draw(placed.length)]?.uid ?? ''
}
const wayOf = (definition: Definition, draw: Draw) => {
  const ways = waysOf(definition)
  return ways[draw(ways.length)]
}

const removedFrom = (definition: Definition, removed: Removed) =>
  removed.kind === 'removed' ? removed.definition : definition

const EDITS: Readonly<Record<string, Edit>> = {
  insertAfter: (definition, draw) => {
    const kind = STEP_KINDS[draw(STEP_KINDS.length)] ?? 'task'
    const uid = uidOf(definition, draw)
    const type = placedStates(definition.machine).find((each) => each.uid === uid)?.state.type
    if (type === 'final' || type === 'history') return definition
    return insertStep(definition, spotAfter(definition, uid), kind).definition
  },
  insertOn: (definition, draw) => {
    const spot = spotOn(definition, wayOf(definition, draw)?.pointer ?? '')
    const kind = STEP_KINDS[draw(STEP_KINDS.length)] ?? 'task'
    return spot === null ? definition : insertStep(definition, spot, kind).definition
  },
  delete: (definition, draw) => {
    const deleted = deleteStep(definition, uidOf(definition, draw))
    return deleted.kind === 'deleted' ? deleted.definition : definition
  },
  duplicate: (definition, draw) => {
    const uid = uidOf(definition, draw)
    const type = placedStates(definition.machine).find((each) => each.uid === uid)?.state.type
    if (type === 'final' || type === 'history') return definition
    return duplicateState(definition, uid)?.definition ?? definition
  },
  rename: (definition, draw) =>
    renameState(definition, uidOf(definition, draw), { 'zh-CN': `名${draw(9)}` }),
  publicTitle: (definition, draw) =>
    setPublicTitle(definition, uidOf(definition, draw), draw(2) === 0 ? null : { 'zh-CN': '看' }),
  initial: (definition, draw) => setInitial(definition, uidOf(definition, draw)),
  retarget: (definition, draw) => {
    const way = wayOf(definition, draw)
    return retarget(definition, way?.pointer ?? '', uidOf(definition, draw))
  },
  connect: (definition, draw) => {
    const [from, to] = [uidOf(definition, draw), uidOf(definition, draw)]
    return connect(definition, { from, to, wakes: { kind: 'next' } })?.definition ?? definition
  },
  deleteWay: (definition, draw) =>
    removedFrom(definition, deleteWay(definition, wayOf(definition, draw)?.pointer ?? '')),
  moveWay: (definition, draw) => moveWay(definition, wayOf(definition, draw)?.pointer ?? '', 1),
  guard: (definition, draw) => {
    const pointer = wayOf(definition, draw)?.pointer
    if (pointer === undefined) return definition
    return setGuard(definition, pointer, { type: 'expr', params: { cel: 'context.x > 1' } })
  },
  timer: (definition, draw) => {
    const uid = uidOf(definition, draw)
    const clock = { title: { 'zh-CN': '限时' }, clock: 'working-days', days: 2 } as const
    const added = addTimer(definition, uid, clock)
    const at = { uid, timer: added.timer }
    if (draw(3) === 0) {
      return removedFrom(added.definition, removeTimer(added.definition, uid, added.timer))
    }
    if (draw(2) === 0) return added.definition
    return setTimerThen(added.definition, at, { kind: 'go', to: uidOf(definition, draw) })
  },
  task: (definition, draw) => {
    const task = Object.keys(definition.tasks)[0]
    if (task === undefined) return definition
    return setTask(definition, { task, key: 'urgent' }, draw(2) === 0 ? undefined : true)
  },
  fact: (definition, draw) => {
    const type = FACT_TYPES[draw(FACT_TYPES.length)] ?? 'string'
    const added = addFact(definition, '/context', { title: `事${draw(9)}`, type })
    if (added === null) return definition
    const at = { owner: '/context', key: added.key }
    const said = setFactTitle(added.definition, at, { 'zh-CN': '甲', en: 'A' })
    const choices = [{ value: 'a', title: { 'zh-CN': '一', en: 'one' } }]
    const chosen = type === 'string' ? setFactChoices(said, at, choices) : said
    return draw(2) === 0 ? chosen : removedFrom(chosen, removeFact(chosen, at))
  },
  notice: (definition, draw) => {
    const text = { 'zh-CN': '知道了' }
    const added = addNotice(definition, { channel: 'app', title: text, body: text })
    const said = setNotice(added.definition, added.notice, {
      channel: 'sms',
      title: text,
      body: text,
    })
    return draw(2) === 0 ? said : removedFrom(said, removeNotice(said, added.notice))
  },
  event: (definition, draw) => {
    const declared = { title: { 'zh-CN': '来了' }, source: 'staff' } as const
    const added = declareEvent(definition, declared)
    if (draw(2) === 0)
      return removedFrom(added.definition, removeEvent(added.definition, added.event))
    return hearEverywhere(added.definition, added.event)
  },
  besides: (definition, draw) => {
    const uid = uidOf(definition, draw)
    const type = placedStates(definition.machine).find((each) => each.uid === uid)?.state.type
    if (type === 'parallel') return addRegion(definition, uid)?.definition ?? definition
    if (type !== undefined) return definition
    const added = addTask(definition, uid, { 'zh-CN': '再办' })
    return draw(2) === 0
      ? added.definition
      : removedFrom(added.definition, removeTask(added.definition, uid, added.task))
  },
  whereTo: (definition, draw) => {
    const pointer = wayOf(definition, draw)?.pointer ?? ''
    if (pointer === '') return definition
    if (draw(2) === 0) return leadNowhere(definition, pointer)
    return setWay(definition, { way: pointer, key: 'reenter' }, draw(2) === 0 ? true : undefined)
  },
  reuse: (definition, draw) => {
    const names = Object.keys(definition.timers)
    return reuseTimer(definition, uidOf(definition, draw), names[draw(names.length)] ?? '')
  },
  never: (definition, draw) => {
    const said = { title: { 'zh-CN': '不会' }, never: { when: 'false' } }
    return setInvariant(definition, 0, draw(2) === 0 ? said : null)
  },
  whole: (definition, draw) =>
    setDefinitionText(definition, 'description', draw(2) === 0 ? { 'zh-CN': '介绍' } : null),
  retention: (definition, draw) =>
    setRetention(definition, draw(2) === 0 ? { days: 1 + draw(900), erase: 'marked' } : null),
  scenario: (definition, draw) => {
    const startsAt = '2026-09-28T09:00:00+08:00'
    const added = addScenario(definition, { title: { 'zh-CN': '例' }, startsAt })
    const last = added.scenarios.length - 1
    const told = setSteps(added, last, [{ advance: 'P1D' }])
    return draw(2) === 0 ? told : removeScenario(told, last)
  },
  remark: (definition, draw) => {
    const drawn = { x: draw(900), y: draw(900), width: 200, height: 120 }
    const remark =
      draw(2) === 0
        ? ({ kind: 'note', text: '', ...drawn } as const)
        : ({ kind: 'frame', title: '', ...drawn } as const)
    return addRemark(definition, `r${draw(20)}`, remark)
  },
  remarked: (definition, draw) => {
    const ids = Object.keys(definition.remarks ?? {})
    const id = ids[draw(ids.length)] ?? ''
    const edits = [
      () => setRemarkText(definition, id, `话${draw(9)}\n`),
      () => shiftRemark(definition, id, { x: draw(9) - 4, width: draw(900) - 450 }),
      () => colorRemark(definition, id, draw(2) === 0 ? 'red' : null),
      () => removeRemark(definition, id),
    ]
    return edits[draw(edits.length)]?.() ?? definition
  },
  move: (definition, draw) =>
    placeStates(definition, { [uidOf(definition, draw)]: { x: draw(900), y: draw(900) } }),
}

const steps = fc.array(
  fc.tuple(
    fc.constantFrom(...Object.keys(EDITS)),
    fc.array(fc.nat(9999), { minLength: 6, maxLength: 6 }),
  ),
  { minLength: 1, maxLength: 12 },
)
const begun = fc.constantFrom(small, templateOf('complaint'), templateOf('care-order'))

function drawOf(numbers: readonly number[]): Draw {
  let next = 0
  return (most) => {
    const number = numbers[next % numbers.length] ?? 0
    next += 1
    return most === 0 ? 0 : number % most
  }
}

/** What is known of the ways without what an edit left as it was: of a copy nothing is remembered. */
function drawnOf(definition: Definition) {
  const shown = (place: PlacedState | null) => [place?.pointer, place?.state, place?.parent?.state]
  return waysOf(definition).map(({ from, to, ...way }) => [way, shown(from), shown(to)])
}

test('whatever is done in whatever order, the shape holds, and every step can be taken back', () => {
  fc.assert(
    fc.property(begun, steps, (first, list) => {
      let definition = first
      let text = JSON.stringify(first, null, 2)
      for (const [name, numbers] of list) {
        const next = EDITS[name]?.(definition, drawOf(numbers)) ?? definition
        const [before, after] = [definition, next] as unknown as readonly [JsonValue, JsonValue]
        const patch = changesBetween(before, after)
        expect(patchJson(before, patch)).toEqual(after)
        expect(patchJson(after, changesBetween(after, before))).toEqual(before)
        text = patchJsonText(text, patch)
        definition = next
      }
      expect(JSON.parse(text)).toEqual(definition)
      const parsed = parseDefinition(definition)
      expect(parsed.kind === 'parsed' ? [] : parsed.findings).toEqual([])
      expect(drawnOf(definition)).toEqual(drawnOf(structuredClone(definition)))
      const uids = placedStates(definition.machine).map(({ uid }) => uid)
      expect(new Set(uids).size).toBe(uids.length)
      for (const part of ['tasks', 'timers', 'notices'] as const) {
        const missing = [...usedParts(definition)[part]].filter(
          (name) => !(name in definition[part]),
        )
        expect(missing).toEqual([])
      }
    }),
    { numRuns: 25 },
  )
})

test('a step that goes in and out again leaves nothing behind', () => {
  for (const kind of STEP_KINDS.filter(
    (each) => each !== 'end' && each !== 'event' && each !== 'choice',
  )) {
    const { definition, uid } = insertStep(small, spotAfter(small, 'visiting'), kind)
    expect(parseDefinition(definition).kind).toBe('parsed')
    const deleted = deleteStep(definition, uid)
    expect(deleted.kind === 'deleted' ? deleted.definition : deleted).toEqual(small)
  }
})

test('moving a card changes nothing but where it stands', () => {
  const moved = placeStates(small, { visiting: { x: 10.4, y: 20 } })
  expect({ ...moved, layout: {} }).toEqual({ ...small, layout: {} })
  expect(moved.machine).toBe(small.machine)
  expect(moved.layout).toEqual({ visiting: { x: 10, y: 20 } })
})

test('every kind of step that is put behind the first one gives no error of the states', () => {
  for (const kind of STEP_KINDS.filter((each) => each !== 'end')) {
    const { definition } = insertStep(small, spotAfter(small, 'visiting'), kind)
    const errors = checkDefinition(definition).filter(({ severity }) => severity === 'error')
    expect([kind, ...errors.map(({ code, path }) => `${code} ${path}`)]).toEqual([kind])
  }
})

test('a step does not go where something would be left without a way', () => {
  expect(deleteStep(small, 'closed')).toMatchObject({ kind: 'refused', why: 'leads' })
  const spotFirst = { level: null, ways: [], isInitial: true, from: null, to: 'visiting' } as const
  const branched = insertStep(small, spotFirst, 'choice')
  const [way] = waysOf(branched.definition).filter(({ from }) => from?.uid === branched.uid)
  const spot = spotOn(branched.definition, way?.pointer ?? '')
  if (spot === null) throw new Error('The way is gone.')
  const filled = insertStep(branched.definition, spot, 'task')
  expect(deleteStep(filled.definition, branched.uid)).toMatchObject({
    kind: 'refused',
    why: 'cutOff',
    states: [filled.uid],
  })
})

test('what comes of a task is split where it comes, so that a condition may speak of the answers', () => {
  const split = insertStep(small, spotAfter(small, 'visiting'), 'choice')
  expect(split).toMatchObject({
    uid: 'visiting',
    way: '/machine/states/visiting/invoke/onDone/0',
  })
  expect(Object.keys(split.definition.machine.states ?? {})).toEqual(['visiting', 'closed'])
})

test('a state that a condition asks for by name does not go', () => {
  const complaint = templateOf('complaint')
  expect(deleteStep(complaint, 'by_property')).toMatchObject({ kind: 'refused' })
})

test('a copied group comes with all that is in it, under new names, and speaks of itself', () => {
  const complaint = templateOf('complaint')
  const copied = copyState(complaint, 'reviewing')
  if (copied === null) throw new Error('There is no such state.')
  const carried = readCopied(JSON.stringify(copied))
  expect(carried).toEqual(copied)
  const pasted = pasteState(complaint, spotAfter(complaint, 'triage'), copied)
  const inner = placedStates(pasted.definition.machine).filter(
    ({ parent }) => parent?.uid === pasted.uid,
  )
  expect(inner.map(({ uid }) => uid)).toEqual(['answering_2', 'rating_2'])
  const errors = checkDefinition(pasted.definition).filter(({ severity }) => severity === 'error')
  expect(errors.map(({ code, path }) => `${code} ${path}`)).toEqual([])
  const elsewhere = pasteState(small, spotAfter(small, 'visiting'), copied)
  expect(parseDefinition(elsewhere.definition).kind).toBe('parsed')
})

test('the first time limit of a step is the deadline of its task; without it the task has none', () => {
  const clock = { title: { 'zh-CN': '办理期限' }, clock: 'elapsed', duration: 'PT24H' } as const
  const added = addTimer(small, 'visiting', clock)
  expect(added.definition.tasks['visit']?.due).toBe(added.timer)
  const remind = { post: 'committee', title: { 'zh-CN': '超时' }, body: { 'zh-CN': '请催办。' } }
  const told = setTimerThen(
    added.definition,
    { uid: 'visiting', timer: added.timer },
    { kind: 'remind', ...remind },
  )
  expect(checkDefinition(told).filter(({ severity }) => severity === 'error')).toEqual([])
  expect(removeTimer(added.definition, 'visiting', added.timer)).toEqual({
    kind: 'removed',
    definition: small,
  })
})

const clock = { title: { 'zh-CN': '办理期限' }, clock: 'elapsed', duration: 'PT24H' } as const

test('with the way of a time limit goes the deadline it was, and what was decided at it', () => {
  const { definition, timer } = addTimer(small, 'visiting', clock)
  const decided = setTask(definition, { task: 'visit', key: 'atDue' }, { outcome: 'done' })
  const without = deleteWay(decided, `/machine/states/visiting/after/${timer}`)
  expect(without).toEqual({ kind: 'removed', definition: small })
})

test('a time limit that something still names does not go, and it is said what does', () => {
  const { definition, timer } = addTimer(small, 'visiting', clock)
  const share = { title: { 'zh-CN': '催办' }, clock: 'share', of: timer, percent: 80 } as const
  const decide = [{ strategy: 'post', post: 'committee' }] as const
  const ends = { type: 'cancelTimer', params: { timer } } as const
  const named: readonly (readonly [string, Definition])[] = [
    ['催办', addTimer(definition, 'visiting', share).definition],
    [
      '现场处理',
      setTask(definition, { task: 'visit', key: 'extension' }, { decide, times: 1, most: 3 }),
    ],
    ['处理中', setActions(definition, '/machine/states/visiting/invoke/onDone/actions', [ends])],
    ['处理中', editAt(definition, '/machine/states/visiting/pauses', () => [timer])],
  ]
  for (const [title, each] of named) {
    const refused = { kind: 'refused', by: [{ 'zh-CN': title }] }
    expect(removeTimer(each, 'visiting', timer), title).toEqual(refused)
    expect(deleteWay(each, `/machine/states/visiting/after/${timer}`), title).toEqual(refused)
  }
})

test('a step does not go where a history leads to it', () => {
  const history = {
    ...{ type: 'history', target: 'visiting' },
    meta: { uid: 'back', title: { 'zh-CN': '回到原处' } },
  }
  const first = insertStep(small, spotAfter(small, 'visiting'), 'task')
  const kept = editAt(first.definition, '/machine/states/back', () => history)
  expect(deleteStep(kept, 'visiting')).toMatchObject({
    kind: 'refused',
    why: 'asked',
    states: ['back'],
  })
  expect(deleteStep(first.definition, 'visiting').kind).toBe('deleted')
})

test('what somebody else wrote is pasted only where a definition is left', () => {
  const copied = copyState(templateOf('complaint'), 'reviewing')
  if (copied === null) throw new Error('There is no such state.')
  const spot = spotAfter(small, 'visiting')
  expect(pasteForeign(small, spot, copied)?.definition).toEqual(
    pasteState(small, spot, copied).definition,
  )
  const foreign: readonly object[] = [
    { linli: 'state/1' },
    { ...copied, state: 'reviewing' },
    { ...copied, tasks: null },
    { ...copied, state: { ...copied.state, meta: { uid: 7 } } },
    { ...copied, state: { ...copied.state, colour: 'red' } },
    { ...copied, timers: { late: { clock: 'moon' } } },
  ]
  for (const each of foreign) {
    const read = readCopied(JSON.stringify(each))
    expect(read === null ? null : pasteForeign(small, spot, read), JSON.stringify(each)).toBeNull()
  }
})
