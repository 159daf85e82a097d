import { type Operation, operation, RESULT } from './cells.ts'
import type { TaskOfCase } from './rules.ts'
import {
  acting,
  governsCase,
  isStaff,
  officials,
  readsCase,
  readsTask,
  staff,
  tasksOf,
} from './rules.ts'
import type { PlayedCase } from './world-cases.ts'
import type { Viewer } from './world-people.ts'

const NO_CASE = '01920000-0000-7000-8000-000000000000'

/** What may be asked of one case: null stands for one that is nowhere. */
export function caseOperations(cases: readonly PlayedCase[]): Operation[] {
  const of = (given: Omit<Operation<PlayedCase | null>, 'things' | 'nameOf'>) =>
    operation({ ...given, things: [...cases, null], nameOf: (thing) => thing?.name ?? 'nowhere' })
  const read = (viewer: Viewer, thing: PlayedCase | null) =>
    thing !== null && readsCase(viewer, thing) ? 'data' : 'null'
  const idOf = (thing: PlayedCase | null) => JSON.stringify(thing?.id ?? NO_CASE)
  const ofOfficial = (then: readonly string[]) => (viewer: Viewer, thing: PlayedCase | null) =>
    officials(viewer, thing !== null && readsCase(viewer, thing) ? then : 'instance.not-found')
  const ofGoverning = (then: readonly string[]) => (viewer: Viewer, thing: PlayedCase | null) => {
    const isBeyond = thing !== null && readsCase(viewer, thing) && !governsCase(viewer, thing)
    return ofOfficial(isBeyond ? ['access.denied'] : then)(viewer, thing)
  }
  const send = (event: string, suits: (viewer: Viewer, thing: PlayedCase) => boolean) =>
    of({
      ...{ field: 'sendEvent', kind: 'mutation' },
      call: (thing) =>
        `sendEvent(input: { instanceId: ${idOf(thing)}, event: "${event}", payload: $empty, key: "${crypto.randomUUID()}" }) ${RESULT}`,
      expect: (viewer, thing) => {
        if (viewer.person === null) return 'session.missing'
        if (thing === null || !readsCase(viewer, thing)) return 'instance.not-found'
        if (thing.isOver) return 'instance.finished'
        return suits(viewer, thing) ? 'submission.invalid' : 'access.denied'
      },
    })
  return [
    of({
      ...{ field: 'instance', kind: 'query', expect: read },
      call: (thing) => `instance(id: ${idOf(thing)}) { id place }`,
    }),
    of({
      ...{ field: 'node', kind: 'query', expect: read },
      call: (thing) => `node(id: ${idOf(thing)}) { id }`,
    }),
    of({
      ...{ field: 'track', kind: 'query' },
      call: (thing) =>
        `track(number: "${thing?.number ?? 'QX0'}", secret: "${thing?.lookupCode ?? 'x'}") { number title timeline { sentence who } openTasks { id } }`,
      // Public to who knows the secret. Ten wrong ones close the number for the tails of phones.
      expect: ({ tenant }, thing) =>
        thing?.tenant === tenant ? 'data' : ['null', 'request.too-many'],
    }),
    of({
      ...{ field: 'cancelInstance', kind: 'mutation', expect: ofGoverning(['request.invalid']) },
      call: (thing) =>
        `cancelInstance(input: { instanceId: ${idOf(thing)}, reason: "" }) ${RESULT}`,
    }),
    of({
      ...{ field: 'cancelInstances', kind: 'mutation' },
      expect: (viewer, thing) => {
        const governs = thing !== null && governsCase(viewer, thing)
        return officials(viewer, governs ? ['request.invalid'] : 'instance.not-found')
      },
      call: (thing) => `cancelInstances(ids: [${idOf(thing)}], reason: "") { code }`,
    }),
    of({
      ...{ field: 'suspendInstance', kind: 'mutation', expect: ofGoverning(['request.invalid']) },
      call: (thing) =>
        `suspendInstance(input: { instanceId: ${idOf(thing)}, reason: "" }) ${RESULT}`,
    }),
    of({
      ...{ field: 'holdCase', kind: 'mutation', expect: ofGoverning(['request.invalid']) },
      call: (thing) => `holdCase(instanceId: ${idOf(thing)}, reason: "") ${RESULT}`,
    }),
    of({
      // One of them is on hold, until the first who may releases it.
      ...{
        field: 'releaseCase',
        kind: 'mutation',
        expect: ofGoverning(['hold.not-found', 'data']),
      },
      call: (thing) => `releaseCase(instanceId: ${idOf(thing)}) ${RESULT}`,
    }),
    of({
      // One of them is suspended, and goes on from then.
      ...{ field: 'resumeInstance', kind: 'mutation' },
      call: (thing) => `resumeInstance(input: { instanceId: ${idOf(thing)} }) ${RESULT}`,
      expect: (viewer, thing) =>
        ofGoverning([thing?.isOver === true ? 'instance.finished' : 'data'])(viewer, thing),
    }),
    of({
      // The draft has no room for a scenario.
      ...{ field: 'captureScenario', kind: 'mutation' },
      expect: ofOfficial(['definition.invalid', 'data']),
      call: (thing) => `captureScenario(instanceId: ${idOf(thing)}) ${RESULT}`,
    }),
    of({
      ...{ field: 'livedScenario', kind: 'query' },
      expect: ofOfficial(['data']),
      call: (thing) => `livedScenario(instanceId: ${idOf(thing)}) ${RESULT}`,
    }),
    of({
      ...{ field: 'revealField', kind: 'mutation' },
      call: (thing) =>
        `revealField(input: { instanceId: ${idOf(thing)}, seq: 1, pointer: "/idNumber", purpose: HANDLING }) ${RESULT}`,
      expect: (viewer, thing) =>
        staff(viewer, thing !== null && readsCase(viewer, thing) ? 'data' : 'instance.not-found'),
    }),
    of({
      // Of whoever is looked with, the list is what she may see; what of it the viewer may not is left out.
      ...{ field: 'viewAs', kind: 'query', expect: (viewer) => officials(viewer) },
      call: (thing) =>
        `viewAs(personId: "holder", instanceId: ${idOf(thing)}) { case { standing timeline { answers reasons notes } } }`,
    }),
    of({
      // Every case was urged a moment ago: who may urge is told so.
      ...{ field: 'urgeInstance', kind: 'mutation' },
      call: (thing) => `urgeInstance(input: { instanceId: ${idOf(thing)} }) ${RESULT}`,
      expect: (viewer, thing) => {
        if (viewer.person === null) return 'session.missing'
        if (thing === null || !readsCase(viewer, thing)) return 'instance.not-found'
        if (thing.isOver) return 'instance.finished'
        const mayUrge = governsCase(viewer, thing) || viewer.person === thing.initiator
        return mayUrge ? 'urge.too-soon' : 'access.denied'
      },
    }),
    of({
      // Nobody copies a case to somebody who is no staff.
      ...{ field: 'copyInstance', kind: 'mutation' },
      call: (thing) =>
        `copyInstance(input: { instanceId: ${idOf(thing)}, to: ["resident"], note: "" }) ${RESULT}`,
      expect: (viewer, thing) => {
        if (viewer.person === null) return 'session.missing'
        if (thing === null || !readsCase(viewer, thing)) return 'instance.not-found'
        const isBeyond = viewer.role === 'official' && !governsCase(viewer, thing)
        return isBeyond ? 'access.denied' : 'task.nobody'
      },
    }),
    of({
      ...{ field: 'followCase', kind: 'mutation' },
      call: (thing) => `followCase(instanceId: ${idOf(thing)}) ${RESULT}`,
      // Whatever is open and of others, of her street: the service shows all its cases.
      expect: ({ person, tenant }, thing) => {
        if (person === null) return 'session.missing'
        const isOthers = thing !== null && thing.tenant === tenant && thing.initiator !== person
        return isOthers && !thing.isOver ? 'data' : 'instance.not-found'
      },
    }),
    of({
      ...{ field: 'unfollowCase', kind: 'mutation' },
      call: (thing) => `unfollowCase(instanceId: ${idOf(thing)}) ${RESULT}`,
      expect: ({ person }) => (person === null ? 'session.missing' : 'data'),
    }),
    of({
      ...{ field: 'markCopyRead', kind: 'mutation' },
      call: (thing) => `markCopyRead(instanceId: ${idOf(thing)}) ${RESULT}`,
      expect: (viewer, thing) => {
        if (viewer.person === null) return 'session.missing'
        return thing !== null && readsCase(viewer, thing) ? 'data' : 'instance.not-found'
      },
    }),
    send('STAFF.NOTE', isStaff),
    send(
      'RESIDENT.WITHDRAW',
      ({ role, person }, { initiator }) => role === 'resident' && person === initiator,
    ),
  ]
}

