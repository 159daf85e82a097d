import type { Locale } from '@linli/schemas/locale-text'
import type { FastifyRequest } from 'fastify'

const LOCALE_COOKIE = 'linli_locale'

/** The cookie's choice, else zh-CN, as the web app has it. */
export function chosenLocale({ cookies }: FastifyRequest): Locale {
  // Device routes have no cookies at all.
  const given: FastifyRequest['cookies'] | undefined = cookies
  return given?.[LOCALE_COOKIE] === 'en' ? 'en' : 'zh-CN'
}

/** The cookie's choice, else the first of the two languages the browser asks for, else zh-CN. */
export function localeOf(request: FastifyRequest): Locale {
  // Device routes have no cookies at all.
  const cookies: FastifyRequest['cookies'] | undefined = request.cookies
  const chosen = cookies?.[LOCALE_COOKIE]
  if (chosen === 'en' || chosen === 'zh-CN') return chosen
  for (const part of (request.headers['accept-language'] ?? '').split(',', 10)) {
    const language = part.trim().toLowerCase()
    if (language.startsWith('zh')) return 'zh-CN'
    if (language.startsWith('en')) return 'en'
  }
  return 'zh-CN'
}
