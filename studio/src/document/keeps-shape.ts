import type { Definition } from '@linli/schemas/definition'
import { parseDefinition, parseDefinitionText } from '@linli/schemas/parse-definition'

/** Whether a step leaves a definition that can be read as one. Of one that could not be read before, nothing is asked. */
export function keepsShape(before: Definition, after: Definition): boolean {
  return parseDefinition(after).kind === 'parsed' || parseDefinition(before).kind !== 'parsed'
}

/** Whether parts that anybody may have written could stand in a definition of their own. */
export function haveShape(parts: Partial<Definition>): boolean {
  const alone: Definition = {
    ...{ format: 'linli/1', id: 'alone', title: { 'zh-CN': '单独' }, family: 'FZ' },
    context: { schema: { type: 'object', properties: {} }, initial: {} },
    ...{ events: {}, forms: {}, tasks: {}, timers: {}, notices: {}, triggers: [] },
    machine: { initial: 'a', states: { a: { meta: { uid: 'a', title: { 'zh-CN': '开始' } } } } },
    ...{ scenarios: [], layout: {} },
  }
  // As text, in which what is missing is missing.
  return parseDefinitionText(JSON.stringify({ ...alone, ...parts })).kind === 'parsed'
}
