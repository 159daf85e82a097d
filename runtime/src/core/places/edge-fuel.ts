/** What is left for looking at the edges of shapes, in edges; up to a twentieth of a microsecond each. */
export interface EdgeFuel {
  /** Asked for before the work. False where less is left, and from then on: what asks stops, and says that it did. */
  burn(edges: number): boolean
}

/** Lasts for a second at most. One shape of the most positions is looked through with it. */
export const MOST_EDGES = 20_000_000

export function createEdgeFuel(edges = MOST_EDGES): EdgeFuel {
  let left = edges
  return {
    burn(amount) {
      left = amount > left ? 0 : left - amount
      return left > 0
    },
  }
}
