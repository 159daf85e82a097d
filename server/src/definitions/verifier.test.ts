import { readFileSync } from 'node:fs'
import type { Definition } from '@linli/schemas/definition'
import { expect, test } from 'vitest'
import { createVerifier } from './verifier.ts'

const definition = JSON.parse(
  readFileSync(new URL('../../../templates/smoke-alarm/definition.json', import.meta.url), 'utf8'),
) as Definition

test('what the check throws fails that check alone, and the next one is answered', async () => {
  const verifier = createVerifier()
  const broken = { ...definition, machine: null } as unknown as Definition

  const [failed, verified] = await Promise.allSettled([
    verifier.verify(broken),
    verifier.verify(definition),
  ])

  expect(failed).toMatchObject({ status: 'rejected', reason: { code: 'invariant.broken' } })
  expect(verified).toMatchObject({ status: 'fulfilled', value: { isSound: true } })
})
