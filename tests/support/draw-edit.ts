import type { Definition } from '@linli/schemas/definition'
import type { JsonObject, JsonValue } from '@linli/schemas/json'
import type { Choose } from './core-walk.ts'

/** An edit as an official may make it; null where the definition has nothing for it. Pure. */
export type Edit = (definition: Definition, choose: Choose) => Definition | null

type Tree = { [key: string]: JsonValue }

/** A state with its key, in the table of its parent. */
interface Found {
  readonly states: Tree
  readonly key: string
  readonly state: Tree
}

/** Twelve kinds of edits that leave most definitions sound. */
export const EDITS: Readonly<Record<string, Edit>> = {
  'a state has another key': (definition, choose) =>
    edited(definition, (draft) => {
      const found = pick(statesOf(draft), choose)
      if (found === null) return false
      const next = `${found.key}-anew`
      // The order of states is the order of the document.
      for (const [key, state] of Object.entries(found.states)) {
        delete found.states[key]
        found.states[key === found.key ? next : key] = state
      }
      retarget(draft, found.key, next)
      return true
    }),
  'a state is gone': (definition, choose) =>
    edited(definition, (draft) => {
      const found = pick(
        statesOf(draft).filter(({ states }) => Object.keys(states).length > 1),
        choose,
      )
      if (found === null) return false
      const heir = Object.keys(found.states).find((key) => key !== found.key) ?? ''
      delete found.states[found.key]
      retarget(draft, found.key, heir)
      const uid = uidOf(found.state)
      retarget(draft, `#${uid}`, `#${uidOf(found.states[heir] as Tree)}`)
      return true
    }),
  'a step comes between': (definition, choose) =>
    edited(definition, (draft) => {
      const found = pick(
        statesOf(draft).filter(({ state }) => state['invoke'] !== undefined),
        choose,
      )
      if (found === null) return false
      const uid = `${uidOf(found.state)}_before`
      retarget(draft, found.key, `${found.key}-before`)
      retarget(draft, `#${uidOf(found.state)}`, `#${uid}`)
      const tasks = draft['tasks'] as Tree
      tasks['look'] = {
        title: { 'zh-CN': '先看一眼' },
        assign: [{ strategy: 'post', post: 'street-center' }],
        outcomes: { seen: { title: { 'zh-CN': '看过了' } } },
      }
      found.states[`${found.key}-before`] = {
        invoke: {
          ...{ src: 'humanTask', id: uid, input: { task: 'look' } },
          onDone: { target: found.key },
        },
        meta: { uid, title: { 'zh-CN': '新增的环节' } },
      }
      return true
    }),
  'a timer is shorter or longer': (definition, choose) =>
    edited(definition, (draft) => {
      const timer = pick(Object.values(draft['timers'] as Tree) as Tree[], choose)
      if (timer === null) return false
      for (const key of ['hours', 'days', 'months']) {
        if (typeof timer[key] === 'number') timer[key] = 1 + (choose() % 9)
      }
      if (timer['clock'] === 'elapsed') timer['duration'] = `PT${1 + (choose() % 90)}M`
      return true
    }),
  'a state waits for no timer': (definition, choose) =>
    edited(definition, (draft) => {
      const found = pick(
        statesOf(draft).filter(({ state }) => state['after'] !== undefined),
        choose,
      )
      if (found === null) return false
      delete found.state['after']
      for (const task of Object.values(draft['tasks'] as Tree) as Tree[]) delete task['due']
      return true
    }),
  'a state waits for a timer more': (definition, choose) =>
    edited(definition, (draft) => {
      const found = pick(
        statesOf(draft).filter(({ state }) => state['invoke'] !== undefined),
        choose,
      )
      if (found === null) return false
      const timers = draft['timers'] as Tree
      timers['reminder'] = { title: { 'zh-CN': '提醒' }, clock: 'elapsed', duration: 'P3D' }
      const after = (found.state['after'] ?? {}) as Tree
      found.state['after'] = {
        ...after,
        reminder: { actions: [{ type: 'log', params: { message: { 'zh-CN': '提醒' } } }] },
      }
      return true
    }),
  'a value more is kept': (definition) =>
    edited(definition, (draft) => {
      const context = draft['context'] as { schema: { properties: Tree }; initial: Tree }
      context.schema.properties['added'] = { type: 'integer', title: '新增' }
      context.initial['added'] = 7
      return true
    }),
  'a value has a narrower type': (definition, choose) =>
    edited(definition, (draft) => {
      const { schema, initial } = draft['context'] as {
        schema: { properties: Tree }
        initial: Tree
      }
      const isText = (name: string) => (schema.properties[name] as Tree)['type'] === 'string'
      const name = pick(
        Object.keys(initial).filter((key) => isText(key) && initial[key] === ''),
        choose,
      )
      if (name === null) return false
      schema.properties[name] = { type: 'string', maxLength: 2 }
      return true
    }),
  'a value begins otherwise': (definition, choose) =>
    edited(definition, (draft) => {
      const { initial } = draft['context'] as { initial: Tree }
      const name = pick(
        Object.keys(initial).filter((key) => typeof initial[key] === 'boolean'),
        choose,
      )
      if (name === null) return false
      initial[name] = initial[name] !== true
      return true
    }),
  'a guard says the opposite': (definition, choose) =>
    edited(definition, (draft) => {
      const guard = pick(guardsOf(draft), choose)
      if (guard === null) return false
      guard['cel'] = `!(${String(guard['cel'])})`
      return true
    }),
  'a task has another key': (definition, choose) =>
    edited(definition, (draft) => {
      const tasks = draft['tasks'] as Tree
      const name = pick(Object.keys(tasks), choose)
      if (name === null) return false
      const text = JSON.stringify(draft)
        .replaceAll(`"task":"${name}"`, `"task":"${name}-anew"`)
        .replaceAll(`"performerOf":"${name}"`, `"performerOf":"${name}-anew"`)
      const anew = JSON.parse(text) as Tree
      const table = anew['tasks'] as Tree
      table[`${name}-anew`] = table[name] as JsonValue
      delete table[name]
      Object.assign(draft, anew)
      return true
    }),
  'a task asks somebody else': (definition, choose) =>
    edited(definition, (draft) => {
      const task = pick(Object.values(draft['tasks'] as Tree) as Tree[], choose)
      if (task === null) return false
      task['assign'] = [{ strategy: 'post', post: 'street-center' }]
      return true
    }),
}

