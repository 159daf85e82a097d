import { RemoteError, type RemoteServer } from '../remote-server.ts'
import type { Tell } from '../tell.ts'

export interface PushSettingsCall {
  readonly path: string
  readonly dryRun: boolean
  readonly tell: Tell
}

/** What a step of the call works with. */
export interface Pushing {
  readonly server: RemoteServer
  readonly call: PushSettingsCall
}

/** Nothing with `--dry-run`. Throws `RemoteError` with what the server says against it. */
export async function send(
  { server, call }: Pushing,
  document: string,
  variables: Readonly<Record<string, unknown>>,
): Promise<void> {
  if (call.dryRun) return
  const { saved } = await server.ask<Saved>(document, variables)
  if (saved.__typename === 'Refusal') throw new RemoteError(`${call.path}: ${saved.message}`)
}

interface Saved {
  readonly saved:
    | { readonly __typename: 'Refusal'; readonly message: string }
    | { readonly __typename: 'CalendarSaved' | 'RetentionDefaultSet' | 'TeamSaved' }
}
const ANSWER = '{ __typename ... on Refusal { message } }'
export const SAVE_HOURS = `mutation ($input: SaveOfficeHoursInput!) { saved: saveOfficeHours(input: $input) ${ANSWER} }`
export const SET_RETENTION = `mutation ($days: Int, $erase: RetentionErase!) {
  saved: setRetentionDefault(days: $days, erase: $erase) ${ANSWER}
}`
export const ADD_TEAM = `mutation ($parentId: ID!, $name: String!, $facts: TeamFactsInput!) {
  saved: addTeam(parentId: $parentId, name: $name, facts: $facts) ${ANSWER}
}`
export const CHANGE_TEAM = `mutation ($id: ID!, $facts: TeamFactsInput!) {
  saved: changeTeam(id: $id, facts: $facts) ${ANSWER}
}`
export const ADD_SHIFT = `mutation ($nodeId: ID!, $shift: ShiftInput!) {
  saved: addShift(nodeId: $nodeId, shift: $shift) ${ANSWER}
}`
