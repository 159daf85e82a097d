import type { Owned } from './belongings.ts'
import { assertOwnStreet, type Judged, ofEachViewer } from './cells.ts'
import {
  didIt,
  isHeldInHerTeam,
  isInHerPool,
  isStaff,
  readsCase,
  readsTask,
  type TaskOfCase,
  tasksOf,
  waitsForHer,
} from './rules.ts'
import { post, type World } from './world.ts'
import type { PlayedCase } from './world-cases.ts'
import { PEOPLE, TENANTS, VIEWERS, type Viewer } from './world-people.ts'

/** A list, and which of the things that could be in it are hers to see. */
export interface Listing<Thing = unknown> {
  readonly field: string
  /** After the field: arguments and selection. */
  readonly asked: string
  /** Who is answered at all; the others are told why not. */
  readonly audience: 'everybody' | 'signed in' | 'staff' | 'officials'
  readonly things: readonly Thing[]
  readonly nameOf: (thing: Thing) => string
  readonly idOf: (thing: Thing) => string
  readonly sees: (viewer: Viewer, thing: Thing) => boolean
}

const IDS = '{ edges { node { id } } }'

export function listings({ cases, belongings }: World): Listing[] {
  return [...caseListings(cases), ...taskListings(cases), ...streetListings(belongings)]
}

function listing<Thing>(given: Listing<Thing>): Listing {
  return given as unknown as Listing
}

function caseListings(cases: readonly PlayedCase[]): Listing[] {
  const of = (given: Pick<Listing<PlayedCase>, 'field' | 'asked' | 'audience' | 'sees'>) =>
    listing<PlayedCase>({
      ...{ ...given, things: cases, nameOf: ({ name }) => name, idOf: ({ id }) => id },
    })
  return [
    of({
      ...{ field: 'instances', asked: `(first: 100) ${IDS}`, audience: 'staff', sees: readsCase },
    }),
    of({
      ...{ field: 'instances', audience: 'staff' },
      asked: `(first: 100, definitionId: "matter", active: true) ${IDS}`,
      sees: (viewer, thing) => readsCase(viewer, thing) && !thing.isOver,
    }),
    of({
      ...{ field: 'copies', audience: 'signed in' },
      asked: '(first: 100) { edges { node { instance { id } } } }',
      sees: ({ person, tenant }, thing) => thing.tenant === tenant && thing.copiedTo === person,
    }),
    of({
      ...{ field: 'myInstances', asked: `(first: 100) ${IDS}`, audience: 'signed in' },
      sees: ({ person, tenant }, thing) => thing.tenant === tenant && thing.initiator === person,
    }),
  ]
}

function taskListings(cases: readonly PlayedCase[]): Listing[] {
  const things = tasksOf(cases)
  const nameOf = ({ of, name }: TaskOfCase) => `${of.name}.${name}`
  const inbox = (filter: string, sees: Listing<TaskOfCase>['sees']) =>
    listing<TaskOfCase>({
      ...{ field: 'tasks', asked: `(filter: ${filter}, first: 100) ${IDS}`, audience: 'signed in' },
      ...{ things, sees, nameOf, idOf: ({ id }) => id },
    })
  return [
    ...[inbox('MINE', waitsForHer), inbox('POOL', isInHerPool), inbox('DONE', didIt)],
    inbox('TEAM', isHeldInHerTeam),
  ]
}

