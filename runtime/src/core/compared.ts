import { canonicalJson } from '@linli/schemas/canonical-json'
import type { Definition } from '@linli/schemas/definition'
import type { LocaleText } from '@linli/schemas/locale-text'
import { quoted, quotedText, same } from './change-words.ts'
import { ownMember } from './compare-values.ts'
import type { Sentence } from './definition-finding.ts'
import type { DefinitionNames } from './definition-names.ts'
import { definitionNames } from './definition-names.ts'
import type { StateSite, TransitionSite } from './definition-tree.ts'
import { invocationsOf, statesOf, transitionsOf } from './definition-tree.ts'
import type { PostTitles } from './describe-assignment.ts'
import { guardPlaces } from './guard-sentences.ts'
import type { MatchedKey } from './matched-keys.ts'
import { matchKeys, presentKeys } from './matched-keys.ts'
import type { GuardPlace } from './render-guard.ts'

/** Tables of a definition whose things are called by a key elsewhere in it. */
export const TABLES = ['tasks', 'timers', 'forms', 'notices', 'events', 'papers'] as const
export type TableName = (typeof TABLES)[number]

/** One of two definitions that are compared. */
export interface Side {
  readonly definition: Definition
  readonly sites: readonly StateSite[]
  /** What people call a thing of a table, quoted; its key where there is no such thing. */
  called(table: TableName, key: string): Sentence
  /** What people call a field of the context, quoted; its key where its title is none or not its own. */
  calledContext(field: string): Sentence
  names(): DefinitionNames
  guardPlace(site: TransitionSite): GuardPlace
}

/** Two definitions with what is known of both at once. */
export interface Compared {
  readonly before: Side
  readonly after: Side
  readonly matched: Readonly<Record<TableName, readonly MatchedKey[]>>
  /** The present key of what had this key before; the key itself where nothing is known of it. */
  present(table: TableName, key: string): string
  readonly posts: PostTitles
}

export function compare(before: Definition, after: Definition, posts: PostTitles): Compared {
  const matched = {
    tasks: matchKeys(before.tasks, after.tasks, titleIn),
    timers: matchKeys(before.timers, after.timers, titleIn),
    forms: matchKeys(before.forms, after.forms, titleIn),
    notices: matchKeys(before.notices, after.notices, titleIn),
    events: matchKeys(before.events, after.events, titleIn),
    papers: matchKeys(before.papers ?? {}, after.papers ?? {}, titleIn),
  }
  const present = new Map(TABLES.map((table) => [table, presentKeys(matched[table])]))
  return {
    before: sideOf(before),
    after: sideOf(after),
    matched,
    present: (table, key) => present.get(table)?.get(key) ?? key,
    posts,
  }
}

function titleIn({ title }: { readonly title: LocaleText }): string {
  return title['zh-CN']
}

function sideOf(definition: Definition): Side {
  const sites = statesOf(definition.machine)
  // Made when asked for: most changes name no field.
  let known: DefinitionNames | null = null
  let places: ReturnType<typeof guardPlaces> | null = null
  const names = () => {
    known ??= definitionNames(definition)
    return known
  }
  return {
    definition,
    sites,
    names,
    guardPlace(site) {
      places ??= guardPlaces(names(), sites)
      return places(site)
    },
    calledContext(field) {
      const fields = names().state.context?.fields ?? {}
      const title = ownMember(fields, field)?.title ?? null
      const namesakes = Object.values(fields).filter(
        (each) => each.title?.['zh-CN'] === title?.['zh-CN'],
      )
      return title === null || namesakes.length > 1 ? same(quoted(field)) : quotedText(title)
    },
    called(table, key) {
      const things: Readonly<Record<string, { readonly title: LocaleText }>> =
        definition[table] ?? {}
      const thing = Object.hasOwn(things, key) ? things[key] : undefined
      return thing === undefined ? same(quoted(key)) : quotedText(thing.title)
    },
  }
}

/** Whether a thing has the same key and the same text in both; most of what is compared is. */
export function isUntouched(
  table: TableName,
  key: MatchedKey,
  { before, after }: Compared,
): boolean {
  if (key.before === undefined || key.before !== key.after) return false
  const [was, is] = [before, after].map(({ definition }) => definition[table]?.[key.before ?? ''])
  return canonicalJson(was) === canonicalJson(is)
}

/** What people call a state, quoted. The machine itself is the whole workflow. */
export function calledState(site: StateSite | null): Sentence {
  return site === null || !('meta' in site.state)
    ? ['整个流程', 'the whole workflow']
    : quotedText(site.state.meta.title)
}

/** uids of the leaf states inside a state, or its own. */
export function leavesOf(site: StateSite, sites: readonly StateSite[]): string[] {
  const inner = sites.filter((each) => each.parent?.path === site.path)
  if (inner.length === 0) return site.uid === null ? [] : [site.uid]
  return inner.flatMap((each) => leavesOf(each, sites))
}

/** Where instances stand that are in one of these states. */
export function standingIn(side: Side, isMeant: (site: StateSite) => boolean): string[] {
  return [...new Set(side.sites.filter(isMeant).flatMap((site) => leavesOf(site, side.sites)))]
}

/** Where a task is open. */
export function opensTask(site: StateSite, task: string): boolean {
  return invocationsOf(site).some(({ invoke }) => invoke.input.task === task)
}

/** Where something waits for a timer or an event. */
export function waitsFor(site: StateSite, kind: 'timer' | 'event', name: string): boolean {
  return transitionsOf(site).some(({ cause }) => cause.kind === kind && cause.name === name)
}
