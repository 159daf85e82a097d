import { cityDay, cityTime } from '@linli/schemas/city-day'
import { UsageError } from '../read-definition.ts'
import type { RemoteServer } from '../remote-server.ts'
import { FORMAT, type OfficeHours, type Settings, type Shift, type Team } from './settings-file.ts'

/** Days of a roster that are asked for at once. */
const ROSTER_DAYS = 62
const DAY_MS = 86_400_000

/** What the server has, with what it takes to change it. */
export interface StreetState {
  /** Without rosters. */
  readonly settings: Required<Settings>
  /** Of the business hours. */
  readonly revision: number
  /** Id of the open place with that code, or those names on the way to it. Throws `UsageError`. */
  placeId(place: string): string
  /** Id of an open team; null where there is none of that name. */
  teamId(team: Pick<Team, 'place' | 'name'>): string | null
}

export async function loadState(server: RemoteServer): Promise<StreetState> {
  const { workingCalendar, retentionDefault, orgTree, teams } = await server.ask<Answer>(STREET)
  const nodes = new Map(orgTree.map((node) => [node.id, node]))
  const open = orgTree.filter(({ isTeam, isClosed }) => !isTeam && !isClosed)
  const pathOf = (id: string | null): string => {
    const node = id === null ? undefined : nodes.get(id)
    if (node === undefined) return ''
    const above = pathOf(node.parentId)
    return above === '' ? node.name : `${above}/${node.name}`
  }
  const placeId = (place: string) => {
    const found = open.filter(({ id, code }) => code === place || pathOf(id) === place)
    const [only, ...others] = found
    if (only !== undefined && others.length === 0) return only.id
    throw new UsageError(
      `${found.length === 0 ? 'No open place' : `${found.length} places`} is '${place}'.`,
    )
  }
  const mine = teams.filter(({ isClosed }) => !isClosed)
  const { days, erase } = retentionDefault
  return {
    ...{ revision: workingCalendar.revision, placeId },
    settings: {
      format: FORMAT,
      officeHours: workingCalendar.officeHours.map(officeHoursOf),
      retention: days === null ? null : { days, erase: erase ?? 'marked' },
      teams: mine.map((team) => teamOf(team, pathOf(team.parentId))),
    },
    teamId: ({ place, name }) => {
      const parentId = placeId(place)
      const found = mine.filter((team) => team.parentId === parentId && team.name === name)
      if (found.length > 1)
        throw new UsageError(`${found.length} teams at '${place}' are '${name}'.`)
      return found[0]?.id ?? null
    },
  }
}

/** Shifts of a team that begin later than now, within two months, or within the days of those that are given. */
export async function loadRoster(
  server: RemoteServer,
  { teamId, given = [] }: { readonly teamId: string; readonly given?: readonly Shift[] },
): Promise<readonly Shift[]> {
  const now = Date.now()
  const logins = new Map<string, string>()
  const shifts: Shift[] = []
  for (const [fromDay, untilDay] of spansOf(given, now)) {
    const { team } = await server.ask<RosterAnswer>(ROSTER, { id: teamId, fromDay, untilDay })
    for (const { fromAt, untilAt, people } of team?.shifts ?? []) {
      if (Date.parse(fromAt) < now) continue
      const known = await Promise.all(people.map(({ id }) => loginOf(server, id, logins)))
      shifts.push({ from: minuteText(fromAt), until: minuteText(untilAt), people: known })
    }
  }
  return shifts
}

/** Account ids of people by their logins. Throws `UsageError` for a login that nobody has. */
export async function idsOf(
  server: RemoteServer,
  logins: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const ids = new Map<string, string>()
  for (const login of new Set(logins)) {
    const { people } = await server.ask<PeopleAnswer>(PEOPLE, { text: login })
    const person = people.people.find((each) => each.login === login)
    if (person === undefined) throw new UsageError(`Nobody has the login '${login}'.`)
    ids.set(login, person.id)
  }
  return ids
}

/** RFC 3339, of a minute on the city's clock. */
export function instantOf(minute: string): string {
  return `${minute}:00+08:00`
}

function minuteText(instant: string): string {
  const at = Date.parse(instant)
  return `${cityDay(at)}T${cityTime(at)}`
}