function streetListings(belongings: World['belongings']): Listing[] {
  const of = (
    field: string,
    audience: Listing['audience'],
    given: Pick<Listing<Owned>, 'asked' | 'things'> & Partial<Listing<Owned>>,
  ) =>
    listing<Owned>({
      ...{ field, audience, nameOf: ({ name }) => name, idOf: ({ id }) => id },
      sees: ({ tenant }, { tenants }) => tenants.includes(tenant),
      ...given,
    })
  const both = (id: string): Owned => ({ name: id, id, tenants: TENANTS })
  const only = (kind: string): Owned[] =>
    TENANTS.map((tenant) => ({
      ...{ name: `${kind}-${tenant}`, id: `${kind}-${tenant}`, tenants: [tenant] },
    }))
  const definitions = [both('matter'), ...only('only')]
  const nodes = [both('street'), both('grid-1'), ...only('only')]
  const staff = Object.entries(PEOPLE).flatMap(([id, { role }]) =>
    role === 'resident' ? [] : [both(id)],
  )
  const strangers = ['resident', 'neighbour'].map((id) => ({ ...both(id), tenants: [] }))
  const { incidents, requests, messages, notices, announcements, blocks } = belongings
  const hers: Pick<Listing<(typeof notices)[number]>, 'nameOf' | 'idOf' | 'sees'> = {
    nameOf: ({ person, name }) => `${person} ${name}`,
    idOf: ({ id }) => id,
    sees: (viewer, { tenants, person }) =>
      tenants.includes(viewer.tenant) && person === viewer.person,
  }
  return [
    of('definitions', 'officials', { asked: '{ id title }', things: definitions }),
    of('services', 'everybody', { asked: '{ id title }', things: definitions }),
    of('orgNodes', 'everybody', { asked: '{ id name }', things: nodes }),
    of('orgTree', 'officials', { asked: '{ id name changes { by } }', things: nodes }),
    of('teams', 'officials', {
      asked: '{ id name place changes { by } }',
      things: [both('team'), { ...both('grid-1'), tenants: [] }],
    }),
    // Residents are not staff.
    of('people', 'officials', {
      asked: '{ total people { id name } }',
      things: [...staff, ...only('only'), ...only('shut'), ...strangers],
    }),
    of('devices', 'staff', { asked: '{ id name place }', things: only('device') }),
    // In development alone; the field is not there in production.
    of('devMessages', 'everybody', { asked: '{ id text }', things: messages }),
    listing<(typeof announcements)[number]>({
      ...{ field: 'announcements', asked: '{ id title body }', audience: 'everybody' },
      ...{ things: announcements, nameOf: ({ name }) => name, idOf: ({ id }) => id },
      sees: (viewer, { tenants, isForStaff }) =>
        tenants.includes(viewer.tenant) && (!isForStaff || isStaff(viewer)),
    }),
    of('allAnnouncements', 'officials', { asked: '{ id title by }', things: announcements }),
    of('fieldBlocks', 'officials', {
      ...{ asked: '{ id body changedBy usedBy { title } }', things: blocks },
    }),
    of('publicationRequests', 'officials', { asked: '{ id reason }', things: requests }),
    listing<(typeof incidents)[number]>({
      ...{ field: 'incidents', asked: `(first: 100) ${IDS}`, audience: 'officials' },
      ...{ things: incidents, nameOf: ({ name }) => name, idOf: ({ id }) => id },
      sees: (viewer, { of: failed }) => readsCase(viewer, failed),
    }),
    listing<(typeof notices)[number]>({
      ...{ field: 'notices', asked: '{ id title body }', audience: 'signed in', things: notices },
      ...hers,
    }),
    listing<(typeof notices)[number]>({
      ...{ field: 'personNotices', asked: '{ id title body }', audience: 'staff', things: notices },
      ...hers,
    }),
  ]
}

/** Every viewer asks once; each thing is a cell: `in`, `out`, or why she is not answered. */
export async function judgeListing(world: World, list: Listing): Promise<Judged[]> {
  const { field, asked, things, sees, nameOf, idOf } = list
  const query = `{ ${field}${asked} }`
  return ofEachViewer(VIEWERS, async (viewer) => {
    const answer = await post(world, viewer, { query })
    assertOwnStreet(viewer, answer.text)
    const code: string | undefined = answer.errors?.[0]?.extensions?.code
    const ids = code === undefined ? idsIn(answer.data[field]) : null
    const refusal = refusalOf(viewer, list.audience)
    return things.map((thing) => ({
      ...{ viewer, operation: `${field}${asked}`, thing: nameOf(thing) },
      expected: refusal ?? inOrOut(sees(viewer, thing)),
      found: code ?? inOrOut(ids?.has(idOf(thing)) ?? false),
    }))
  })
}

/** Of a case that she reads, the tasks that she reads too. */
export async function judgeTasksWithin(world: World): Promise<Judged[]> {
  return ofEachViewer(VIEWERS, async (viewer) => {
    const byCase = await Promise.all(
      world.cases.map(async (of) => {
        const query = `{ instance(id: "${of.id}") { tasks { id } } }`
        const { data } = await post(world, viewer, { query })
        const ids = idsIn(data.instance?.tasks ?? [])
        return of.tasks.map((task) => ({
          ...{ viewer, operation: 'Instance.tasks', thing: `${of.name}.${task.name}` },
          expected: inOrOut(readsTask(viewer, of, task)),
          found: inOrOut(ids.has(task.id)),
        }))
      }),
    )
    return byCase.flat()
  })
}

function inOrOut(isIn: boolean): string {
  return isIn ? 'in' : 'out'
}

interface Row {
  /** Of a copy: what was copied. */
  readonly instance?: { readonly id: string }
  readonly id: string
}
type Answered =
  | readonly Row[]
  | { readonly edges: readonly { readonly node: Row }[] }
  | { readonly people: readonly Row[] }

function idsIn(answered: Answered): ReadonlySet<string> {
  if ('edges' in answered)
    return new Set(answered.edges.map(({ node }) => node.instance?.id ?? node.id))
  const rows = 'people' in answered ? answered.people : answered
  return new Set(rows.map(({ id }) => id))
}

function refusalOf(viewer: Viewer, audience: Listing['audience']): string | null {
  if (audience === 'everybody') return null
  if (viewer.person === null) return 'session.missing'
  const isIn = { 'signed in': true, staff: isStaff(viewer), officials: viewer.role === 'official' }
  return isIn[audience] ? null : 'access.denied'
}
