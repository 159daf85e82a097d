/** What `POST /org/shapes/import` answers. */
export interface ShapesAnswer {
  readonly isApplied: boolean
  readonly featureCount: number
  readonly changedCount: number
  readonly unchangedCount: number
  readonly badCount: number
  /** The first hundred. */
  readonly bad: readonly {
    /** The feature's place in the file, from 1. */
    readonly line: number
    readonly code: string
    readonly name: string
    readonly problem: string
  }[]
  /** The features that are not right as a GeoJSON FeatureCollection, each with its `problem`; empty where all are. */
  readonly badFile: string
  /** What is odd and done all the same, the first hundred sentences. */
  readonly warnings: readonly string[]
}
