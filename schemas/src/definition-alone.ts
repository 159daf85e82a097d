import type { Definition } from './definition.ts'

/** A definition that has nothing but some parts, so that they can be parsed and checked where they are of no definition yet. As text, in
 *  which what is missing is missing. */
export function definitionAlone(parts: Partial<Definition>): string {
  const alone: Definition = {
    ...{ format: 'linli/1', id: 'alone', title: { 'zh-CN': '单独' }, family: 'FZ' },
    context: { schema: { type: 'object', properties: {} }, initial: {} },
    ...{ events: {}, forms: {}, tasks: {}, timers: {}, notices: {}, triggers: [] },
    machine: { initial: 'a', states: { a: { meta: { uid: 'a', title: { 'zh-CN': '开始' } } } } },
    ...{ scenarios: [], layout: {} },
  }
  return JSON.stringify({ ...alone, ...parts })
}
