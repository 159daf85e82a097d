import { mkdir } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import sharp from 'sharp'
import { describe, expect, it, onTestFailed } from 'vitest'
import { chromium } from '../support/browser.ts'
import { useDemoStage } from './demo-app.ts'
import { enterByCode, openPerson, type Person, PHONE, showFailure, signInAtDesk } from './people.ts'
import { expectNoSidewaysScroll } from './sideways.ts'
import { violations } from './violations.ts'

const DESCRIPTION = '一楼门禁按不响，进不去。'

describe.skipIf(chromium === null)(
  'what neighbours have reported already (needs Chromium: apt-get install chromium)',
  () => {
    const stage = useDemoStage()

    it('is shown before one sends it again, and is followed instead', async () => {
      const reporter = await openPerson(stage.browser, stage.app, PHONE)
      const neighbour = await openPerson(stage.browser, stage.app, PHONE)
      const desk = await openPerson(stage.browser, stage.app, { width: 1440, height: 900 })
      onTestFailed(() => showFailure([reporter, neighbour, desk]))
      await reporter.page.goto('/mine')
      await enterByCode(reporter, stage, '13900000081')
      await reporter.page.getByText('您还没有提交过').waitFor()
      const number = await reporter.page.evaluate(report, DESCRIPTION)

      await snapUntilLastScreen(neighbour)
      const { page } = neighbour
      const nearby = page.getByRole('region', { name: '附近已经有人反映' })
      const item = nearby.getByRole('listitem').filter({ hasText: '第四网格 · 8号楼' })
      await item.getByText('设施损坏').first().waitFor()
      await item.getByText('受理中').waitFor()
      expect(await page.content()).not.toContain('门禁按不响')
      await picture(page, 'nearby-375')
      expect(await violations(page), 'what is nearby').toEqual([])
      await expectNoSidewaysScroll(page, 'what is nearby')
      await item.getByRole('button', { name: /就是这个，一起关注/ }).press('Enter')
      // Who follows is asked when she does; what she filled in stays.
      await enterByCode(neighbour, stage, '13900000082')
      await page.getByText('已经帮您关注').waitFor()
      await item.getByText('您已经在关注').waitFor()
      await picture(page, 'nearby-joined-375')
      expect(await violations(page), 'joined').toEqual([])
      await page.getByRole('button', { name: '不用再报了' }).click()
      const followed = page.getByRole('region', { name: '我一起关注的' })
      await followed.getByText('受理中').waitFor()
      await page.getByText('您还没有提交过').waitFor()
      await picture(page, 'followed-375')
      expect(await violations(page), 'what is followed').toEqual([])

      await signInAtDesk(desk, stage.app, { login: 'shen-center', path: '/desk' })
      await desk.page.goto(`/studio/instances?number=${number}`)
      await desk.page.getByRole('link', { name: new RegExp(number) }).click()
      await desk.page.getByText('1 位居民一起关注').waitFor()
      await picture(desk.page, 'followers-1440')

      await followed.getByRole('button', { name: /不再关注/ }).click()
      await followed.waitFor({ state: 'detached' })
      for (const person of [reporter, neighbour, desk]) {
        expect([...person.strayRequests, ...person.troubles]).toEqual([])
        await person.context.close()
      }
    }, 240_000)

    async function snapUntilLastScreen({ page }: Person): Promise<void> {
      await page.goto('/services/complaint/snap?node=building-8')
      await page
        .locator('input[type=file]')
        .last()
        .setInputFiles({
          ...{ name: 'door.jpg', mimeType: 'image/jpeg' },
          buffer: await sharp({
            create: { width: 640, height: 480, channels: 3, background: '#657' },
          })
            .jpeg()
            .toBuffer(),
        })
      await page.getByRole('img', { name: '照片 1' }).waitFor()
      await page.getByRole('button', { name: '下一步' }).click()
      await page.getByRole('button', { name: '下一步' }).click()
    }
  },
)

/** Runs in the page of who is signed in there; gives the number. */
async function report(description: string): Promise<string> {
  const answers = {
    ...{ description, category: 'facility', reporterMode: 'named', reporterName: '陈居民' },
    ...{ location: { nodeId: 'building-8', text: '1单元' }, contactBy: 'none', consent: true },
  }
  const input = { definitionId: 'complaint', form: 'report', answers, key: crypto.randomUUID() }
  const query =
    'mutation ($input: StartInput!) { start(input: $input) { __typename ... on StartedInstance { number } ... on InvalidSubmission { problems { field } } } }'
  const response = await fetch('/graphql', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query, variables: { input } }),
  })
  const { data } = await response.json()
  return data.start.number ?? JSON.stringify(data)
}

async function picture(page: Page, name: string): Promise<void> {
  const folder = join(tmpdir(), 'linli-nearby')
  await mkdir(folder, { recursive: true })
  await page.screenshot({ path: join(folder, `${name}.png`), fullPage: true })
}
