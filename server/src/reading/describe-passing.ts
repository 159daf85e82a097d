import type { Explanation } from '@linli/runtime/core'
import type { Definition } from '@linli/schemas/definition'
import type { Locale, LocaleText } from '@linli/schemas/locale-text'
import { textIn } from '@linli/schemas/locale-text'

/** What a step decided though nobody completed it. A resident reads that it was the system, and not what staff would have said. */
export function passingSentences(
  { passing = [] }: Pick<Explanation, 'passing'>,
  { definition, isForStaff, locale }: PassingReading,
): string[] {
  return passing.map(({ task: name, outcome }) => {
    const task = definition.tasks[name]
    const title = { 'zh-CN': name, ...task?.title }
    const result = { 'zh-CN': outcome, ...task?.outcomes[outcome]?.title }
    return textIn(isForStaff ? forStaff(title, result) : forResidents(title), locale)
  })
}

interface PassingReading {
  readonly definition: Definition
  readonly isForStaff: boolean
  readonly locale: Locale
}

function forStaff(title: LocaleText, result: LocaleText): LocaleText {
  return {
    'zh-CN': `「${title['zh-CN']}」到期未办，系统自动办理：${result['zh-CN']}`,
    en: `“${textIn(title, 'en')}” was overdue; the system decided: ${textIn(result, 'en')}`,
  }
}

function forResidents(title: LocaleText): LocaleText {
  return {
    'zh-CN': `「${title['zh-CN']}」到期，系统自动办理`,
    en: `“${textIn(title, 'en')}” was overdue, and the system went on`,
  }
}
