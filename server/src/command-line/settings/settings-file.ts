import { UsageError } from '../read-definition.ts'

/** What a street is set up with, as a file: what `settings pull` writes and `settings push` reads. A part that is left out is left
 *  alone. */
export interface Settings {
  readonly format: typeof FORMAT
  readonly officeHours?: readonly OfficeHours[]
  /** Null: personal data is kept where a service does not say how long. */
  readonly retention?: Retention | null
  readonly teams?: readonly Team[]
}

export interface OfficeHours {
  /** First day, `YYYY-MM-DD`. */
  readonly from: string
  /** `HH:MM-HH:MM`. */
  readonly hours: readonly string[]
  /** First and last day `MM-DD`. */
  readonly season?: {
    readonly from: string
    readonly to: string
    readonly hours: readonly string[]
  }
}

export interface Retention {
  readonly days: number
  readonly erase: 'marked' | 'sensitive'
}

export interface TeamFacts {
  readonly kind: string
  /** `HH:MM-HH:MM`; none for always. */
  readonly hours: readonly string[]
  readonly isExternal: boolean
  readonly agreementUntil: string | null
  readonly hasRoster: boolean
}

export interface Team extends TeamFacts {
  /** Code of the place under which it stands, or the names on the way to it: `锦绣街道/青禾社区`. */
  readonly place: string
  readonly name: string
  readonly roster?: readonly Shift[]
}

export interface Shift {
  /** `YYYY-MM-DDTHH:MM`, on the city's clock. */
  readonly from: string
  readonly until: string
  /** Logins, the first is on duty. */
  readonly people: readonly string[]
}

export const FORMAT = 'linli-settings/1'

export function settingsText(settings: Settings): string {
  return `${JSON.stringify(settings, null, 2)}\n`
}

/** Throws `UsageError`, naming the place, for what is no such file. What the values mean is the server's to judge. */
export function parseSettings(text: string, path: string): Settings {
  const at = (place: string) => `${path}${place}`
  const root = recordIn(jsonOf(text, path), at(''))
  if (root['format'] !== FORMAT) throw new UsageError(`'${path}' has not the format '${FORMAT}'.`)
  known(root, ['format', 'officeHours', 'retention', 'teams'], at(''))
  const { officeHours, retention, teams } = root
  return {
    format: FORMAT,
    ...(officeHours === undefined
      ? {}
      : { officeHours: each(officeHours, at('/officeHours'), officeHoursIn) }),
    ...(retention === undefined ? {} : { retention: retentionIn(retention, at('/retention')) }),
    ...(teams === undefined ? {} : { teams: each(teams, at('/teams'), teamIn) }),
  }
}

function officeHoursIn(value: unknown, at: string): OfficeHours {
  const record = recordIn(value, at)
  known(record, ['from', 'hours', 'season'], at)
  const { season } = record
  return {
    ...{ from: textIn(record, 'from', at), hours: spansIn(record['hours'], `${at}/hours`) },
    ...(season === undefined ? {} : { season: seasonIn(season, `${at}/season`) }),
  }
}

function seasonIn(value: unknown, at: string): NonNullable<OfficeHours['season']> {
  const record = recordIn(value, at)
  known(record, ['from', 'to', 'hours'], at)
  const [from, to] = [textIn(record, 'from', at), textIn(record, 'to', at)]
  return { from, to, hours: spansIn(record['hours'], `${at}/hours`) }
}

function retentionIn(value: unknown, at: string): Retention | null {
  if (value === null) return null
  const record = recordIn(value, at)
  known(record, ['days', 'erase'], at)
  const { days, erase } = record
  if (typeof days !== 'number') throw wrong(`${at}/days`, 'a number')
  if (erase !== 'marked' && erase !== 'sensitive')
    throw wrong(`${at}/erase`, "'marked' or 'sensitive'")
  return { days, erase }
}

const TEAM = ['place', 'name', 'kind', 'hours', 'isExternal', 'agreementUntil', 'hasRoster']

function teamIn(value: unknown, at: string): Team {
  const record = recordIn(value, at)
  known(record, [...TEAM, 'roster'], at)
  const { agreementUntil = null, roster } = record
  if (agreementUntil !== null && typeof agreementUntil !== 'string')
    throw wrong(`${at}/agreementUntil`, 'a day or null')
  return {
    ...{ place: textIn(record, 'place', at), name: textIn(record, 'name', at) },
    ...{ kind: textIn(record, 'kind', at), hours: spansIn(record['hours'] ?? [], `${at}/hours`) },
    ...{ isExternal: flagIn(record, 'isExternal', at), agreementUntil },
    hasRoster: flagIn(record, 'hasRoster', at),
    ...(roster === undefined ? {} : { roster: each(roster, `${at}/roster`, shiftIn) }),
  }
}

const MINUTE = /^\d{4}-\d\d-\d\dT\d\d:\d\d$/

function shiftIn(value: unknown, at: string): Shift {
  const record = recordIn(value, at)
  known(record, ['from', 'until', 'people'], at)
  const [from, until] = [textIn(record, 'from', at), textIn(record, 'until', at)]
  for (const minute of [from, until])
    if (!MINUTE.test(minute)) throw wrong(at, 'minutes as 2026-12-01T08:00')
  const people = each(record['people'], `${at}/people`, (one, place) => {
    if (typeof one === 'string') return one
    throw wrong(place, 'a login')
  })
  return { from, until, people }
}

const SPAN = /^\d\d:\d\d-\d\d:\d\d$/

function spansIn(value: unknown, at: string): readonly string[] {
  return each(value, at, (one, place) => {
    if (typeof one === 'string' && SPAN.test(one)) return one
    throw wrong(place, 'hours as 08:30-12:00')
  })
}

function each<T>(value: unknown, at: string, read: (one: unknown, at: string) => T): T[] {
  if (!Array.isArray(value)) throw wrong(at, 'a list')
  return value.map((one, index) => read(one, `${at}/${index}`))
}

type Fields = Readonly<Record<string, unknown>>

function recordIn(value: unknown, at: string): Fields {
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value as Fields
  throw wrong(at, 'an object')
}

/** A name that nobody reads is a mistake that nobody sees. */
function known(record: Fields, names: readonly string[], at: string): void {
  const strange = Object.keys(record).find((name) => !names.includes(name))
  if (strange !== undefined) throw new UsageError(`${at}: '${strange}' is nothing that is set.`)
}

function textIn(record: Fields, name: string, at: string): string {
  const value = record[name]
  if (typeof value === 'string' && value !== '') return value
  throw wrong(`${at}/${name}`, 'a text')
}

function flagIn(record: Fields, name: string, at: string): boolean {
  const value = record[name] ?? false
  if (typeof value === 'boolean') return value
  throw wrong(`${at}/${name}`, 'true or false')
}

function jsonOf(text: string, path: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    throw new UsageError(`'${path}' is no JSON.`)
  }
}

function wrong(at: string, wanted: string): UsageError {
  return new UsageError(`${at}: expected ${wanted}.`)
}