/** Pieces that are asked for one after the other; a shift of the evening before reaches into the first. */
function spansOf(given: readonly Shift[], now: number): [string, string][] {
  const instants = given
    .flatMap(({ from, until }) => [from, until])
    .map((at) => Date.parse(instantOf(at)))
  const first = Math.max(now, Math.min(...instants, ...(given.length === 0 ? [now] : [])))
  const last = given.length === 0 ? now + (ROSTER_DAYS - 1) * DAY_MS : Math.max(...instants)
  const spans: [string, string][] = []
  for (let at = first; at <= last; at += ROSTER_DAYS * DAY_MS)
    spans.push([cityDay(at), cityDay(Math.min(last, at + (ROSTER_DAYS - 1) * DAY_MS) + DAY_MS)])
  return spans
}

async function loginOf(server: RemoteServer, id: string, known: Map<string, string>) {
  const before = known.get(id)
  if (before !== undefined) return before
  const { person } = await server.ask<PersonAnswer>(PERSON, { id })
  const login = person?.login ?? id
  known.set(id, login)
  return login
}

function officeHoursOf({ from, hours, season }: Answered['officeHours'][number]): OfficeHours {
  return {
    ...{ from, hours: hours.map(intervalText) },
    ...(season === null
      ? {}
      : { season: { from: season.from, to: season.to, hours: season.hours.map(intervalText) } }),
  }
}

function teamOf(team: AnsweredTeam, place: string): Team {
  const { name, kind, hours, isExternal, agreementUntil, hasRoster } = team
  return {
    ...{ place, name, kind, isExternal, agreementUntil, hasRoster },
    hours: hours.map(({ from, until }) => `${from}-${until}`),
  }
}

function intervalText({ opens, closes }: Interval): string {
  const text = (minute: number) =>
    [Math.floor(minute / 60), minute % 60].map((part) => String(part).padStart(2, '0')).join(':')
  return `${text(opens)}-${text(closes)}`
}

interface Interval {
  readonly opens: number
  readonly closes: number
}
interface Answered {
  readonly revision: number
  readonly officeHours: readonly {
    readonly from: string
    readonly hours: readonly Interval[]
    readonly season: {
      readonly from: string
      readonly to: string
      readonly hours: readonly Interval[]
    } | null
  }[]
}
interface AnsweredTeam {
  readonly id: string
  readonly parentId: string | null
  readonly name: string
  readonly kind: string
  readonly hours: readonly { readonly from: string; readonly until: string }[]
  readonly isExternal: boolean
  readonly agreementUntil: string | null
  readonly hasRoster: boolean
  readonly isClosed: boolean
}
interface Answer {
  readonly workingCalendar: Answered
  readonly retentionDefault: {
    readonly days: number | null
    readonly erase: 'marked' | 'sensitive' | null
  }
  readonly orgTree: readonly {
    readonly id: string
    readonly parentId: string | null
    readonly name: string
    readonly code: string | null
    readonly isTeam: boolean
    readonly isClosed: boolean
  }[]
  readonly teams: readonly AnsweredTeam[]
}
export const STREET = `{
  workingCalendar { revision officeHours { from hours { opens closes } season { from to hours { opens closes } } } }
  retentionDefault { days erase }
  orgTree { id parentId name code isTeam isClosed }
  teams { id parentId name kind hours { from until } isExternal agreementUntil hasRoster isClosed }
}`

interface RosterAnswer {
  readonly team: {
    readonly shifts: readonly {
      readonly fromAt: string
      readonly untilAt: string
      readonly people: readonly { readonly id: string }[]
    }[]
  } | null
}
export const ROSTER = `query ($id: ID!, $fromDay: String!, $untilDay: String!) {
  team(id: $id) { shifts(fromDay: $fromDay, untilDay: $untilDay) { fromAt untilAt people { id } } }
}`
interface PersonAnswer {
  readonly person: { readonly login: string | null } | null
}
export const PERSON = 'query ($id: ID!) { person(id: $id) { login } }'
interface PeopleAnswer {
  readonly people: {
    readonly people: readonly { readonly id: string; readonly login: string | null }[]
  }
}
export const PEOPLE = 'query ($text: String!) { people(text: $text) { people { id login } } }'
