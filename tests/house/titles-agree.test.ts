import type { LocaleText } from '@linli/schemas/locale-text'
import type { Street } from '@linli/schemas/street'
import { expect, test } from 'vitest'
import { POST_TITLES } from '../../server/src/reading/post-titles.ts'
import { readTracked } from './tracked-files.ts'

const street = JSON.parse(readTracked('templates/street.json')) as Street

function studioTitles(list: 'post' | 'deviceType'): Record<string, LocaleText> {
  const [zh, en] = ['zh-CN', 'en'].map(
    (locale) => JSON.parse(readTracked(`studio/src/i18n/${locale}/staff.json`))[list],
  )
  return Object.fromEntries(
    Object.keys(zh).map((key) => [key, { 'zh-CN': zh[key], en: en[key].toLowerCase() }]),
  )
}

function lowerCased(titles: Readonly<Record<string, LocaleText>>): Record<string, LocaleText> {
  return Object.fromEntries(
    Object.entries(titles).map(([key, title]) => [
      key,
      { 'zh-CN': title['zh-CN'], en: (title.en ?? '').toLowerCase() },
    ]),
  )
}

// Until a street can name its own posts, three places list them.
test('a post is called alike by the street, the server and the pages', () => {
  expect(lowerCased(POST_TITLES)).toEqual(lowerCased(street.posts))
  expect(studioTitles('post')).toEqual(lowerCased(street.posts))
})

test('a type of device is called alike by the street and the pages', () => {
  expect(studioTitles('deviceType')).toEqual(lowerCased(street.deviceTypes))
})
