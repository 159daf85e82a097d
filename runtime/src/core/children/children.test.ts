import { describe, expect, test } from 'vitest'
import {
  cleaningDefinition,
  reportDefinition,
  withInvocation,
} from '../../../../tests/support/cleaning.ts'
import { type Family, playFamily, replayedAll } from '../../../../tests/support/family-ground.ts'
import { OFFICIAL, staff } from '../../../../tests/support/signing-ground.ts'
import { checkDefinition } from '../check-definition.ts'

const AN = staff('an')

function waiting(input: Parameters<typeof reportDefinition>[0] = {}): Family {
  const family = playFamily(reportDefinition(input), cleaningDefinition())
  family.complete(family.parent, 'accept', [AN, 'done'])
  return family
}

function begun(input: Parameters<typeof reportDefinition>[0] = {}): Family {
  const family = waiting(input)
  family.deliver()
  return family
}

function onlyChild({ children: [child] }: Family) {
  if (child === undefined) throw new Error('No child was started.')
  return child
}

describe('a state that starts another definition', () => {
  test('is of a definition in which nothing is wrong', () => {
    const errors = [reportDefinition(), cleaningDefinition()].flatMap(checkDefinition)
    expect(errors.filter(({ severity }) => severity === 'error')).toEqual([])
  })

  test('asks for one instance, with what the definition gives it', () => {
    const family = waiting()

    expect(family.pending).toMatchObject([
      {
        ...{ kind: 'start-child', definitionId: 'cleaning', version: null },
        ...{ nodeId: 'grid-1', set: { place: 'grid-1' } },
      },
    ])
    expect(family.parent.snapshot.children).toMatchObject([{ invokeId: 'clean', child: null }])
  })

  test('knows the child that began, which knows its parent and inherits who started that', () => {
    const family = begun()

    const { snapshot } = onlyChild(family)
    const { parent } = family
    expect(parent.snapshot.children).toMatchObject([{ child: { number: snapshot.number } }])
    expect(snapshot).toMatchObject({
      ...{ initiatorId: parent.snapshot.initiatorId, nodeId: 'grid-1' },
      parent: { instanceId: parent.snapshot.instanceId, number: 'CT-1', depth: 1 },
    })
    expect(snapshot.tasks).toMatchObject([{ name: 'work', assignment: { excluded: ['li'] } }])
  })

  test('starts one child however often it is told to', () => {
    const family = waiting()
    family.deliver(3)
    expect(family.children).toHaveLength(1)
  })

  test('pins the child to the version that it names', () => {
    expect(waiting({ pin: 'exact', version: 3 }).pending).toMatchObject([{ version: 3 }])
  })

  test('gives the child a place of its own where the definition says so', () => {
    expect(waiting({ node: "'street'" }).pending).toMatchObject([{ nodeId: 'street' }])
  })
})

