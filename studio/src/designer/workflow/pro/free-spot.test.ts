import { expect, test } from 'vitest'
import { freeSpot } from './free-spot.ts'

const SEEN = { x: 0, y: 0, width: 1000, height: 600 }
const NOTE = { x: 390, y: 240, width: 220, height: 120 }

test('where nothing is, it stands where it was meant to', () => {
  expect(freeSpot(NOTE, [], SEEN)).toEqual({ x: 390, y: 240 })
})

test('it goes to the nearest side of what stands there', () => {
  const card = { x: 380, y: 260, width: 224, height: 40 }
  expect(freeSpot(NOTE, [card], SEEN)).toEqual({ x: 390, y: 320 })
  const column = { x: 400, y: 0, width: 100, height: 600 }
  expect(freeSpot(NOTE, [column], SEEN)).toEqual({ x: 550, y: 240 })
})

test('out of sight it does not go: where all is full, it covers something', () => {
  const all = { x: -500, y: -500, width: 3000, height: 3000 }
  expect(freeSpot(NOTE, [all], SEEN)).toEqual({ x: 390, y: 240 })
  const narrow = { x: 0, y: 0, width: 100, height: 60 }
  expect(freeSpot({ ...NOTE, x: -60, y: -30 }, [], narrow)).toEqual({ x: -60, y: -30 })
})
