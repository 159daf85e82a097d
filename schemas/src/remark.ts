/** What people write or draw on the canvas beside the states (标注). It means nothing to the engine, is outside the hash of a version, and
 *  is seen by those alone who may read the definition. */
export type Remark = Note | Frame

/** A piece of paper on the canvas (便笺). */
export interface Note extends Placed {
  readonly kind: 'note'
  /** Plain text, as it was typed; may be empty. */
  readonly text: string
}

/** A region of the canvas with a title above it (框). What stands in it does not belong to it. */
export interface Frame extends Placed {
  readonly kind: 'frame'
  /** Plain text; may be empty. */
  readonly title: string
}

interface Placed {
  /** Of the upper left corner, in pixels of the canvas at its own size, as all these. */
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
  /** Without one, grey. */
  readonly color?: RemarkColor
}

export type RemarkColor = (typeof REMARK_COLORS)[number]

export const REMARK_COLORS = ['yellow', 'green', 'blue', 'red'] as const

/** What the format takes. Lengths are in characters, places and sizes in pixels of the canvas. */
export const REMARK_LIMITS = {
  count: 200,
  text: 2000,
  title: 100,
  /** To all sides of where the canvas begins. */
  place: 100_000,
  leastSize: 40,
  mostSize: 10_000,
} as const
