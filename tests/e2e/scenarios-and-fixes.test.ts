import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import type { Definition } from '@linli/schemas/definition'
import { describe, expect, it, onTestFailed } from 'vitest'
import { chromium } from '../support/browser.ts'
import { useDemoStage } from './demo-app.ts'
import { pasteText } from './paste-text.ts'
import { openPerson, type Person, PHONE, showFailure, signInAtDesk } from './people.ts'
import { expectNoSidewaysScroll } from './sideways.ts'

const TEMPLATE = fileURLToPath(
  new URL('../../templates/smoke-alarm/definition.json', import.meta.url),
)

describe.skipIf(chromium === null)(
  'an official puts a draft right (needs Chromium: apt-get install chromium)',
  () => {
    const stage = useDemoStage()
    const people: Person[] = []

    it('fixes a slip with one press, and adds scenarios for what was not tried; both can be undone', async () => {
      onTestFailed(() => showFailure(people))
      const official = await openPerson(stage.browser, stage.app)
      people.push(official)
      const { page } = official
      const definition = JSON.parse(await readFile(TEMPLATE, 'utf8')) as Definition
      const few = { ...definition, scenarios: definition.scenarios.slice(0, 4) }
      const text = JSON.stringify(few, null, 2)
      const slipped = text.replace('"target": "closed"', '"target": "close"')
      expect(slipped).not.toBe(text)
      await signInAtDesk(official, stage.app, { login: 'zhao-secretary', path: '/studio' })

      await page.goto('/studio/definitions/smoke-alarm?tab=json')
      await pasteText(page, slipped)
      const fix = page.getByRole('button', { name: '修复：把“close”改成“closed”' })
      await fix.first().click()
      await page.getByText('没有发现问题').first().waitFor()
      await page.keyboard.press('Control+z')
      await fix.first().waitFor()
      await fix.first().focus()
      await page.keyboard.press('Enter')
      await page.getByText('没有发现问题').first().waitFor()

      await page.getByRole('link', { name: '场景' }).click()
      await page.getByText('31/46').waitFor()
      await page.getByRole('button', { name: '为没试过的路补上场景' }).click()
      await page.getByText(/已在草稿里加上 \d+ 个场景/).waitFor({ timeout: 60_000 })
      await page.setViewportSize(PHONE)
      await expectNoSidewaysScroll(page)
      await page.getByRole('button', { name: '撤销' }).click()
      await page.getByText('31/46').waitFor()

      await page.getByRole('button', { name: '为没试过的路补上场景' }).click()
      await page.getByText(/已在草稿里加上 \d+ 个场景/).waitFor({ timeout: 60_000 })
      await page.getByText('每个环节、每条流转都有场景走过').waitFor()
      expect(official.strayRequests).toEqual([])
      expect(official.troubles).toEqual([])
    }, 240_000)
  },
)
