import type { ExitCode } from '../exit-code.ts'
import { ADD_SHIFT, type Pushing, send } from './send-setting.ts'
import type { Shift } from './settings-file.ts'
import { idsOf, instantOf, loadRoster } from './street-state.ts'

interface RosterPush {
  /** Null for a team that is not there yet. */
  readonly teamId: string | null
  readonly name: string
  readonly roster: readonly Shift[]
}

/** Adds the shifts that the desk does not have. One that differs from what is there at that time stays as it is there, and is told: people
 *  may have swapped it. What has begun is left out. */
export async function pushRoster(
  { teamId, name, roster }: RosterPush,
  pushing: Pushing,
): Promise<{ readonly count: number; readonly code: ExitCode }> {
  const { server, call } = pushing
  const coming = roster.filter(({ from }) => Date.parse(instantOf(from)) > Date.now())
  const ids = await idsOf(
    server,
    coming.flatMap(({ people }) => people),
  )
  const there =
    teamId === null || coming.length === 0
      ? []
      : await loadRoster(server, { teamId, given: coming })
  const isThere = (shift: Shift) => there.some((each) => isSame(each, shift))
  const missing = coming.filter((shift) => !isThere(shift))
  const taken = missing.filter((shift) => there.some((each) => overlap(each, shift)))
  const free = missing.filter((shift) => !taken.includes(shift))
  for (const { from, until } of taken)
    call.tell(
      `「${name}」${from} 到 ${until}：系统里已有别的班次，没有改`,
      `“${name}” ${from} to ${until}: there is another shift, which stays`,
    )
  for (const { from, until, people } of free) {
    call.tell(
      `「${name}」加一班：${from} 到 ${until}`,
      `“${name}” gets a shift: ${from} to ${until}`,
    )
    const shift = {
      ...{ fromAt: instantOf(from), untilAt: instantOf(until) },
      people: people.map((login) => ids.get(login) ?? ''),
    }
    await send(pushing, ADD_SHIFT, { nodeId: teamId, shift })
  }
  return { count: free.length, code: taken.length === 0 ? 0 : 3 }
}

function isSame(one: Shift, other: Shift): boolean {
  const isSpan = one.from === other.from && one.until === other.until
  return isSpan && one.people.join(' ') === other.people.join(' ')
}

/** Minutes of one form are ordered as they are written. */
function overlap(one: Shift, other: Shift): boolean {
  return one.from < other.until && other.from < one.until
}
