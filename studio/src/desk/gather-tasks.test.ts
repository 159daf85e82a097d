import { expect, test } from 'vitest'
import type { TaskRowFragment } from '../api/documents.ts'
import { gatherTasks, MOST_LISTED } from './gather-tasks.ts'

const taskOf = (id: string) => ({ id }) as unknown as TaskRowFragment

/** So many tasks, a hundred a page. */
function serverOf(counts: Readonly<Record<string, number>>) {
  const asked: string[] = []
  const load = async (filter: string, after: string | null) => {
    asked.push(`${filter} ${after}`)
    const start = Number(after ?? 0)
    const end = Math.min(start + 100, counts[filter] ?? 0)
    const tasks = Array.from({ length: end - start }, (_, n) => taskOf(`${filter}-${start + n}`))
    return { tasks, next: end < (counts[filter] ?? 0) ? String(end) : null }
  }
  return { load, asked }
}

test('all pages of all lists are gathered, and what does not pass is left out', async () => {
  const { load, asked } = serverOf({ MINE: 250, POOL: 101 })
  const { tasks, isCut } = await gatherTasks(['MINE', 'POOL'], load, ({ id }) => id !== 'MINE-249')
  expect(tasks.map(({ id }) => id)).toHaveLength(350)
  expect(tasks.some(({ id }) => id === 'POOL-100')).toBe(true)
  expect(isCut).toBe(false)
  expect(asked).toEqual(['MINE null', 'MINE 100', 'MINE 200', 'POOL null', 'POOL 100'])
})

test('a list that is longer than may be is cut, and says so', async () => {
  const { load, asked } = serverOf({ MINE: 10_000 })
  const { isCut, tasks } = await gatherTasks(['MINE'], load, () => true)
  expect(isCut).toBe(true)
  expect(tasks.length).toBeGreaterThan(MOST_LISTED)
  expect(asked).toHaveLength(21)
  const exact = serverOf({ MINE: MOST_LISTED })
  expect((await gatherTasks(['MINE'], exact.load, () => true)).isCut).toBe(false)
})

test('what the server does not answer is no shorter list', async () => {
  const load = () => Promise.reject(new Error('away'))
  await expect(gatherTasks(['MINE'], load, () => true)).rejects.toThrow('away')
})
