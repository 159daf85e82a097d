import { expect, test } from 'vitest'
import { createWorkGate } from './work-gate.ts'

test('a gate runs what it may, lets some wait in order, and refuses the rest before it begins', async () => {
  const gate = createWorkGate({ running: 1, waiting: 2 })
  const begun: string[] = []
  const ends: (() => void)[] = []
  const work = (name: string) =>
    gate.run(async () => {
      begun.push(name)
      await new Promise<void>((resolve) => ends.push(resolve))
      return name
    })

  const [first, second, third] = [work('first'), work('second'), work('third')]
  await expect(work('fourth')).rejects.toMatchObject({
    code: 'server.overloaded',
    details: { retryAfterSeconds: 1 },
  })
  expect(begun).toEqual(['first'])

  ends.shift()?.()
  expect(await first).toBe('first')
  expect(begun).toEqual(['first', 'second'])
  ends.shift()?.()
  await second
  ends.shift()?.()
  expect(await third).toBe('third')
})

test('work that fails gives its place back', async () => {
  const gate = createWorkGate({ running: 1, waiting: 0 })
  const broken = () => Promise.reject(new Error('broken'))

  await expect(gate.run(broken)).rejects.toThrow('broken')
  await expect(gate.run(broken)).rejects.toThrow('broken')
})
