export interface DiffLine {
  readonly kind: 'same' | 'added' | 'removed'
  readonly text: string
  /** Line number in the new text, in the old one for removed lines; from 1. */
  readonly number: number
}

/** The fewest lines to add and remove to come from `before` to `after` (longest common subsequence). */
export function lineDiff(before: string, after: string): readonly DiffLine[] {
  const [old, now] = [before.split('\n'), after.split('\n')]
  const head = commonHead(old, now)
  const tail = commonTail(old.slice(head), now.slice(head))
  const middle = middleDiff(old.slice(head, old.length - tail), now.slice(head, now.length - tail))
  const same = (from: number, count: number): DiffLine[] =>
    now.slice(from, from + count).map((text, index) => {
      return { kind: 'same', text, number: from + index + 1 }
    })
  const shifted = middle.map((line) => ({ ...line, number: line.number + head }))
  return [...same(0, head), ...shifted, ...same(now.length - tail, tail)]
}

/** Changed lines with `around` unchanged ones before and after; null marks a gap. */
export function changedParts(
  lines: readonly DiffLine[],
  around: number,
): readonly (DiffLine | null)[] {
  const isNear = lines.map((_, index) =>
    lines
      .slice(Math.max(0, index - around), index + around + 1)
      .some((line) => line.kind !== 'same'),
  )
  return lines.flatMap((line, index) => {
    if (isNear[index] === true) return [line]
    return isNear[index - 1] === true ? [null] : []
  })
}

function commonHead(old: readonly string[], now: readonly string[]): number {
  const limit = Math.min(old.length, now.length)
  let count = 0
  while (count < limit && old[count] === now[count]) count += 1
  return count
}

function commonTail(old: readonly string[], now: readonly string[]): number {
  return commonHead([...old].reverse(), [...now].reverse())
}

function middleDiff(old: readonly string[], now: readonly string[]): readonly DiffLine[] {
  const lengths = commonLengths(old, now)
  const at = (i: number, j: number): number => lengths[i]?.[j] ?? 0
  const lines: DiffLine[] = []
  let [i, j] = [0, 0]
  while (i < old.length || j < now.length) {
    const isSame = i < old.length && j < now.length && old[i] === now[j]
    if (isSame) {
      lines.push({ kind: 'same', text: now[j] ?? '', number: j + 1 })
      i += 1
      j += 1
    } else if (i < old.length && (j >= now.length || at(i + 1, j) >= at(i, j + 1))) {
      lines.push({ kind: 'removed', text: old[i] ?? '', number: i + 1 })
      i += 1
    } else {
      lines.push({ kind: 'added', text: now[j] ?? '', number: j + 1 })
      j += 1
    }
  }
  return lines
}

/** `lengths[i][j]`: longest common subsequence of the ends from line i and line j. */
function commonLengths(old: readonly string[], now: readonly string[]): readonly Uint32Array[] {
  const lengths = Array.from({ length: old.length + 1 }, () => new Uint32Array(now.length + 1))
  for (let i = old.length - 1; i >= 0; i -= 1) {
    const row = lengths[i]
    const below = lengths[i + 1]
    if (row === undefined || below === undefined) continue
    for (let j = now.length - 1; j >= 0; j -= 1) {
      const length =
        old[i] === now[j] ? (below[j + 1] ?? 0) + 1 : Math.max(below[j] ?? 0, row[j + 1] ?? 0)
      row[j] = length
    }
  }
  return lengths
}
