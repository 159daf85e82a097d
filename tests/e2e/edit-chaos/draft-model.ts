/** What of a draft can be seen in the designers: the names of its steps and of the questions of its form, in order. */
export interface Shown {
  readonly steps: readonly string[]
  readonly fields: readonly string[]
}

/** A draft as it may be, with the way back and forth. */
interface Version {
  readonly shown: Shown
  readonly done: readonly Shown[]
  readonly undone: readonly Shown[]
}

/** What a deed may have made of what was shown; several where it is not said where something new stands. */
export type Change = (shown: Shown) => readonly Shown[]

/** What a deed comes to, or the way back or forth. */
export type Outcome = Change | 'undo' | 'redo'

export interface DraftModel {
  readonly did: (outcome: Outcome) => void
  /** It broke off, and nobody knows how far it came. */
  readonly mayHaveDone: (outcome: Outcome) => void
  readonly canUndo: () => boolean
  readonly canRedo: () => boolean
  /** The page said that what it had by then is kept. */
  readonly wasKept: () => void
  /** Whether what is seen is what the deeds came to; if so, it is known from now on. */
  readonly isSeen: (seen: Partial<Shown>) => boolean
  /** The same of a page that was opened anew: anything that it had since it last said that it was kept. */
  readonly isFoundAgain: (seen: Partial<Shown>) => boolean
  /** What may stand there. */
  readonly possible: () => readonly Shown[]
}

/** What a draft has to be after deeds, promises and returns. It knows no more than the page said: of a deed that nobody was told to be
 *  kept, both are right. */
export function createDraftModel(first: Shown): DraftModel {
  let entries: readonly (readonly Version[])[] = [[{ shown: first, done: [], undone: [] }]]
  /** Index of the entry that was promised last. */
  let kept = 0
  const latest = () => entries.at(-1) ?? []
  const push = (versions: readonly Version[]) => {
    entries = [...entries, distinct(versions)]
  }
  return {
    did: (outcome) => push(latest().flatMap((version) => after(version, outcome))),
    mayHaveDone: (outcome) =>
      push(latest().flatMap((version) => [version, ...after(version, outcome)])),
    canUndo: () => latest().every(({ done }) => done.length > 0),
    canRedo: () => latest().every((version) => version.undone.length > 0),
    wasKept() {
      kept = entries.length - 1
    },
    isSeen(seen) {
      const found = latest().filter(({ shown }) => isLike(shown, seen))
      if (found.length === 0) return false
      entries = entries.with(-1, found)
      return true
    },
    isFoundAgain(seen) {
      const found = entries.slice(kept).flatMap((versions) => versions)
      const like = found.filter(({ shown }) => isLike(shown, seen))
      if (like.length === 0) return false
      entries = [distinct(like)]
      kept = 0
      return true
    },
    possible: () => entries.slice(kept).flatMap((versions) => versions.map(({ shown }) => shown)),
  }
}

function after(version: Version, outcome: Outcome): readonly Version[] {
  if (outcome === 'undo') return [undone(version)]
  if (outcome === 'redo') return [redone(version)]
  const { shown, done } = version
  return outcome(shown).map((next) => ({ shown: next, done: [...done, shown], undone: [] }))
}

function undone({ shown, done, undone }: Version): Version {
  const last = done.at(-1)
  if (last === undefined) return { shown, done, undone }
  return { shown: last, done: done.slice(0, -1), undone: [...undone, shown] }
}

function redone({ shown, done, undone }: Version): Version {
  const last = undone.at(-1)
  if (last === undefined) return { shown, done, undone }
  return { shown: last, done: [...done, shown], undone: undone.slice(0, -1) }
}

function isLike(shown: Shown, { steps, fields }: Partial<Shown>): boolean {
  return (
    (steps === undefined || isSame(shown.steps, steps)) &&
    (fields === undefined || isSame(shown.fields, fields))
  )
}

function isSame(one: readonly string[], other: readonly string[]): boolean {
  return one.length === other.length && one.every((name, index) => name === other[index])
}

function distinct(versions: readonly Version[]): readonly Version[] {
  return [...new Map(versions.map((version) => [JSON.stringify(version), version])).values()]
}