/** What may be asked of one task. */
export function taskOperations(cases: readonly PlayedCase[]): Operation[] {
  const of = (given: Omit<Operation<TaskOfCase | null>, 'things' | 'nameOf'>) =>
    operation({
      ...{ ...given, things: [...tasksOf(cases), null] },
      nameOf: (thing) => (thing === null ? 'nowhere' : `${thing.of.name}.${thing.name}`),
    })
  const read = (viewer: Viewer, thing: TaskOfCase | null) =>
    thing !== null && readsTask(viewer, thing.of, thing) ? 'data' : 'null'
  const idOf = (thing: TaskOfCase | null) => JSON.stringify(thing?.id ?? `${NO_CASE}.1.0`)
  const hand = (field: string, told: string, byOfficials: boolean) =>
    of({
      ...{ field, kind: 'mutation' },
      call: (thing) =>
        `${field}(input: { taskId: ${idOf(thing)}, to: "clerk", reason: "请您办"${field === 'addSigner' ? ', position: BESIDE' : ''} }) ${RESULT}`,
      expect: (viewer, thing) =>
        handing(viewer, thing, { told, byOfficials, keepsOut: byOfficials }),
    })
  const isHeldBy = ({ person, tenant }: Viewer, thing: TaskOfCase | null) =>
    thing !== null &&
    tenant === thing.of.tenant &&
    thing.state === 'open' &&
    thing.holder === person
  return [
    // Rule 12; before those that put tasks back, which takes the drafts away.
    of({
      ...{ field: 'taskDraft', kind: 'query' },
      call: (thing) => `taskDraft(taskId: ${idOf(thing)}) { answers }`,
      expect: (viewer, thing) => staff(viewer, isHeldBy(viewer, thing) ? 'data' : 'null'),
    }),
    of({
      // There is no draft of that revision: who may write one is told of hers.
      ...{ field: 'saveTaskDraft', kind: 'mutation' },
      call: (thing) =>
        `saveTaskDraft(input: { taskId: ${idOf(thing)}, answers: $empty, baseRevision: "${crypto.randomUUID()}" }) ${RESULT}`,
      expect: (viewer, thing) => {
        if (thing !== null && isHeldBy(viewer, thing)) return staff(viewer)
        const isRead = thing !== null && readsTask(viewer, thing.of, thing)
        return staff(viewer, isRead ? 'task.not-assigned' : 'task.not-found')
      },
    }),
    of({
      ...{ field: 'task', kind: 'query', expect: read },
      call: (thing) => `task(id: ${idOf(thing)}) { id answers }`,
    }),
    of({
      ...{ field: 'node', kind: 'query', expect: read },
      call: (thing) => `node(id: ${idOf(thing)}) { id }`,
    }),
    of({
      ...{ field: 'claimTask', kind: 'mutation' },
      call: (thing) => `claimTask(input: { taskId: ${idOf(thing)} }) ${RESULT}`,
      expect: (viewer, thing) => acting(viewer, thing, 'data'),
      undo: ({ person }, thing) =>
        thing?.holder === person
          ? null
          : `a0: releaseTask(input: { taskId: ${idOf(thing)} }) ${RESULT}`,
    }),
    of({
      ...{ field: 'releaseTask', kind: 'mutation' },
      call: (thing) => `releaseTask(input: { taskId: ${idOf(thing)} }) ${RESULT}`,
      expect: (viewer, thing) => acting(viewer, thing, 'data'),
      undo: ({ person }, thing) =>
        thing?.holder === person
          ? `a0: claimTask(input: { taskId: ${idOf(thing)} }) ${RESULT}`
          : null,
    }),
    of({
      ...{ field: 'completeTask', kind: 'mutation' },
      call: (thing) =>
        `completeTask(input: { taskId: ${idOf(thing)}, outcome: "approve", answers: $empty, key: "${crypto.randomUUID()}" }) ${RESULT}`,
      expect: (viewer, thing) => acting(viewer, thing, 'submission.invalid'),
    }),
    of({
      // No task has such an outcome; each has a form, so none is done with others.
      ...{ field: 'completeTasks', kind: 'mutation' },
      call: (thing) =>
        `completeTasks(input: { taskIds: [${idOf(thing)}], outcome: "approve", key: "${crypto.randomUUID()}" }) { result ${RESULT} }`,
      expect: (viewer, thing) => {
        if (viewer.person === null) return 'session.missing'
        return thing !== null && readsTask(viewer, thing.of, thing)
          ? 'request.invalid'
          : 'task.not-found'
      },
    }),
    // Nobody hands a task to somebody without a post: who may hand it on is told so.
    hand('transferTask', 'task.nobody', true),
    hand('delegateTask', 'task.nobody', false),
    // One person alone does these tasks: who may choose signers is told so.
    hand('addSigner', 'task.not-signed', true),
    of({
      ...{ field: 'ask', kind: 'mutation' },
      call: (thing) =>
        `ask(input: { taskId: ${idOf(thing)}, kind: ADVICE, to: "clerk", text: "？" }) ${RESULT}`,
      expect: (viewer, thing) => handing(viewer, thing, { told: 'task.nobody', byOfficials: true }),
    }),
    of({
      // No answer is wanted by a time that is over: who may supervise is told so.
      ...{ field: 'ask', kind: 'mutation' },
      call: (thing) =>
        `ask(input: { taskId: ${idOf(thing)}, kind: SUPERVISION, text: "？", dueAt: "2026-01-01T00:00:00Z" }) ${RESULT}`,
      expect: (viewer, thing) => {
        if (!isOpenTo(viewer, thing)) return acting(viewer, thing, 'data')
        return viewer.role === 'official' ? 'request.invalid' : 'access.denied'
      },
    }),
    of({
      // None of these tasks gets more time: who may ask is told so.
      ...{ field: 'askExtension', kind: 'mutation' },
      call: (thing) =>
        `askExtension(input: { taskId: ${idOf(thing)}, units: 1, reason: "雨" }) ${RESULT}`,
      expect: (viewer, thing) => {
        if (isOpenTo(viewer, thing) && viewer.role === 'resident') return 'access.denied'
        return acting(viewer, thing, 'extension.none')
      },
    }),
    of({
      ...{ field: 'decideExtension', kind: 'mutation' },
      call: (thing) =>
        `decideExtension(input: { taskId: ${idOf(thing)}, isGranted: true, reason: "好" }) ${RESULT}`,
      expect: (viewer, thing) => acting(viewer, thing, 'task.no-question'),
    }),
    // None of these tasks is a question: who might answer one is told so.
    of({
      ...{ field: 'answerQuestion', kind: 'mutation' },
      call: (thing) => `answerQuestion(input: { taskId: ${idOf(thing)}, text: "好" }) ${RESULT}`,
      expect: (viewer, thing) => acting(viewer, thing, 'task.no-question'),
    }),
    of({
      ...{ field: 'withdrawQuestion', kind: 'mutation' },
      call: (thing) => `withdrawQuestion(input: { taskId: ${idOf(thing)} }) ${RESULT}`,
      expect: (viewer, thing) =>
        isOpenTo(viewer, thing) ? 'task.no-question' : acting(viewer, thing, 'data'),
    }),
    of({
      // Its definition lets nobody take anything back.
      ...{ field: 'takeBackTask', kind: 'mutation' },
      call: (thing) => `takeBackTask(input: { taskId: ${idOf(thing)}, reason: "错" }) ${RESULT}`,
      expect: (viewer, thing) => {
        if (viewer.person === null) return 'session.missing'
        if (thing === null || !readsTask(viewer, thing.of, thing)) return 'task.not-found'
        return thing.of.isOver ? 'instance.finished' : 'task.final'
      },
    }),
    of({
      ...{ field: 'removeSigner', kind: 'mutation' },
      call: (thing) =>
        `removeSigner(input: { taskId: ${idOf(thing)}, seat: 0, reason: "免" }) ${RESULT}`,
      // Whoever added the signer, so any of the staff who read the task may have.
      expect: (viewer, thing) =>
        handing(viewer, thing, { told: 'task.not-signed', byAll: true, keepsOut: true }),
    }),
  ]
}

function isOpenTo(viewer: Viewer, thing: TaskOfCase | null): boolean {
  return thing !== null && thing.state === 'open' && readsTask(viewer, thing.of, thing)
}

interface Handing {
  readonly told: string
  /** Officials do it to any task that they read. */
  readonly byOfficials?: boolean
  /** So do all staff. */
  readonly byAll?: boolean
  /** But nobody from whom the task is kept (回避): whoever started the case. */
  readonly keepsOut?: boolean
}

/** Rule 7: staff alone give a task to others. */
function handing(viewer: Viewer, thing: TaskOfCase | null, handed: Handing): string {
  const { told, byOfficials = false, byAll = false } = handed
  const verdict = acting(viewer, thing, told)
  if (!isOpenTo(viewer, thing)) return verdict
  if (viewer.role === 'resident') return 'access.denied'
  const isKeptOut = viewer.person !== null && viewer.person === thing?.of.initiator
  if (handed.keepsOut === true && isKeptOut) return 'task.excluded'
  return byAll || (byOfficials && viewer.role === 'official') ? told : verdict
}
