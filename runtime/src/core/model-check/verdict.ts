import type { Definition } from '@linli/schemas/definition'
import type { Finding } from '@linli/schemas/finding'
import type { StateSite } from '../definition-tree.ts'
import type { AbstractMachine } from './abstract-machine.ts'
import type { Configuration } from './configuration.ts'
import { leavesOf } from './configuration.ts'
import type { Deed, Exploration, Trouble } from './explore.ts'

/** What the judges look at. */
export interface Judging {
  readonly definition: Definition
  readonly sites: readonly StateSite[]
  readonly machine: AbstractMachine
  readonly exploration: Exploration
}

/** A finding, with the course that shows it: the way to a visit, and on from there. */
export interface Verdict extends Pick<Finding, 'severity' | 'code' | 'path' | 'message'> {
  /** Null where the course begins with `more`; undefined where nothing needs to be shown. */
  readonly visit?: number | null
  readonly more?: readonly (Deed | Trouble)[]
}

/** The place of the first innermost active state. */
export function placeOf(at: Configuration, sites: readonly StateSite[]): string {
  return placeOfState(leavesOf(at)[0] ?? '', sites)
}

export function placeOfState(uid: string, sites: readonly StateSite[]): string {
  return sites.find((site) => site.uid === uid)?.path ?? '/machine'
}

/** Titles of states in both languages. */
export function namesOfStates(
  uids: readonly string[],
  sites: readonly StateSite[],
): readonly [zh: string, en: string] {
  const titles = sites.flatMap(({ uid, state }) =>
    uid !== null && uids.includes(uid) && 'meta' in state ? [state.meta.title] : [],
  )
  return [
    titles.map((title) => title['zh-CN']).join('、'),
    titles.map((title) => title.en ?? title['zh-CN']).join(', '),
  ]
}
