import { expect, test } from 'vitest'
import { firstSnap } from './first-snap.ts'

const form = (id: string, isSnap = false) => ({ id, isSnap })

test('the first form that is asked as 拍一拍 is the first entry, whichever service it is of', () => {
  const services = [
    { id: 'a', forms: [form('x')] },
    { id: 'b', forms: [form('x'), form('snap', true), form('other', true)] },
    { id: 'c', forms: [form('snap', true)] },
  ]
  expect(firstSnap(services)).toEqual({ serviceId: 'b', formId: 'snap' })
  expect(firstSnap(services.slice(0, 1))).toBeNull()
})
