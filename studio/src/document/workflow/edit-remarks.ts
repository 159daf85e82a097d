import type { Definition } from '@linli/schemas/definition'
import { REMARK_LIMITS, type Remark, type RemarkColor } from '@linli/schemas/remark'

export type RemarkBox = Pick<Remark, 'x' | 'y' | 'width' | 'height'>

/** So far from another one that stands at the very place. */
const ASIDE = 24
/** What neither UTF-8 nor the database can write: with the flag `u`, half of a pair that stands alone, or a null. */
const UNWRITABLE = /[\ud800-\udfff\0]/u

/** A note or a frame more, a little aside where another one stands just there. As it was where there are as many as may be, or the id is
 *  taken. */
export function addRemark(definition: Definition, id: string, remark: Remark): Definition {
  const { remarks = {} } = definition
  const others = Object.values(remarks)
  if (others.length >= REMARK_LIMITS.count || Object.hasOwn(remarks, id)) return definition
  let { x, y } = remark
  while (others.some((each) => each.x === Math.round(x) && each.y === Math.round(y))) {
    x += ASIDE
    y += ASIDE
  }
  return put(definition, id, fitted({ ...remark, x, y }))
}

/** What a note says, or what a frame is called, as it is given. As it was where nobody could store that. */
export function setRemarkText(definition: Definition, id: string, text: string): Definition {
  const remark = remarkOf(definition, id)
  if (remark === null || UNWRITABLE.test(text)) return definition
  if (remark.kind === 'note') {
    return text.length > REMARK_LIMITS.text ? definition : put(definition, id, { ...remark, text })
  }
  if (text.length > REMARK_LIMITS.title) return definition
  return put(definition, id, { ...remark, title: text })
}

/** It stands elsewhere, or is of another size, in whole pixels and within what the format takes. */
export function placeRemark(
  definition: Definition,
  id: string,
  place: Partial<RemarkBox>,
): Definition {
  const remark = remarkOf(definition, id)
  return remark === null ? definition : put(definition, id, fitted({ ...remark, ...place }))
}

/** The same by so much more than it has. */
export function shiftRemark(
  definition: Definition,
  id: string,
  by: Partial<RemarkBox>,
): Definition {
  const remark = remarkOf(definition, id)
  if (remark === null) return definition
  const { x = 0, y = 0, width = 0, height = 0 } = by
  return placeRemark(definition, id, {
    ...{ x: remark.x + x, y: remark.y + y },
    ...{ width: remark.width + width, height: remark.height + height },
  })
}

/** Another colour; null is grey. */
export function colorRemark(
  definition: Definition,
  id: string,
  color: RemarkColor | null,
): Definition {
  const remark = remarkOf(definition, id)
  if (remark === null) return definition
  const { color: _had, ...plain } = remark
  return put(definition, id, color === null ? plain : { ...plain, color })
}

/** It goes; with the last one the definition says nothing of remarks. */
export function removeRemark(definition: Definition, id: string): Definition {
  if (remarkOf(definition, id) === null) return definition
  const { remarks = {}, ...rest } = definition
  const { [id]: _gone, ...left } = remarks
  return Object.keys(left).length === 0 ? rest : { ...definition, remarks: left }
}

/** Null where there is none of that id. */
export function remarkOf({ remarks = {} }: Definition, id: string): Remark | null {
  return Object.hasOwn(remarks, id) ? (remarks[id] ?? null) : null
}

/** What it says: its text or its title. */
export function remarkText(remark: Remark): string {
  return remark.kind === 'note' ? remark.text : remark.title
}

function put(definition: Definition, id: string, remark: Remark): Definition {
  return { ...definition, remarks: { ...definition.remarks, [id]: remark } }
}

function fitted<R extends Remark>(remark: R): R {
  const { place, leastSize, mostSize } = REMARK_LIMITS
  const { x, y, width, height } = remark
  return {
    ...remark,
    ...{ x: within(x, -place, place), y: within(y, -place, place) },
    ...{ width: within(width, leastSize, mostSize), height: within(height, leastSize, mostSize) },
  }
}

/** What is no number at all is the least. */
function within(value: number, least: number, most: number): number {
  return Number.isNaN(value) ? least : Math.min(most, Math.max(least, Math.round(value)))
}
