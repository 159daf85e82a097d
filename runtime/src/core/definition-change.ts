import type { LocaleText } from '@linli/schemas/locale-text'
import type { Sentence } from './definition-finding.ts'

/** What of a definition a change is about; people read changes grouped by it, in this order. */
export const CHANGED_PARTS = [
  'definition',
  'states',
  'transitions',
  'tasks',
  'timers',
  'forms',
  'notices',
  'papers',
  'triggers',
  'events',
  'context',
  'scenarios',
] as const
export type ChangedPart = (typeof CHANGED_PARTS)[number]

/** One edit between two definitions, told to an official. */
export interface Change {
  /** `noun.what`, stable: tools and tests match on it. */
  readonly code: string
  readonly part: ChangedPart
  /** JSON Pointer (RFC 6901) into the document `side` names: the former one for what was taken away. */
  readonly path: string
  readonly side: 'before' | 'after'
  /** `behaviour`: instances go another way, or people are asked for something else. `wording`: people read something else.
   *  `none`: the document is written differently and means the same. */
  readonly bearing: 'behaviour' | 'wording' | 'none'
  readonly message: Required<LocaleText>
  /** Where running instances stand that meet the change: uids of leaf states of the former definition, or everywhere. */
  readonly bites: readonly string[] | 'everywhere'
}

/** A thing that stands in both definitions, as changes speak of it. */
export interface Place {
  readonly part: ChangedPart
  /** First half of the codes of its changes. */
  readonly noun: string
  /** What people call it: `任务“受理”`, `task “Triage”`. */
  readonly called: Sentence
  readonly path: string
  readonly pathBefore: string
  readonly bites: Change['bites']
}

/** What is said of a change besides its place. */
export interface Told {
  readonly code: string
  /** Below the path of the place. */
  readonly tail?: string
  readonly side?: 'before' | 'after'
  readonly bearing?: Change['bearing']
  readonly message: Sentence
}

export function changeAt(place: Place, told: Told): Change {
  const { code, tail = '', side = 'after', bearing = 'behaviour', message } = told
  return {
    code: `${place.noun}.${code}`,
    part: place.part,
    path: (side === 'after' ? place.path : place.pathBefore) + tail,
    side,
    bearing,
    message: { 'zh-CN': message[0], en: capitalized(message[1]) },
    bites: place.bites,
  }
}

function capitalized(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}
