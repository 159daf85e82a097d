/** Gives one of so many answers that are all possible. */
export interface Oracle {
  /** An index below `count`. */
  choose(count: number): number
}

/** Asks `run` again and again until every combination of answers was given, the first answers first. `run` must be pure:
 *  the same answers lead to the same questions. Stops after `most` runs and says so. */
export function tryAll<Result>(
  most: number,
  run: (oracle: Oracle) => Result,
): { readonly results: Result[]; readonly isComplete: boolean } {
  const results: Result[] = []
  let answers: number[] = []
  while (results.length < most) {
    const counts: number[] = []
    results.push(
      run({
        choose(count) {
          const at = counts.push(count) - 1
          answers[at] ??= 0
          return answers[at]
        },
      }),
    )
    const next = successor(answers, counts)
    if (next === null) return { results, isComplete: true }
    answers = next
  }
  return { results, isComplete: false }
}

/** The combination after this one, counting from the last question; null where it was the last combination. */
function successor(answers: readonly number[], counts: readonly number[]): number[] | null {
  for (let at = counts.length - 1; at >= 0; at--) {
    const answer = answers[at] ?? 0
    if (answer + 1 < (counts[at] ?? 0)) return [...answers.slice(0, at), answer + 1]
  }
  return null
}