describe('the end of a child', () => {
  test('moves its parent once, whatever is told again', () => {
    const family = begun()

    family.complete(onlyChild(family), 'work', [AN, 'done'])
    const [ended] = family.pending
    family.deliver(2)

    expect(family.parent.snapshot).toMatchObject({ status: 'done', position: ['closed'] })
    expect(ended).toMatchObject({ kind: 'end-child', end: { kind: 'done', ended: 'cleaned' } })
    expect(family.parent.entries.filter(({ input }) => input.kind === 'child-ended')).toHaveLength(
      1,
    )
    expectReplayed(family)
  })

  test('says where it ended', () => {
    const family = begun()
    family.complete(onlyChild(family), 'work', [AN, 'unable'])
    family.deliver()
    expect(family.parent.snapshot.position).toEqual(['accept'])
  })

  test('by an official is a failure, with its code', () => {
    const family = begun()
    family.act(onlyChild(family), { kind: 'cancel', reason: '重复', actor: OFFICIAL })
    family.deliver()
    expect(family.parent.snapshot.position).toEqual(['gone'])
  })

  test('is kept while the parent is suspended, and heard when it goes on', () => {
    const family = begun()
    family.act(family.parent, { kind: 'suspend', reason: '等', actor: OFFICIAL })

    family.complete(onlyChild(family), 'work', [AN, 'done'])
    family.deliver(2)
    expect(family.parent.snapshot).toMatchObject({
      ...{ status: 'active', position: ['cleaning'] },
      children: [{ ended: { ended: 'cleaned' } }],
    })

    family.act(family.parent, { kind: 'resume', actor: OFFICIAL })
    family.deliver(2)
    expect(family.parent.snapshot.position).toEqual(['closed'])
    expectReplayed(family)
  })

  test('of a former invocation changes nothing in the present one', () => {
    const family = begun({ onCancel: 'detach' })
    const former = onlyChild(family)
    again(family)
    family.deliver()
    expect(family.children).toHaveLength(2)

    family.complete(former, 'work', [AN, 'done'])
    family.deliver()

    expect(family.parent.snapshot.position).toEqual(['cleaning'])
    expect(family.parent.snapshot.children).toMatchObject([{ child: { number: 'CT-3' } }])
  })

  test('that no transition takes is a fault', () => {
    const broken = withInvocation(reportDefinition(), (invoke) => ({ ...invoke, onError: [] }))
    const family = playFamily(broken, cleaningDefinition())
    family.complete(family.parent, 'accept', [AN, 'done'])
    family.deliver()
    family.act(onlyChild(family), { kind: 'cancel', reason: '重复', actor: OFFICIAL })
    expect(() => family.deliver()).toThrow(expect.objectContaining({ code: 'child.unheard' }))
  })
})

describe('leaving the state', () => {
  test('ends its child: tasks and timers of that are closed', () => {
    const family = begun()
    back(family)
    family.deliver(2)

    const { snapshot, steps } = onlyChild(family)
    expect(snapshot).toMatchObject({ status: 'cancelled', tasks: [], timers: [] })
    expect(steps.at(-1)?.closed).toMatchObject([{ reason: 'cancelled' }])
    expect(family.parent.snapshot.children).toBeUndefined()
    expectReplayed(family)
  })

  test('before the child began starts none', () => {
    const family = waiting()
    back(family)
    family.deliver()
    expect(family.children).toHaveLength(0)
  })

  test('lets a detached child go on, whose end nobody waits for', () => {
    const family = begun({ onCancel: 'detach' })
    back(family)
    family.deliver()
    expect(onlyChild(family).snapshot.status).toBe('active')

    family.complete(onlyChild(family), 'work', [AN, 'done'])
    family.deliver()
    expect(family.parent.snapshot.position).toEqual(['accept'])
  })

  test('and entering it again is another invocation, with another child', () => {
    const family = begun()
    again(family)
    family.deliver(2)

    const [former, present] = family.children
    expect(former?.snapshot.status).toBe('cancelled')
    expect(present?.snapshot.status).toBe('active')
    expect(family.children).toHaveLength(2)
    expect(family.parent.snapshot.children).toHaveLength(1)
  })

  test('by the cancellation of the parent ends the child too', () => {
    const family = begun()
    family.act(family.parent, { kind: 'cancel', reason: '重复', actor: OFFICIAL })
    family.deliver()
    expect(onlyChild(family).snapshot.status).toBe('cancelled')
    expectReplayed(family)
  })

  test('stops no child of another invocation', () => {
    const family = begun()
    const { snapshot } = onlyChild(family)
    const { instanceId: childId } = snapshot
    family.deliverOne({ kind: 'stop-child', key: 'another.1.0', childId })
    expect(onlyChild(family).snapshot).toEqual(snapshot)
  })
})

test('a child that is given what is no context of its definition cannot start', () => {
  const family = waiting({ set: { nothing: 'context.place' } })
  expect(() => family.deliver()).toThrow(expect.objectContaining({ code: 'submission.invalid' }))
})

function back(family: Family): void {
  family.act(family.parent, { kind: 'event', type: 'back', payload: {}, actor: AN })
}

function again(family: Family): void {
  family.act(family.parent, { kind: 'event', type: 'again', payload: {}, actor: AN })
}

function expectReplayed(family: Family): void {
  const { parent, children } = family
  expect(replayedAll(family)).toEqual([parent, ...children].map(({ snapshot }) => snapshot))
}
