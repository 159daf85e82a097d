import type { Explanation } from '@linli/runtime/core'
import type { Definition } from '@linli/schemas/definition'
import type { Locale, LocaleText } from '@linli/schemas/locale-text'
import { textIn } from '@linli/schemas/locale-text'

/** What a step decided though nobody completed it. A resident reads that it was the system whose time was over, not what staff
 *  would have said, and nothing of who need not sign twice. */
export function passingSentences(
  { passing = [] }: Pick<Explanation, 'passing'>,
  { definition, isForStaff, nameOf, locale }: PassingReading,
): string[] {
  const titleOf = (name: string) => ({ 'zh-CN': name, ...definition.tasks[name]?.title })
  return passing.flatMap((each) => {
    const title = titleOf(each.task)
    const { outcome } = each
    const result = { 'zh-CN': outcome, ...definition.tasks[each.task]?.outcomes[outcome]?.title }
    if (each.kind === 'at-due') {
      return textIn(isForStaff ? forStaff(title, result) : forResidents(title), locale)
    }
    if (!isForStaff) return []
    const who = each.by === undefined ? null : nameOf(each.by)
    return textIn(repeatedText({ title, result, of: titleOf(each.of), who }), locale)
  })
}

interface PassingReading {
  readonly definition: Definition
  readonly isForStaff: boolean
  readonly nameOf: (accountId: string) => string
  readonly locale: Locale
}

function forStaff(title: LocaleText, result: LocaleText): LocaleText {
  return {
    'zh-CN': `「${title['zh-CN']}」到期未办，系统自动办理：${result['zh-CN']}`,
    en: `“${textIn(title, 'en')}” was overdue; the system decided: ${textIn(result, 'en')}`,
  }
}

interface Repeated {
  readonly title: LocaleText
  readonly result: LocaleText
  readonly of: LocaleText
  /** Null where nobody kept it. */
  readonly who: string | null
}

/** Who decided earlier, and why nobody was asked. */
function repeatedText({ title, result, of, who }: Repeated): LocaleText {
  return {
    'zh-CN': `「${title['zh-CN']}」没有再问（去重）：${who ?? '同一人'}已在「${of['zh-CN']}」选“${result['zh-CN']}”，之后没有变化，不算签名`,
    en: `“${textIn(title, 'en')}” was not asked again: ${who ?? 'the same person'} chose “${textIn(result, 'en')}” in “${textIn(of, 'en')}” and nothing has changed since; it is no signature`,
  }
}

function forResidents(title: LocaleText): LocaleText {
  return {
    'zh-CN': `「${title['zh-CN']}」到期，系统自动办理`,
    en: `“${textIn(title, 'en')}” was overdue, and the system went on`,
  }
}
