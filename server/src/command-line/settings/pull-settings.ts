import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import type { ExitCode } from '../exit-code.ts'
import { notePulled, pulledOf, readPulledBook, sha256, withPulled } from '../pulled-book.ts'
import type { RemoteServer } from '../remote-server.ts'
import type { Tell } from '../tell.ts'
import { type Settings, settingsText, type Team } from './settings-file.ts'
import { loadRoster, loadState, type StreetState } from './street-state.ts'

export interface PullSettingsCall {
  readonly path: string
  readonly tell: Tell
}

/** Writes what the street is set up with to a file, rosters from now on for two months. A file that was changed since is not
 *  written over. */
export async function pullSettings(
  server: RemoteServer,
  call: PullSettingsCall,
): Promise<ExitCode> {
  const { path, tell } = call
  const state = await loadState(server)
  const text = settingsText(await withRosters(server, state))
  const folder = dirname(path)
  const book = readPulledBook(folder, server.origin)
  const there = existsSync(path) ? readFileSync(path, 'utf8') : null
  if (there !== null && there !== text && sha256(there) !== pulledOf(book, fileKey(path))?.sha256) {
    tell(
      `${path}：本地改过，没有覆盖。请先 settings push，或把文件移开再 pull。`,
      `${path}: was changed here and is not written over. Push it first, or move it away and pull again.`,
    )
    return 3
  }
  if (there !== text) writeFileSync(path, text)
  const noted = withPulled(book, fileKey(path), { text, revision: 0 })
  notePulled(folder, withState(noted, state))
  const { teams, officeHours } = state.settings
  tell(
    `${path}：${teams.length} 个团队，${officeHours.length} 段办公时间`,
    `${path}: ${teams.length} teams, ${officeHours.length} spans of business hours`,
  )
  return 0
}

async function withRosters(
  server: RemoteServer,
  { settings, teamId }: StreetState,
): Promise<Settings> {
  const teams: Team[] = []
  for (const team of settings.teams) {
    const id = team.hasRoster ? teamId(team) : null
    teams.push(id === null ? team : { ...team, roster: await loadRoster(server, { teamId: id }) })
  }
  return { ...settings, teams }
}

/** No definition has such an id. */
const fileKey = (path: string) => `settings:${path.split(/[\\/]/).at(-1)}`
const STATE_KEY = 'settings:'

/** What the street was set up with when it was last looked at: what somebody changed since is not changed back. */
export function withState(
  book: ReturnType<typeof readPulledBook>,
  { settings }: Pick<StreetState, 'settings'>,
) {
  return withPulled(book, STATE_KEY, { text: settingsText(settings), revision: 0 })
}

/** Whether somebody has changed it since; never where nobody pulled it into this folder. */
export function isBehind(
  book: ReturnType<typeof readPulledBook>,
  { settings }: Pick<StreetState, 'settings'>,
): boolean {
  const noted = pulledOf(book, STATE_KEY)
  return noted !== null && noted.sha256 !== sha256(settingsText(settings))
}
