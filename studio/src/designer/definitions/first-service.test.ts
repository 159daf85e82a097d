import { verifyDefinition } from '@linli/runtime/core'
import { parseDefinition } from '@linli/schemas/parse-definition'
import { expect, test } from 'vitest'
import { assumedCalendars } from '../../document/simulation/calendars.ts'
import { FICTIONAL_STREET } from '../simulator/fictional-street.ts'
import { firstService } from './first-service.ts'

test('what one begins with may be published by one official as it is', () => {
  const service = firstService({ id: 'lamp', title: '路灯报修', family: 'LD' })
  const ground = { street: FICTIONAL_STREET, calendar: assumedCalendars().street }
  const { findings, isSound } = verifyDefinition(service, ground)

  expect(parseDefinition(service).kind).toBe('parsed')
  expect(isSound).toBe(true)
  // English may come later.
  const others = findings.filter(({ code }) => code !== 'text.untranslated')
  expect(others).toEqual([])
})
