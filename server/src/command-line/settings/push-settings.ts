import { dirname } from 'node:path'
import { type ExitCode, worst } from '../exit-code.ts'
import { notePulled, readPulledBook } from '../pulled-book.ts'
import { readText } from '../read-definition.ts'
import type { RemoteServer } from '../remote-server.ts'
import { isBehind, withState } from './pull-settings.ts'
import { pushRoster } from './push-roster.ts'
import {
  ADD_TEAM,
  CHANGE_TEAM,
  type Pushing,
  type PushSettingsCall,
  SAVE_HOURS,
  SET_RETENTION,
  send,
} from './send-setting.ts'
import {
  type OfficeHours,
  parseSettings,
  type Settings,
  type Team,
  type TeamFacts,
} from './settings-file.ts'
import { loadState, type StreetState } from './street-state.ts'

/** Sets what the file says and the server does not have yet; what the file leaves out, and teams that it does not name, stay. A second
 *  time it changes nothing. Where somebody has changed the street since it was pulled, nothing is written. */
export async function pushSettings(
  server: RemoteServer,
  call: PushSettingsCall,
): Promise<ExitCode> {
  const { path, dryRun, tell } = call
  const settings = parseSettings(readText(path), path)
  const folder = dirname(path)
  const book = readPulledBook(folder, server.origin)
  const state = await loadState(server)
  if (isBehind(book, state)) {
    tell(
      `${path}：导出以后有人在系统里改过设置，没有写入。请先 pull 到另一个文件夹，合并后再 push。`,
      `${path}: somebody has changed the settings since; nothing was written. Pull into another folder, merge, and push again.`,
    )
    if (!dryRun) return 3
  }
  // Wrong places are told before anything is written.
  for (const team of settings.teams ?? []) state.teamId(team)
  const pushing = { server, call }
  const counts = [
    await pushOfficeHours(settings, state, pushing),
    await pushRetention(settings, state, pushing),
  ]
  const codes: ExitCode[] = [isBehind(book, state) ? 3 : 0]
  for (const team of settings.teams ?? []) {
    const pushed = await pushTeam(team, state, pushing)
    counts.push(pushed.count)
    codes.push(pushed.code)
  }
  const count = counts.reduce((sum, each) => sum + each, 0)
  if (dryRun)
    tell(
      `${path}：${count} 处不同，没有写入（--dry-run）`,
      `${path}: ${count} differ; nothing was written (--dry-run)`,
    )
  else tell(`${path}：写入 ${count} 处`, `${path}: ${count} written`)
  if (!dryRun) notePulled(folder, withState(book, await loadState(server)))
  return worst(codes)
}

async function pushOfficeHours(
  { officeHours }: Settings,
  { settings, revision }: StreetState,
  pushing: Pushing,
): Promise<number> {
  if (officeHours === undefined || isSame(officeHours, settings.officeHours)) return 0
  pushing.call.tell('办公时间不同', 'The business hours differ')
  const input = { officeHours: officeHours.map(sentHours), baseRevision: revision }
  await send(pushing, SAVE_HOURS, { input })
  return 1
}

async function pushRetention(
  { retention }: Settings,
  { settings }: StreetState,
  pushing: Pushing,
): Promise<number> {
  if (retention === undefined || isSame(retention, settings.retention)) return 0
  pushing.call.tell('默认保存期限不同', 'How long personal data is kept differs')
  await send(pushing, SET_RETENTION, {
    days: retention?.days ?? null,
    erase: retention?.erase === 'sensitive' ? 'SENSITIVE' : 'MARKED',
  })
  return 1
}

async function pushTeam(
  team: Team,
  state: StreetState,
  pushing: Pushing,
): Promise<{ readonly count: number; readonly code: ExitCode }> {
  const { place, name, roster, ...facts } = team
  const teamId = state.teamId(team)
  const present = state.settings.teams.find(
    (each) => each.name === name && state.teamId(each) === teamId,
  )
  const count = await pushFacts({ teamId, present, team, facts }, state, pushing)
  if (roster === undefined) return { count, code: 0 }
  const id = teamId ?? (pushing.call.dryRun ? null : (await loadState(pushing.server)).teamId(team))
  const pushed = await pushRoster({ teamId: id, name: `${place}/${name}`, roster }, pushing)
  return { count: count + pushed.count, code: pushed.code }
}

interface TeamPush {
  readonly teamId: string | null
  readonly present: Team | undefined
  readonly team: Team
  readonly facts: TeamFacts
}

async function pushFacts(
  { teamId, present, team, facts }: TeamPush,
  state: StreetState,
  pushing: Pushing,
): Promise<number> {
  const { place, name } = team
  const sent = { ...facts, hours: facts.hours.map(segmentOf) }
  if (teamId === null || present === undefined) {
    pushing.call.tell(`新团队「${name}」（${place}）`, `New team “${name}” (${place})`)
    await send(pushing, ADD_TEAM, { parentId: state.placeId(place), name, facts: sent })
    return 1
  }
  const { place: _, name: __, ...before } = present
  if (isSame(facts, before)) return 0
  pushing.call.tell(`团队「${name}」（${place}）不同`, `Team “${name}” (${place}) differs`)
  await send(pushing, CHANGE_TEAM, { id: teamId, facts: sent })
  return 1
}

/** Whatever the order in which members stand. */
function isSame(one: unknown, other: unknown): boolean {
  return JSON.stringify(sorted(one)) === JSON.stringify(sorted(other))
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted)
  if (typeof value !== 'object' || value === null) return value
  const entries = Object.entries(value).sort(([one], [other]) => (one < other ? -1 : 1))
  return Object.fromEntries(entries.map(([name, inner]) => [name, sorted(inner)]))
}

function sentHours({ from, hours, season }: OfficeHours) {
  return {
    ...{ from, hours: hours.map(intervalOf) },
    season: season === undefined ? null : { ...season, hours: season.hours.map(intervalOf) },
  }
}

function segmentOf(span: string) {
  const [from = '', until = ''] = span.split('-')
  return { from, until }
}

function intervalOf(span: string) {
  const { from, until } = segmentOf(span)
  return { opens: minuteOf(from), closes: minuteOf(until) }
}

function minuteOf(time: string): number {
  const [hours = 0, minutes = 0] = time.split(':').map(Number)
  return hours * 60 + minutes
}
