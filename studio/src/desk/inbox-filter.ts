import type { TaskRowFragment } from '../api/documents.ts'
import { URGENCIES, type Urgency, urgencyOf } from './urgency.ts'

/** What narrows the inbox; it lives in the address. */
export interface InboxFilter {
  readonly tab: 'open' | 'asked' | 'started' | 'done'
  /** `team`: what colleagues of hers hold, to be read alone. */
  readonly holder: 'all' | 'mine' | 'pool' | 'team'
  /** Definition id; empty for all. */
  readonly kind: string
  /** Title of the step; empty for all. */
  readonly step: string
  /** How pressing; empty for all. */
  readonly due: Urgency | ''
  /** Looked for in titles, number and place, without regard to case. */
  readonly text: string
}

export const NO_FILTER: InboxFilter = {
  ...{ tab: 'open', holder: 'all', kind: '', step: '', due: '', text: '' },
}

const HOLDERS = ['mine', 'pool', 'team'] as const

/** The filter an address carries; unknown values count as none. */
export function inboxFilterOf(query: URLSearchParams): InboxFilter {
  const holder = query.get('holder')
  const tab = query.get('tab')
  return {
    tab: tab === 'done' || tab === 'asked' || tab === 'started' ? tab : 'open',
    holder: HOLDERS.find((known) => known === holder) ?? 'all',
    kind: query.get('kind') ?? '',
    step: query.get('step') ?? '',
    due: URGENCIES.find((due) => due === query.get('due')) ?? '',
    text: query.get('q') ?? '',
  }
}

/** The query of a filter, shortest form: what is not narrowed is not written. */
export function queryOf(filter: InboxFilter): string {
  const query = new URLSearchParams()
  if (filter.tab !== 'open') query.set('tab', filter.tab)
  if (filter.holder !== 'all') query.set('holder', filter.holder)
  if (filter.kind !== '') query.set('kind', filter.kind)
  if (filter.step !== '') query.set('step', filter.step)
  if (filter.due !== '') query.set('due', filter.due)
  if (filter.text !== '') query.set('q', filter.text)
  const text = query.toString()
  return text === '' ? '' : `?${text}`
}

export function isNarrowed(filter: InboxFilter): boolean {
  return queryOf({ ...filter, tab: 'open' }) !== ''
}

/** Whether a task passes the filter at `now` (epoch ms); the tab decides which tasks are loaded at all. */
export function passes(task: TaskRowFragment, filter: InboxFilter, now: number): boolean {
  if (filter.holder === 'mine' && !task.mine) return false
  if (filter.holder === 'pool' && task.mine) return false
  if (filter.kind !== '' && task.instance.definitionId !== filter.kind) return false
  if (filter.step !== '' && task.title !== filter.step) return false
  if (filter.due !== '' && urgencyOf(task, now) !== filter.due) return false
  if (filter.text === '') return true
  const { title, number, place } = task.instance
  const wanted = filter.text.toLowerCase()
  return [task.title, title, number, place].some((text) => text.toLowerCase().includes(wanted))
}
