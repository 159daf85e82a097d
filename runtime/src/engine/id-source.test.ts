import { describe, expect, it } from 'vitest'
import { createIdSource } from './id-source.ts'

describe('id source', () => {
  it('makes UUIDs of version 7, all different', () => {
    const ids = createIdSource()

    const made = Array.from({ length: 2_000 }, () => ids.uuid())

    expect(new Set(made).size).toBe(2_000)
    for (const id of made) {
      expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/)
    }
  })

  it('makes look-up codes without look-alikes', () => {
    const ids = createIdSource()

    const codes = Array.from({ length: 500 }, () => ids.lookupCode())

    for (const code of codes) expect(code).toMatch(/^[2-9A-HJKMNP-Z]{6}$/)
  })
})
