import { expect, test } from 'vitest'
import type { PhotoSent } from '../../api/send-photo.ts'
import type { StoredDraft, StoredPhoto } from '../device-store.ts'
import { createPhotoQueue } from './photo-queue.ts'

const blob = new Blob(['photo'])

/** A device and a server by hand: `answer` says what becomes of each attempt, `attempts` in which order they came. */
function stage(given: { photos?: StoredPhoto[]; drafts?: StoredDraft[] } = {}) {
  const device = new Map((given.photos ?? []).map((photo) => [photo.id, photo]))
  const attempts: string[] = []
  const pauses: { run: () => void; delay: number }[] = []
  const world = { answer: (_id: string): PhotoSent => 'stored', names: 0 }
  const create = () =>
    createPhotoQueue({
      store: {
        loadPhotos: async () => [...device.values()],
        listDrafts: async () => given.drafts ?? [],
        savePhoto: async (photo) => void device.set(photo.id, photo),
        dropPhoto: async (id) => void device.delete(id),
      },
      send: async ({ id }, onProgress) => {
        attempts.push(id)
        onProgress(0.5)
        return world.answer(id)
      },
      newId: () => `photo-${++world.names}`,
      urlOf: () => 'blob:',
      later: (run, delay) => {
        pauses.push({ run, delay })
        return () => undefined
      },
    })
  return { device, attempts, pauses, world, create }
}

const settled = () => new Promise((resolve) => setTimeout(resolve))
const statesOf = (queue: ReturnType<ReturnType<typeof stage>['create']>) =>
  queue.photos().map(({ id, state }) => [id, state])

test('a photo is kept before it is sent, and shown from here until its draft goes out', async () => {
  const { create, device } = stage()
  const queue = create()
  const id = await queue.keep(blob)
  await settled()
  expect(statesOf(queue)).toEqual([[id, 'stored']])
  expect(device.has(id)).toBe(true)
  expect(queue.toCome([id])).toEqual([])
  queue.submitted([id])
  expect(queue.photos()).toEqual([])
  expect(device.size).toBe(0)
})

test('what was submitted before its photos goes on being sent, in longer and longer pauses, and then is forgotten here', async () => {
  const { create, device, world, pauses, attempts } = stage()
  world.answer = () => 'failed'
  const queue = create()
  const id = await queue.keep(blob)
  await settled()
  expect(queue.toCome([id, 'another'])).toEqual([id])
  queue.submitted([id])
  await settled()
  expect(device.get(id)?.isSubmitted).toBe(true)
  for (const _ of [1, 2]) {
    pauses.at(-1)?.run()
    await settled()
  }
  expect(pauses.map(({ delay }) => delay)).toEqual([5_000, 15_000, 60_000, 60_000])
  world.answer = () => 'stored'
  queue.retry()
  await settled()
  expect(attempts).toEqual([id, id, id, id, id])
  expect(device.size).toBe(0)
})

test('photos are found again after a crash: those of drafts and those submitted, not those that were taken out', async () => {
  const photoOf = (id: string, isSubmitted = false) => ({
    ...{ id, photo: blob, isSubmitted, savedAt: '2026-09-21T00:00:00Z' },
  })
  const { create, device, attempts } = stage({
    photos: [photoOf('of-draft'), photoOf('removed'), photoOf('submitted', true)],
    drafts: [{ id: 'a/b', answers: { photos: ['of-draft'] }, key: 'k', savedAt: '' }],
  })
  const queue = create()
  await Promise.all([queue.open(), queue.open()])
  await settled()
  expect(attempts).toEqual(['of-draft', 'submitted'])
  expect([...device.keys()]).toEqual(['of-draft'])
})

test('nobody signed in: nothing is asked again until somebody is; a photo that is refused is not sent again', async () => {
  const { create, world, attempts } = stage()
  world.answer = (id) => (id === 'photo-1' ? 'refused' : 'signed-out')
  const queue = create()
  await queue.keep(blob)
  await queue.keep(blob)
  await settled()
  expect(statesOf(queue)).toEqual([
    ['photo-1', 'refused'],
    ['photo-2', 'signed-out'],
  ])
  world.answer = () => 'stored'
  queue.retry()
  await settled()
  expect(attempts).toEqual(['photo-1', 'photo-2', 'photo-2'])
  queue.drop('photo-1')
  expect(statesOf(queue)).toEqual([['photo-2', 'stored']])
})
