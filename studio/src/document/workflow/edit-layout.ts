import type { Definition } from '@linli/schemas/definition'

type Places = Definition['layout']

/** The states stand where they are said to; nothing but the layout is touched, which is no part of what the definition means. */
export function placeStates(definition: Definition, places: Places): Definition {
  const layout = { ...definition.layout }
  for (const [uid, { x, y }] of Object.entries(places)) {
    const had = layout[uid]
    const at = { x: Math.round(x), y: Math.round(y) }
    if (had?.x !== at.x || had.y !== at.y) layout[uid] = at
  }
  return { ...definition, layout }
}
