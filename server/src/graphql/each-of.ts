import { LinliError } from '@linli/schemas/linli-error'

/** As many as a page of a list shows; also what one batch takes. */
export const MAX_IDS = 100

/** The ids, each once. Throws `request.invalid` for more than `MAX_IDS`. */
export function distinctIds(given: readonly string[]): readonly string[] {
  const ids = [...new Set(given)]
  if (ids.length <= MAX_IDS) return ids
  throw new LinliError('request.invalid', `At most ${MAX_IDS} ids at a time, got ${ids.length}.`)
}

/** Does the same to each id and answers for each in their order: one that is refused holds up no other. Throws whatever is
 *  no refusal. */
export function eachOf<T>(
  ids: readonly string[],
  act: (id: string) => Promise<T>,
  refused: (id: string, error: LinliError) => T,
): Promise<T[]> {
  return Promise.all(
    ids.map(async (id) => {
      try {
        return await act(id)
      } catch (error) {
        if (error instanceof LinliError) return refused(id, error)
        throw error
      }
    }),
  )
}
