import type { Definition } from '@linli/schemas/definition'
import type { LocaleText } from '@linli/schemas/locale-text'
import { textIn } from '@linli/schemas/locale-text'
import { statesOf } from '../definition-tree.ts'
import { text } from './scenario-differences.ts'

/** Of a longer way, the first states and the last one. */
const MOST_STATES = 4

/** What a scenario is called that goes through these states, by the titles of those without states inside. */
export function scenarioTitle(
  definition: Definition,
  entered: readonly string[],
): Required<LocaleText> {
  const leaves = new Map(
    statesOf(definition.machine).flatMap(({ uid, state }) =>
      uid !== null && 'meta' in state && state.states === undefined
        ? [[uid, state.meta.title] as const]
        : [],
    ),
  )
  const titles = entered.flatMap((uid) => leaves.get(uid) ?? [])
  const shown =
    titles.length <= MOST_STATES
      ? titles
      : [...titles.slice(0, MOST_STATES - 1), ...titles.slice(-1)]
  const way = (locale: 'zh-CN' | 'en') => {
    const words = shown.map((title) => textIn(title, locale))
    if (shown.length < titles.length) words.splice(-1, 0, '…')
    return words.join(' → ')
  }
  return text(`真实走法：${way('zh-CN')}`, `As it really went: ${way('en')}`)
}
