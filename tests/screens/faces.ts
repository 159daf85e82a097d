export type Face = 'desk' | 'portal' | 'studio'

interface Place {
  readonly left: number
  readonly top: number
  /** Of the browser window. */
  readonly width: number
  readonly height: number
  readonly scale: number
}

export const SHEET = { width: 1480, height: 1000 }

/** Where each face stands on the sheet, in CSS pixels; later ones lie on top. */
export const FACES: Readonly<Record<Face, Place>> = {
  desk: { left: 40, top: 40, width: 1240, height: 560, scale: 0.8 },
  studio: { left: 90, top: 400, width: 1240, height: 700, scale: 0.8 },
  portal: { left: 1060, top: 90, width: 375, height: 812, scale: 1 },
}
