import { expect, test } from 'vitest'
import type { PhotoSent } from '../../api/send-photo.ts'
import type { KeptPhoto } from '../../staff/desk-device.ts'
import { createDeskPhotos } from './desk-photos.ts'

const blob = new Blob(['photo'])

function stage(kept: readonly KeptPhoto[] = []) {
  const device = new Map(kept.map((photo) => [photo.id, photo]))
  const attempts: string[] = []
  const world = { answer: (_id: string): PhotoSent => 'stored', names: 0 }
  const photos = createDeskPhotos({
    shelf: {
      list: async () => [...device.values()],
      save: async (photo) => void device.set(photo.id, photo),
      drop: async (id) => void device.delete(id),
    },
    send: async ({ id }) => {
      attempts.push(id)
      return world.answer(id)
    },
    newId: () => `photo-${++world.names}`,
    urlOf: () => `blob:${world.names}`,
    now: () => 0,
  })
  return { photos, device, attempts, world }
}

const settled = () => new Promise((resolve) => setTimeout(resolve))

test('a photo is kept before it is sent, sent once, and shown from here until its answers have gone', async () => {
  const { photos, device, attempts } = stage()
  const id = await photos.keep(blob)
  expect(device.has(id)).toBe(true)
  await settled()
  expect(await photos.sendAll({ photos: [id] })).toBe('stored')
  expect([attempts, photos.urlOf(id)]).toEqual([[id], 'blob:1'])
  await photos.forget({ photos: [id] })
  expect([device.size, photos.urlOf(id)]).toEqual([0, undefined])
})

test('what did not arrive when it was taken is sent before its answers, and the first failure stops the rest', async () => {
  const { photos, attempts, world } = stage()
  world.answer = () => 'failed'
  const ids = [await photos.keep(blob), await photos.keep(blob), await photos.keep(blob)]
  await settled()
  attempts.length = 0
  world.answer = (id) => (id === ids[1] ? 'failed' : 'stored')
  expect(await photos.sendAll({ photos: ids })).toBe('failed')
  expect(attempts).toEqual(ids.slice(0, 2))
  world.answer = () => 'stored'
  expect(await photos.sendAll({ photos: ids })).toBe('stored')
  expect(attempts).toEqual([ids[0], ids[1], ids[1], ids[2]])
})

test('after a crash the photos of drafts and of waiting work are here again, and others are forgotten', async () => {
  const photoOf = (id: string) => ({ id, photo: blob, isStored: false, savedAt: 0 })
  const { photos, device, attempts } = stage([photoOf('of-draft'), photoOf('removed')])
  const namedBy = async () => ['{"photos":["of-draft"]}']
  await Promise.all([photos.open(namedBy), photos.open(namedBy)])
  expect([...device.keys()]).toEqual(['of-draft'])
  expect(await photos.sendAll({ photos: ['of-draft'] })).toBe('stored')
  expect(attempts).toEqual(['of-draft'])
})
