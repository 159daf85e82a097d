import type { JsonValue } from '@linli/schemas/json'
import { isJsonObject } from '@linli/schemas/json'
import { escapePointer } from '@linli/schemas/json-pointer'

interface Given {
  readonly form: JsonValue | null
  readonly answers: JsonValue | null
  readonly masked: readonly string[]
}

/** What a map is asked for: the place of the case and, where the reader sees it, what was written beside it. A case has no coordinates: a pin
 *  that somebody put chose the place and was not kept. */
export function addressIn(place: string, report: Given | undefined): string {
  const spot = report === undefined ? '' : spotIn(report)
  return [place.replaceAll(' · ', ' '), spot].filter((part) => part !== '').join(' ')
}

/** The text beside the first place that was answered (`format: linli-node`); empty without one, or where it is masked. */
function spotIn({ form, answers, masked }: Given): string {
  const fields = memberOf(memberOf(form, 'schema'), 'properties')
  if (!isJsonObject(fields)) return ''
  for (const [name, field] of Object.entries(fields)) {
    const parts = memberOf(field ?? null, 'properties')
    if (memberOf(memberOf(parts, 'nodeId'), 'format') !== 'linli-node') continue
    const pointer = `/${escapePointer(name)}`
    const text = memberOf(memberOf(answers, name), 'text')
    const isMasked = masked.includes(pointer) || masked.includes(`${pointer}/text`)
    return typeof text === 'string' && !isMasked ? text : ''
  }
  return ''
}

/** A link that a phone opens in its map. Both are addresses of the phone's own: nothing is asked of anybody, and no address is told to a map's
 *  maker, before she presses; a link to a map's website would load from it, and a picture of a map would ask for it at once.
 *
 *  `geo:` (RFC 5870; `0,0?q=` looks for words) is what Android gives to whichever map she has: 高德, 百度, 腾讯, HarmonyOS's own. iOS has no
 *  `geo:`; its map answers to `maps:`, and `daddr` is where the way leads. */
export function routeTo(address: string, userAgent: string): string {
  const words = encodeURIComponent(address)
  return /iPhone|iPad|iPod/.test(userAgent) ? `maps:?daddr=${words}` : `geo:0,0?q=${words}`
}

function memberOf(value: JsonValue | null, name: string): JsonValue | null {
  if (!isJsonObject(value) || !Object.hasOwn(value, name)) return null
  return value[name] ?? null
}
