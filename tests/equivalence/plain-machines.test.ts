import type { JsonObject, JsonValue } from '@linli/schemas/json'
import { describe, expect, test } from 'vitest'
import type { AnyStateMachine } from 'xstate'
import {
  and,
  assign,
  cancel,
  createActor,
  createMachine,
  fromPromise,
  not,
  raise,
  SimulatedClock,
  setup,
  stateIn,
} from 'xstate'
import { startDurableActor } from './durable-actor.ts'

type Move =
  | { readonly kind: 'send'; readonly event: JsonObject & { readonly type: string } }
  | { readonly kind: 'until'; readonly ms: number }
  | { readonly kind: 'answer'; readonly invokeId: string; readonly output: JsonValue }

const send = (type: string, more: JsonObject = {}): Move => ({
  kind: 'send',
  event: { ...more, type },
})
const until = (ms: number): Move => ({ kind: 'until', ms })
const answer = (invokeId: string, output: JsonValue): Move => ({ kind: 'answer', invokeId, output })

interface Suite {
  readonly make: (answers: Answers) => AnyStateMachine
  readonly moves: readonly Move[]
}

/** Resolves the promise that the living machine invoked under a name. */
type Answers = Map<string, (output: JsonValue) => void>

/** Written for XState by nobody who knows of the core: numbers as delays, functions as guards, events with fields. */
const MACHINES: Record<string, Suite> = {
  'counts in its context and ends with an output': {
    make: () =>
      createMachine({
        context: { count: 0 },
        initial: 'counting',
        output: ({ context }: { context: { count: number } }) => ({ total: context.count }),
        states: {
          counting: {
            always: { guard: ({ context }) => context.count >= 3, target: 'full' },
            on: {
              ADD: { actions: assign({ count: ({ context, event }) => context.count + event.by }) },
            },
          },
          full: { type: 'final' },
        },
      }),
    moves: [send('ADD', { by: 1 }), send('ADD', { by: 2 })],
  },
  'changes its lights by the clock': {
    make: () =>
      createMachine({
        initial: 'green',
        states: {
          green: { after: { 1000: 'yellow' } },
          yellow: { after: { 200: 'red' } },
          red: { after: { 1500: 'green' }, on: { POWER: 'green' } },
        },
      }),
    moves: [until(999), until(1000), until(1300), send('POWER'), until(2299), until(2400)],
  },
  'gives delayed events a name and cancels them': {
    make: () =>
      createMachine({
        initial: 'idle',
        entry: raise({ type: 'RING' }, { delay: 50, id: 'bell' }),
        states: {
          idle: {
            on: { STOP: { actions: cancel('bell') }, RING: 'rung', LATER: { actions: later() } },
          },
          rung: {},
        },
      }),
    moves: [until(20), send('STOP'), until(100), send('LATER'), until(110), until(200)],
  },
  'has an event wait that has no name': {
    make: () =>
      createMachine({
        initial: 'idle',
        states: {
          idle: { on: { GO: { actions: raise({ type: 'NEXT' }, { delay: 10 }) }, NEXT: 'next' } },
          next: {},
        },
      }),
    moves: [send('GO'), until(9), until(10)],
  },
  'comes back to a deep place': {
    make: () =>
      createMachine({
        initial: 'on',
        states: {
          on: {
            initial: 'a',
            states: {
              a: { on: { NEXT: 'b' } },
              b: { initial: 'b1', states: { b1: { on: { NEXT: 'b2' } }, b2: {} } },
              past: { type: 'history', history: 'deep' },
              near: { type: 'history' },
            },
            on: { OFF: 'off' },
          },
          off: { on: { DEEP: 'on.past', SHALLOW: 'on.near' } },
        },
      }),
    moves: [
      ...[send('NEXT'), send('NEXT'), send('OFF'), send('DEEP'), send('OFF'), send('SHALLOW')],
    ],
  },
  'runs regions beside each other until both end': {
    make: () =>
      createMachine({
        initial: 'both',
        states: {
          both: {
            type: 'parallel',
            states: {
              z: { initial: 'one', states: { one: { on: { Z: 'two' } }, two: { type: 'final' } } },
              a: { initial: 'one', states: { one: { on: { A: 'two' } }, two: { type: 'final' } } },
            },
            onDone: 'ended',
          },
          ended: { type: 'final' },
        },
      }),
    moves: [send('A'), send('Z')],
  },
  'lets the first region of the document win': {
    make: () =>
      createMachine({
        initial: 'both',
        states: {
          both: {
            type: 'parallel',
            states: { z: { on: { GO: '#first' } }, a: { on: { GO: '#second' } } },
          },
          first: { id: 'first' },
          second: { id: 'second' },
        },
      }),
    moves: [send('NOTHING'), send('GO')],
  },
  'raises events to itself before it rests': {
    make: () =>
      createMachine({
        context: { order: [] as string[] },
        initial: 'a',
        states: {
          a: { on: { GO: { target: 'b', actions: [raise({ type: 'X' }), raise({ type: 'Y' })] } } },
          b: {
            on: {
              X: { actions: assign({ order: ({ context }) => [...context.order, 'x'] }) },
              Y: {
                target: 'c',
                actions: assign({ order: ({ context }) => [...context.order, 'y'] }),
              },
            },
          },
          c: {},
        },
      }),
    moves: [send('GO')],
  },
  'asks where else it is': {
    make: () =>
      createMachine({
        type: 'parallel',
        states: {
          door: {
            initial: 'shut',
            states: { shut: { on: { OPEN: 'open' } }, open: { on: { CLOSE: 'shut' } } },
          },
          light: {
            initial: 'off',
            states: {
              off: { on: { SWITCH: { target: 'on', guard: stateIn({ door: 'open' }) } } },
              on: {
                on: { SWITCH: { target: 'off', guard: and([not(stateIn({ door: 'open' }))]) } },
              },
            },
          },
        },
      }),
    moves: [
      send('SWITCH'),
      send('OPEN'),
      send('SWITCH'),
      send('SWITCH'),
      send('CLOSE'),
      send('SWITCH'),
    ],
  },
  'waits for somebody whom it invoked': {
    make: (answers) =>
      setup({
        actors: {
          ask: fromPromise<unknown>(
            () => new Promise((resolve) => answers.set('question', resolve)),
          ),
        },
      }).createMachine({
        context: { said: '' },
        initial: 'asking',
        states: {
          asking: {
            invoke: {
              src: 'ask',
              id: 'question',
              onDone: {
                target: 'heard',
                actions: assign({ said: ({ event }) => String(event.output) }),
              },
            },
            on: { GIVE_UP: 'gone' },
          },
          heard: { on: { AGAIN: 'asking' } },
          gone: { on: { AGAIN: 'asking' } },
        },
      }),
    moves: [send('GIVE_UP'), send('AGAIN'), answer('question', '好'), send('AGAIN')],
  },
  'acts by name, also in passing': {
    make: () =>
      setup({ actions: { knock: () => undefined, enter: () => undefined } }).createMachine({
        initial: 'out',
        states: {
          out: { exit: 'knock', on: { GO: 'hall' } },
          hall: { entry: 'enter', always: 'room', exit: 'knock' },
          room: { entry: 'enter', on: { STAY: { actions: 'knock' } } },
        },
      }),
    moves: [send('GO'), send('STAY'), send('UNKNOWN')],
  },
}

