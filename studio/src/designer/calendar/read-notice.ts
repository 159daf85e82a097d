import type { CalendarDay, CalendarYear } from '@linli/schemas/calendar'
import { isJsonObject, type JsonValue } from '@linli/schemas/json'

/** What is wrong with a file, and in which line (from 1) or at which day. */
export interface NoticeProblem {
  readonly problem: 'empty' | 'json' | 'line' | 'years'
  readonly at: string
}

/** Reads a year from a file: JSON as the public data set holiday-cn has it (`{days: [{date, isOffDay, name}]}`), which is also
 *  what the page exports, or lines of `date,rest or worked,name` as a table program saves them. */
export function readNotice(text: string): CalendarYear | NoticeProblem {
  const days = text.trimStart().startsWith('{') ? readJson(text) : readLines(text)
  if ('problem' in days) return days
  const years = new Set(days.map(({ date }) => date.slice(0, 4)))
  if (days.length === 0) return { problem: 'empty', at: '' }
  if (years.size > 1) return { problem: 'years', at: [...years].join('、') }
  return { year: Number([...years][0]), days }
}

/** The file that `readNotice` reads back. */
export function noticeText({ year, days }: CalendarYear): string {
  const written = days.map(({ date, isWorked, name }) => ({ name, date, isOffDay: !isWorked }))
  return `${JSON.stringify({ year, days: written }, null, 2)}\n`
}

function readJson(text: string): CalendarDay[] | NoticeProblem {
  const rows = daysOf(text)
  if (rows === null) return { problem: 'json', at: '' }
  const days: CalendarDay[] = []
  for (const [index, row] of rows.entries()) {
    if (!isJsonObject(row)) return { problem: 'line', at: String(index + 1) }
    const { date, isOffDay, name } = row
    if (typeof date !== 'string' || !isDate(date) || typeof isOffDay !== 'boolean') {
      return { problem: 'line', at: String(index + 1) }
    }
    days.push({ date, isWorked: !isOffDay, name: typeof name === 'string' ? name : '' })
  }
  return days
}

function daysOf(text: string): readonly JsonValue[] | null {
  try {
    const value = JSON.parse(text) as JsonValue
    return isJsonObject(value) && Array.isArray(value.days) ? value.days : null
  } catch {
    return null
  }
}

const REST = ['休', '休息', '放假', 'off', 'rest']
const WORKED = ['班', '上班', '补班', '调休上班', 'work', 'worked']

function readLines(text: string): CalendarDay[] | NoticeProblem {
  const days: CalendarDay[] = []
  for (const [index, line] of text.split(/\r?\n/).entries()) {
    const [first = '', second = '', ...names] = line.split(/[,，\t]/).map((part) => part.trim())
    if (first === '') continue
    const date = plainDate(first)
    const kind = second.toLowerCase()
    const isKnown = REST.includes(kind) || WORKED.includes(kind)
    if (date !== null && isKnown) {
      days.push({ date, isWorked: WORKED.includes(kind), name: names.join(' ').trim() })
    } else if (index > 0) return { problem: 'line', at: String(index + 1) }
    // The first line may be the table's head.
  }
  return days
}

/** `2027-1-1`, `2027/01/01` and `2027年1月1日` are one date; a byte order mark before it is none. */
function plainDate(text: string): string | null {
  const match = /^\uFEFF?(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?$/.exec(text)
  if (match === null) return null
  const date = `${match[1]}-${match[2]?.padStart(2, '0')}-${match[3]?.padStart(2, '0')}`
  return isDate(date) ? date : null
}

function isDate(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false
  const at = Date.parse(text)
  return !Number.isNaN(at) && new Date(at).toISOString().startsWith(text)
}
