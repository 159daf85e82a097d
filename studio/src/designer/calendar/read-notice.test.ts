import { describe, expect, test } from 'vitest'
import { noticeText, readNotice } from './read-notice.ts'

const YEAR = {
  year: 2027,
  days: [
    { date: '2027-01-01', isWorked: false, name: '元旦' },
    { date: '2027-01-03', isWorked: true, name: '元旦' },
  ],
}

describe('a file with a year', () => {
  test('is read as it was exported', () => {
    expect(readNotice(noticeText(YEAR))).toEqual(YEAR)
  })

  test.each([
    ['commas', '日期,安排,名称\n2027-01-01,休,元旦\n2027-01-03,班,元旦\n'],
    ['tabs and a byte order mark', '\uFEFF2027/1/1\t放假\t元旦\r\n2027/1/3\t补班\t元旦\r\n'],
    ['Chinese dates and commas', '2027年1月1日，休息，元旦\n\n2027年1月3日，上班，元旦'],
  ])('is read from lines with %s', (_, text) => {
    expect(readNotice(text)).toEqual(YEAR)
  })

  test.each([
    ['nothing', '', { problem: 'empty', at: '' }],
    ['half of a JSON text', '{"days": [', { problem: 'json', at: '' }],
    ['JSON of something else', '{"holidays": {}}', { problem: 'json', at: '' }],
    [
      'a day that is none',
      '{"days":[{"date":"2027-02-30","isOffDay":true}]}',
      { problem: 'line', at: '1' },
    ],
    ['an unknown word', '2027-01-01,休\n2027-01-02,也许', { problem: 'line', at: '2' }],
    ['two years', '2027-01-01,休\n2028-01-01,休', { problem: 'years', at: '2027、2028' }],
  ])('is refused with %s', (_, text, problem) => {
    expect(readNotice(text)).toEqual(problem)
  })
})
