import type { Definition } from '@linli/schemas/definition'
import type { ErrorCode } from '@linli/schemas/error-codes'
import type { JsonObject } from '@linli/schemas/json'
import { ALARM } from '../support/builders.ts'
import {
  asking,
  chainedRules,
  END,
  hoarding,
  restlessRegions,
  set,
  slowRows,
  state,
  striking,
} from './attack-definitions.ts'

/** Something that an official or a resident could do to a node (G15), and how it ends. */
export type Attack =
  /** Never becomes a version. */
  | { readonly kind: 'document'; readonly document: unknown; readonly finding: string }
  /** Becomes a version, and its step fails: an incident on its instance. */
  | { readonly kind: 'step'; readonly definition: Definition; readonly code: ErrorCode }
  /** Its start is refused. */
  | {
      readonly kind: 'start'
      readonly definition: Definition
      readonly answers: JsonObject
      readonly code: ErrorCode
    }

const SPIN = { strike: state('strike', { always: { target: '#spin' } }) }
const DOUBLINGS = Array.from({ length: 8 }, (_, index) => `.map(d${index}, d${index} + d${index})`)

const STEPS: Record<string, Attack> = {
  'a livelock of always': step('machine.livelock', {
    ...SPIN,
    spin: state('spin', { always: { target: '#strike' }, ...END }),
  }),
  'a livelock of raise': step('machine.livelock', {
    strike: state('strike', {
      entry: [{ type: 'raise', params: { event: 'nudge' } }],
      on: { nudge: { target: '#strike', reenter: true }, cleared: { target: '#closed' } },
    }),
  }),
  'a livelock in twenty regions': step('machine.livelock', restlessRegions(20)),
  'a storm of notices': step('machine.livelock', {
    strike: state('strike', {
      always: {
        target: '#spin',
        actions: Array.from({ length: 45 }, () => ({
          type: 'notify',
          params: { notice: 'alarm', to: { strategy: 'initiator' } },
        })),
      },
    }),
    spin: state('spin', { always: { target: '#strike' }, ...END }),
  }),
  'a storm of notices that would end by itself': step('machine.livelock', {
    strike: state('strike', {
      always: {
        target: '#spin',
        guard: { type: 'expr', params: { cel: 'context.share < 100' } },
        actions: Array.from({ length: 45 }, () => ({
          type: 'notify',
          params: { notice: 'alarm', to: { strategy: 'initiator' } },
        })),
      },
      ...END,
    }),
    spin: state('spin', {
      always: { target: '#strike', actions: [set('share', 'context.share + 1')] },
    }),
  }),
  'nested loops': asked('context.rows.all(a, context.rows.all(b, a + b != "x"))'),
  'sums that double': asked(`[context.text0]${DOUBLINGS.join('')}.all(x, size(x) > 0)`),
  'a search that gives up late': asked('!context.text0.contains(context.needle)'),
  'a thousand loops in one step': asked('context.rows.all(a, a != "x")', 1000),
  'a hoard of texts': { kind: 'step', definition: hoarding(), code: 'snapshot.too-large' },
}

const STARTS: Record<string, Attack> = {
  'two hundred rules that hide each other': {
    kind: 'start',
    definition: chainedRules(),
    answers: Object.fromEntries(Array.from({ length: 200 }, (_, index) => [`f${index}`, 'x'])),
    code: 'expression.failed',
  },
  'a thousand rows for a slow pattern': {
    kind: 'start',
    definition: slowRows(),
    answers: { rows: Array.from({ length: 1000 }, () => 'a'.repeat(999)) },
    code: 'submission.invalid',
  },
  'a text of a million characters': {
    kind: 'start',
    definition: striking({ strike: state('strike', END) }),
    answers: { ref: '字'.repeat(1_000_000), divisor: 1 },
    code: 'expression.failed',
  },
  'answers nested a million deep': {
    kind: 'start',
    definition: striking({ strike: state('strike', END) }),
    answers: { ref: '深', divisor: 1, deep: nested(1_000_000) },
    code: 'request.invalid',
  },
}

const DOCUMENTS: Record<string, Attack> = {
  'a hundred and thirty regions': refused('definition.too-large', striking(restlessRegions(130))),
  'a hundred thousand characters of expressions': refused(
    'definition.too-large',
    asking(Array.from({ length: 12 }, () => 'context.share < 1').join(' && '), 500),
  ),
  'a fork bomb of tasks': refused(
    'definition.too-large',
    striking({
      strike: state('strike', {
        type: 'parallel',
        states: Object.fromEntries(
          Array.from({ length: 15 }, (_, region) => [
            `r${region}`,
            state(`r${region}`, {
              invoke: Array.from({ length: 20 }, (_each, index) => ({
                src: 'humanTask' as const,
                id: `t${region}-${index}`,
                input: { task: 'check' },
                onDone: { target: '#closed' },
              })),
            }),
          ]),
        ),
      }),
    }),
  ),
  'a pattern that backtracks': refused('field.pattern', withField({ pattern: '^(a+)+$' })),
  'a pattern in an expression': refused(
    'expression.unknown-function',
    asking('context.text0.matches("^(a+)+$")'),
  ),
  'loops three deep': refused(
    'expression.too-complex',
    asking('context.rows.all(a, context.rows.all(b, context.rows.all(c, a != b)))'),
  ),
  'laughing references': refused(
    'key.unknown',
    withField({ $defs: laughs(25), $ref: '#/$defs/l0' }),
  ),
  'a document nested a million deep': refused('definition.too-deep', {
    ...ALARM,
    layout: nested(1_000_000),
  }),
  'a document of two megabytes': refused('definition.too-large', {
    ...ALARM,
    title: { 'zh-CN': '大'.repeat(2 * 1024 * 1024) },
  }),
}

export const ATTACKS: readonly (readonly [name: string, attack: Attack])[] = Object.entries({
  ...STEPS,
  ...STARTS,
  ...DOCUMENTS,
})

function step(code: ErrorCode, states: Parameters<typeof striking>[0]): Attack {
  return { kind: 'step', definition: striking(states), code }
}

function asked(cel: string, times = 1): Attack {
  return { kind: 'step', definition: asking(cel, times), code: 'expression.failed' }
}

function refused(finding: string, document: unknown): Attack {
  return { kind: 'document', document, finding }
}

function withField(keywords: Readonly<Record<string, unknown>>): unknown {
  const { report } = ALARM.forms
  const properties = {
    ...report?.schema.properties,
    ref: { type: 'string', title: '事由', ...keywords },
  }
  return {
    ...ALARM,
    id: 'attack',
    forms: { report: { ...report, schema: { ...report?.schema, properties } } },
  }
}

/** Each stands for two of the next: 2^depth when they are written out. */
function laughs(depth: number): JsonObject {
  return Object.fromEntries(
    Array.from({ length: depth }, (_, index) => [
      `l${index}`,
      { allOf: [{ $ref: `#/$defs/l${index + 1}` }, { $ref: `#/$defs/l${index + 1}` }] },
    ]),
  )
}

/** Built from the inside: a recursion of this depth would itself exhaust the stack. */
function nested(depth: number): JsonObject {
  let value: JsonObject = {}
  for (let level = 0; level < depth; level++) value = { in: value }
  return value
}
