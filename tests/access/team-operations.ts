import { type Belongings, NOWHERE, type Owned } from './belongings.ts'
import { type Operation, operation, RESULT } from './cells.ts'
import { isStaff, officials, ofPart, staff } from './rules.ts'
import { TENANTS, type Viewer } from './world-people.ts'

type Expected = string | readonly string[]

/** Of the two teams of that id each street sees its own. */
const TEAM: Owned = { name: 'team', id: 'team', tenants: TENANTS }
/** A node of both streets that is a place. */
const PLACE: Owned = { name: 'grid-1', id: 'grid-1', tenants: [] }
const TEAMS = [TEAM, PLACE, { ...PLACE, name: 'nowhere', id: 'nowhere' }]
const FACTS = 'kind: "volunteers", hours: [], isExternal: false, hasRoster: true'
/** Over long ago: nothing of it can be written any more. */
export const PATTERN = `fromDay: "2020-01-01", untilDay: "2020-01-02", segments: [{ from: "08:00", until: "20:00" }],
  crews: [{ people: ["candidate"] }], everyDays: 1, restCrews: []`
const SHIFT =
  'fromAt: "2020-01-01T00:00:00Z", untilAt: "2020-01-01T01:00:00Z", people: ["candidate"]'

function isHers({ tenant }: Viewer, { tenants }: Owned): boolean {
  return tenants.includes(tenant)
}

function of(
  kind: Operation['kind'],
  field: string,
  asked: {
    readonly things: readonly Owned[]
    readonly call: (id: string) => string
    readonly expect: (viewer: Viewer, isThere: boolean, thing: Owned) => Expected
  },
): Operation {
  return operation<Owned>({
    ...{ kind, field, things: asked.things, nameOf: ({ name }) => name },
    call: ({ id }) => asked.call(JSON.stringify(id)),
    expect: (viewer, thing) => asked.expect(viewer, isHers(viewer, thing), thing),
  })
}

/** Teams, and who is on duty at them when. */
export function teamOperations(belongings: Belongings): Operation[] {
  const shifts = [...belongings.shifts, { name: 'nowhere', id: NOWHERE, tenants: [] }]
  const change = (field: string, call: (id: string) => string, at: readonly string[] = []) =>
    of('mutation', field, {
      things: shifts,
      call: (id) => `${call(id)} ${RESULT}`,
      expect: (viewer, isThere) =>
        isThere ? ofPart(viewer, at, 'duty.past') : officials(viewer, 'duty.not-found'),
    })
  return [
    ...teamFields(),
    change('changeShift', (id) => `changeShift(id: ${id}, shift: { ${SHIFT} })`),
    change('removeShift', (id) => `removeShift(id: ${id})`, ['team']),
    of('mutation', 'swapShifts', {
      things: shifts,
      call: (id) => `swapShifts(id: ${id}, otherId: ${id}, reason: "家事") ${RESULT}`,
      expect: (viewer) => officials(viewer, 'duty.not-found'),
    }),
    of('mutation', 'noteShift', {
      things: shifts,
      call: (id) => `noteShift(id: ${id}, text: "交班") ${RESULT}`,
      // Staff write of shifts that they were in, officials of all in their part.
      expect: (viewer, isThere) => {
        if (isThere && viewer.role === 'official') return ofPart(viewer, ['team'], 'duty.past')
        const isOf = isStaff(viewer) && viewer.person === 'candidate'
        return staff(viewer, isThere && isOf ? 'duty.past' : 'duty.not-found')
      },
    }),
    ...swapOperations(shifts),
    of('query', 'onDuty', {
      things: TEAMS,
      call: (id) => `onDuty(nodeId: ${id}, at: "2020-01-01T12:00:00Z") { id name }`,
      expect: (viewer, isThere) => staff(viewer, isThere ? 'data' : 'empty'),
    }),
    of('query', 'staff', {
      things: [TEAM],
      call: () => 'staff(search: "没有这个人") { id name posts }',
      expect: (viewer) => staff(viewer, 'empty'),
    }),
    of('query', 'myDuty', {
      things: [TEAM],
      call: () => 'myDuty { id place note people { name } before { note } }',
      expect: (viewer) => staff(viewer, 'empty'),
    }),
  ]
}