function later() {
  return raise({ type: 'RING' }, { delay: 30, id: 'bell' })
}

describe('a plain XState machine through the durable path', () => {
  test.each(Object.entries(MACHINES))('%s, as it does in memory', async (_, { make, moves }) => {
    const answers: Answers = new Map()
    const clock = new SimulatedClock()
    const done: string[] = []
    const live = createActor(make(answers), {
      clock,
      inspect: (inspected) => {
        if (inspected.type === '@xstate.action') done.push(inspected.action.type)
      },
    }).start()
    const durable = startDurableActor(() => make(new Map()))
    const compare = () => {
      const { status, value, context, output = null, children } = live.getSnapshot()
      const waiting = status === 'active' ? Object.keys(children).sort() : []
      const timerCount = Object.keys(live.system.getSnapshot()._scheduledEvents).length
      const actions = done.filter((type) => !type.startsWith('xstate.'))
      const expected = { status, value, context, output, actions, waiting, timerCount }
      expect(durable.read()).toEqual(expected)
    }

    compare()
    for (const move of moves) {
      if (move.kind === 'send') {
        live.send(move.event)
        durable.send(move.event)
      } else if (move.kind === 'until') {
        clock.set(move.ms)
        durable.advanceTo(move.ms)
      } else {
        answers.get(move.invokeId)?.(move.output)
        // The promise tells its machine in a later turn.
        await new Promise((resolve) => setImmediate(resolve))
        durable.complete(move.invokeId, move.output)
      }
      compare()
    }
  })
})
