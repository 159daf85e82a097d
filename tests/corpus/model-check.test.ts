import { chinaWorkingCalendar } from '@linli/runtime'
import { checkDefinition, checkModel, playScenario } from '@linli/runtime/core'
import { parseDefinition } from '@linli/schemas/parse-definition'
import { describe, expect, test } from 'vitest'
import { WIDE_MACHINE } from '../bench/wide-machine.ts'
import { readStreet, readTemplate, TEMPLATE_IDS } from '../scenarios/read-templates.ts'
import { BROKEN } from './broken.ts'
import { GOOD } from './good.ts'

const ground = { street: readStreet(), calendar: chinaWorkingCalendar() }

describe('a machine that ends badly is told, with a shortest course that plays', () => {
  test.each(Object.entries(BROKEN))('%s', (_title, { definition, code, path, length }) => {
    // An alarm whose own step fails leaves no instance, so there is nothing to play.
    const isStartItself = code === 'task.nobody' && length === 1
    expect(parseDefinition(definition)).toMatchObject({ kind: 'parsed' })
    expect(checkDefinition(definition).filter(({ severity }) => severity === 'error')).toEqual([])

    const { findings, isComplete } = checkModel(definition, { ground })

    expect(isComplete).toBe(true)
    const [found, ...others] = findings.filter((finding) => finding.code === code)
    expect(found, JSON.stringify(findings)).toBeDefined()
    expect(others).toEqual([])
    expect(found?.path).toBe(path)
    expect(found?.course?.length ?? null).toBe(length)
    expect(found?.example === undefined).toBe(length === null || isStartItself)
    if (found?.example !== undefined) {
      expect(playScenario(definition, found.example, ground).failure).toBeNull()
    }
  })
})

describe('a machine that ends well is not talked about', () => {
  test.each(Object.entries(GOOD))('%s', (_title, definition) => {
    expect(parseDefinition(definition)).toMatchObject({ kind: 'parsed' })
    expect(checkDefinition(definition).filter(({ severity }) => severity === 'error')).toEqual([])
    expect(checkModel(definition)).toMatchObject({ findings: [], isComplete: true })
  })

  test.each(TEMPLATE_IDS)('the template %s has no error', (id) => {
    const { findings, isComplete } = checkModel(readTemplate(id))
    expect(isComplete).toBe(true)
    expect(findings.filter(({ severity }) => severity === 'error')).toEqual([])
  })
})

test('regions that go their ways beside each other are one case, whoever was first', () => {
  const { findings, configurations, isComplete } = checkModel(WIDE_MACHINE)
  // Eight places in each of four regions, and the end that the limit brings.
  expect({ findings, configurations, isComplete }).toEqual({
    findings: [],
    configurations: 8 ** 4 + 1,
    isComplete: true,
  })
})

test('beyond its limits it says how far it got, and claims nothing of the rest', () => {
  const limits = { configurations: 20, moves: 1000, answers: 64 }
  const { findings, isComplete } = checkModel(readTemplate('complaint'), { limits })
  expect(isComplete).toBe(false)
  expect(findings.map(({ code }) => code)).toContain('check.incomplete')
  expect(findings.filter(({ severity }) => severity === 'error')).toEqual([])
})