/** 换班 of two: of shifts of her own, and never of anybody else's. */
function swapOperations(shifts: readonly Owned[]): Operation[] {
  const nobodys = (field: string, call: (id: string) => string) =>
    of('mutation', field, {
      things: [{ name: 'nowhere', id: NOWHERE, tenants: [] }],
      call: (id) => `${call(id)} ${RESULT}`,
      expect: (viewer) => staff(viewer, 'duty.not-found'),
    })
  return [
    of('mutation', 'askSwap', {
      things: shifts,
      call: (id) =>
        `askSwap(shiftId: ${id}, otherShiftId: ${id}, colleagueId: "holder", reason: "家事") ${RESULT}`,
      expect: (viewer, isThere) =>
        staff(
          viewer,
          isThere && viewer.person === 'candidate' ? 'duty.bad-swap' : 'duty.not-found',
        ),
    }),
    nobodys('answerSwap', (id) => `answerSwap(id: ${id}, agrees: true)`),
    nobodys('withdrawSwap', (id) => `withdrawSwap(id: ${id})`),
    of('query', 'swapChoices', {
      things: shifts,
      call: (id) => `swapChoices(shiftId: ${id}) { personId shift { id people } }`,
      expect: (viewer) => staff(viewer, 'empty'),
    }),
    of('query', 'mySwaps', {
      things: [TEAM],
      call: () => 'mySwaps { id reason shift { people } otherShift { people } }',
      expect: (viewer) => staff(viewer, 'empty'),
    }),
    of('query', 'teamNotices', {
      things: [TEAM],
      call: () => 'teamNotices { id body }',
      expect: (viewer) => staff(viewer, 'empty'),
    }),
  ]
}

function teamFields(): Operation[] {
  const byOfficials = (
    field: string,
    call: (id: string) => string,
    [told, otherwise, at = []]: readonly [string, Expected, at?: readonly string[]],
  ) =>
    of(field === 'team' || field === 'previewDuty' ? 'query' : 'mutation', field, {
      ...{ things: TEAMS, call },
      expect: (viewer, isThere, { id }) => {
        // A place that is there is no team.
        const other = typeof otherwise === 'string' ? otherwise : otherwise[id === 'grid-1' ? 0 : 1]
        return isThere ? ofPart(viewer, at, told) : officials(viewer, other ?? '')
      },
    })
  return [
    byOfficials(
      'team',
      (id) => `team(id: ${id}) { id name place posts { name } gaps { fromAt } changes { by }
        shifts(fromDay: "2020-01-01", untilDay: "2020-01-03") { note people { name } } }`,
      ['data', 'null'],
    ),
    // Nothing stands under a team; under a place a name of 61 characters does not.
    byOfficials(
      'addTeam',
      (id) =>
        `addTeam(parentId: ${id}, name: "${'队'.repeat(id === '"team"' ? 2 : 61)}", facts: { ${FACTS} }) ${RESULT}`,
      ['node.team', 'node.invalid'],
    ),
    byOfficials('changeTeam', (id) => `changeTeam(id: ${id}, facts: { ${FACTS} }) ${RESULT}`, [
      'data',
      'team.not-found',
      ['team'],
    ]),
    byOfficials(
      'previewDuty',
      (id) => `previewDuty(input: { nodeId: ${id}, ${PATTERN} }) { fromAt }`,
      ['empty', 'team.not-found'],
    ),
    byOfficials(
      'fillDuty',
      (id) => `fillDuty(input: { nodeId: ${id}, ${PATTERN} }, onlyFree: false) ${RESULT}`,
      ['data', ['team.not-found', 'node.not-found'], ['team']],
    ),
    byOfficials('addShift', (id) => `addShift(nodeId: ${id}, shift: { ${SHIFT} }) ${RESULT}`, [
      'duty.past',
      'duty.past',
    ]),
  ]
}
