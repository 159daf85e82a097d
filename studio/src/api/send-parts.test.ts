import { FILE_PART_BYTES } from '@linli/schemas/file-types'
import { describe, expect, it } from 'vitest'
import { type Answer, sendParts } from './send-parts.ts'

const FILM = new Blob([new Uint8Array(FILE_PART_BYTES * 2.5)])

/** A server that keeps what fits, behind a network that fails when told to. */
function weakNetwork(fails: (call: number) => boolean) {
  let received = 0
  let isStored = false
  let calls = 0
  const sent: number[] = []
  const pauses: number[] = []
  const call = (answer: () => Answer): Promise<Answer> => {
    calls += 1
    return fails(calls) ? Promise.reject(new Error('no network')) : Promise.resolve(answer())
  }
  return {
    ...{ sent, pauses },
    ask: () => call(() => ({ status: 200, body: { isStored, received: isStored ? 0 : received } })),
    put: (path: string, part: Blob, onProgress: (share: number) => void) =>
      call(() => {
        const at = Number(/parts\/(\d+)/.exec(path)?.[1])
        sent.push(at)
        onProgress(1)
        if (at === received) received += part.size
        isStored = received === FILM.size
        return isStored ? { status: 201, body: { id: 'a' } } : { status: 202, body: { received } }
      }),
    pause: async (ms: number) => void pauses.push(ms),
  }
}

async function send(network: ReturnType<typeof weakNetwork>, shares: number[] = []) {
  const onProgress = (share: number) => shares.push(share)
  return sendParts({ id: 'a', bytes: FILM, name: '客厅.mp4', onProgress }, network)
}

describe('a file in parts', () => {
  it('sends each part once, and tells how far it is', async () => {
    const network = weakNetwork(() => false)
    const shares: number[] = []
    expect(await send(network, shares)).toEqual({ status: 201, body: { id: 'a' } })
    expect(network.sent).toEqual([0, FILE_PART_BYTES, FILE_PART_BYTES * 2])
    expect(shares).toEqual([0.4, 0.8, 1])
  })

  it('asks where it stopped after a failure, and goes on there', async () => {
    const network = weakNetwork((call) => call === 3)
    expect(await send(network)).toMatchObject({ status: 201 })
    expect(network.sent).toEqual([0, FILE_PART_BYTES, FILE_PART_BYTES * 2])
    expect(network.pauses).toEqual([1_000])
  })

  it('is content where the answer to the last part was lost', async () => {
    const network = weakNetwork(() => false)
    const put = network.put
    const lost = { ...network, put: (...all: Parameters<typeof put>) => put(...all).then(drop) }
    expect(await send(lost)).toEqual({ status: 200, body: { id: 'a' } })
    expect(network.sent).toHaveLength(3)
  })

  it('gives up after a minute without a network, and goes on with what was there when it is begun again', async () => {
    const network = weakNetwork((call) => call > 2 && call < 9)
    await expect(send(network)).rejects.toThrow('could not be sent')
    expect(network.pauses).toEqual([1_000, 3_000, 10_000, 30_000])
    await send(network)
    expect(network.sent.filter((at) => at === 0)).toHaveLength(1)
  })

  it('does not repeat what is refused', async () => {
    const network = weakNetwork(() => false)
    const refusing = {
      ...network,
      put: async () => ({ status: 422, body: { code: 'file.refused' } }),
    }
    expect(await send(refusing)).toMatchObject({ status: 422 })
    expect(network.pauses).toEqual([])
  })
})

/** The server did it, and nobody hears of it. */
function drop(): never {
  throw new Error('no network')
}
