import type { LocaleText } from '@linli/schemas/locale-text'
import type { Judging } from '../model-check/verdict.ts'

/** Why no scenario was found for a transition or state, and what to do. */
export function untriedText(
  path: string,
  { machine, exploration, sites }: Judging,
): Required<LocaleText> {
  const state = sites.find((site) => site.path === path)
  const isReached =
    state === undefined
      ? machine.taken.has(path) || isTimer(path)
      : exploration.visits.some(({ at }) => at.live._nodes.some(({ id }) => id === state.uid))
  if (isReached) {
    return {
      'zh-CN':
        '检查知道有路走到这里，但在示例街道上没能走通：要填的内容它算不出来，或者没有合适的人、设备。请手写一个场景。',
      en: 'The check knows a way here that could not be played on the example street: answers that it cannot work out, or nobody and no device that fits. Write a scenario by hand.',
    }
  }
  return exploration.isComplete
    ? {
        'zh-CN': '检查没有找到走到这里的路：条件可能永远不成立。改正条件，或者删掉它。',
        en: 'The check found no way here: the condition may never hold. Put it right, or remove it.',
      }
    : {
        'zh-CN': '情形太多，检查没有走到这里。请手写一个场景。',
        en: 'There are too many cases; the check did not get here. Write a scenario by hand.',
      }
}

/** A timer that only tells people something is no move of the exploration, and so not among what it took. */
function isTimer(path: string): boolean {
  return /\/after\/[^/]+(?:\/\d+)?$/.test(path)
}