function edited(definition: Definition, edit: (draft: Tree) => boolean): Definition | null {
  const draft = JSON.parse(JSON.stringify(definition)) as Tree
  draft['scenarios'] = []
  return edit(draft) ? (draft as unknown as Definition) : null
}

function statesOf(draft: Tree): Found[] {
  const inside = (parent: Tree): Found[] =>
    Object.entries((parent['states'] ?? {}) as Tree).flatMap(([key, state]) => [
      { states: parent['states'] as Tree, key, state: state as Tree },
      ...inside(state as Tree),
    ])
  return inside(draft['machine'] as Tree)
}

function uidOf(state: Tree): string {
  return (state['meta'] as { uid: string }).uid
}

/** Rewrites targets and initial states. */
function retarget(value: JsonValue, from: string, to: string): void {
  if (typeof value !== 'object' || value === null) return
  if (Array.isArray(value)) {
    for (const item of value) retarget(item, from, to)
    return
  }
  const tree = value as Tree
  for (const [key, member] of Object.entries(tree)) {
    if ((key === 'target' || key === 'initial') && member === from) tree[key] = to
    else retarget(member, from, to)
  }
}

function guardsOf(draft: Tree): Tree[] {
  const found: Tree[] = []
  const look = (value: JsonValue): void => {
    if (typeof value !== 'object' || value === null) return
    const members = value as JsonObject
    const guard = members['guard'] as JsonObject | undefined
    if (guard?.['type'] === 'expr') found.push(guard['params'] as Tree)
    for (const member of Object.values(members)) if (member !== undefined) look(member)
  }
  look(draft['machine'] as JsonValue)
  return found
}

function pick<T>(items: readonly T[], choose: Choose): T | null {
  return items[choose() % Math.max(1, items.length)] ?? null
}
