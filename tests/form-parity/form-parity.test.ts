import type { FormAtFirst } from '@linli/runtime/core'
import { checkSubmission, compileDefinition, effectiveForm, formAtFirst } from '@linli/runtime/core'
import type { FormDefinition } from '@linli/schemas/form-definition'
import type { JsonObject } from '@linli/schemas/json'
import type { Locale } from '@linli/schemas/locale-text'
import fc from 'fast-check'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { compiledOf } from '../../runtime/src/core/compile-definition.ts'
import type { CompiledForm } from '../../runtime/src/core/compile-form.ts'
import { readTemplate, TEMPLATE_IDS } from '../scenarios/read-templates.ts'
import { chromium, launchBrowser } from '../support/browser.ts'
import { environment } from '../support/config.ts'
import { buildEntry } from './build-entry.ts'
import { answersTo } from './draw-answers.ts'
import { drawForm } from './draw-form.ts'
import { type Judgement, shapeOf } from './judgement.ts'

/** Printed by a failure; every run looks at other answers. */
const SEED = Number(process.hrtime.bigint() % 1_000_000_000n)
/** 100,000 takes a minute more: `LINLI_ANSWER_SETS=100000 npm test -- form-parity`. */
const ANSWER_SETS = Number(environment['LINLI_ANSWER_SETS'] ?? '1500')
/** Grows with the answers: two sides part at a rare pair of rules more often than at a rare answer. */
const DRAWN_FORMS = Math.ceil(ANSWER_SETS / 25)

describe.skipIf(chromium === null)(
  'browser and server make the same of a form (needs Chromium: apt-get install chromium)',
  () => {
    let browser: Browser
    let page: Page
    beforeAll(async () => {
      const [script, launched] = await Promise.all([buildEntry(), launchBrowser()])
      browser = launched
      page = await browser.newPage()
      await page.addScriptTag({ content: script, type: 'module' })
      await page.waitForFunction('window.linliJudge !== undefined')
    }, 600_000)
    afterAll(() => browser?.close())

    test(`${ANSWER_SETS} answer sets: what is visible, required, computed, stripped and refused`, async () => {
      const forms = allForms()
      const numRuns = Math.ceil(ANSWER_SETS / forms.length)
      const ours: Judgement[] = []
      let hiding = 0
      for (const [index, judged] of forms.entries()) {
        const { schema } = judged.compiled.form
        const texts = fc
          .sample(answersTo(schema), { seed: SEED + index, numRuns })
          .map((answers) => JSON.stringify(answers))
        const locale: Locale = index % 2 === 0 ? 'zh-CN' : 'en'
        const theirs = await judgeInBrowser(page, { form: judged.form, locale, texts })
        const judgements = texts.map((text, at) => compare(judged, text, theirs[at]))
        const fields = shapeOf(schema).visible.length
        hiding += judgements.filter(({ visible }) => visible.length < fields).length
        ours.push(...judgements)
      }
      expect(ours.length).toBeGreaterThanOrEqual(ANSWER_SETS)
      // Answers that hide nothing and are all refused would prove little.
      expect(hiding).toBeGreaterThan(ANSWER_SETS / 10)
      const accepted = ours.filter(({ problems }) => problems.length === 0).length
      expect(accepted).toBeGreaterThan(ANSWER_SETS / 50)
    }, 600_000)

    test('a form is drawn before its rules have come as it is drawn with them', async () => {
      let hiding = 0
      for (const [index, { name, form, compiled }] of allForms().entries()) {
        // As GraphQL carries it.
        const atFirst = JSON.parse(JSON.stringify(formAtFirst(compiled)))
        if (atFirst === null) continue
        hiding += atFirst.hidden.length
        const locale: Locale = index % 2 === 0 ? 'zh-CN' : 'en'
        const [before, then] = await looksInBrowser(page, { form, locale, atFirst })
        expect(before, `seed ${SEED}, ${name}`).toBe(then)
      }
      expect(hiding).toBeGreaterThan(0)
    }, 600_000)
  },
)

/** Holds both sides against each other, and the server against what the browser sends. Gives the server's judgement. */
function compare({ name, compiled }: JudgedForm, text: string, theirs: Judgement | undefined) {
  const ours = judgeOnServer(compiled, JSON.parse(text))
  const place = `seed ${SEED}, ${name}, ${text}`
  expect(theirs, place).toEqual(ours)
  // The server gets what the browser sends, not what was typed: it must find nothing more to strip or to refuse.
  const again = judgeOnServer(compiled, ours.sent)
  expect([again.sent, again.problems], place).toEqual([ours.sent, ours.problems])
  return ours
}

interface JudgedForm {
  readonly name: string
  /** As a page gets it. */
  readonly form: FormDefinition
  /** As the server asks it. */
  readonly compiled: CompiledForm
}

/** The forms of the templates and drawn ones, as the server keeps them: compiled with their definition. */
function allForms(): JudgedForm[] {
  const drawn = Array.from({ length: DRAWN_FORMS }, (_, index) => drawForm(SEED + index))
  return [...TEMPLATE_IDS.map(readTemplate), ...drawn].flatMap((definition, index) =>
    [...compiledOf(compileDefinition(definition, 'parity')).forms].map(([id, compiled]) => ({
      ...{ name: `${definition.id} ${index} ${id}`, form: compiled.form, compiled },
    })),
  )
}

function judgeOnServer(compiled: CompiledForm, typed: JsonObject): Judgement {
  const now = effectiveForm(compiled, typed)
  const { answers, problems } = checkSubmission(compiled, typed)
  const computed = (compiled.form.rules ?? []).filter((rule) => rule.compute !== undefined)
  return {
    ...shapeOf(now.schema),
    computed: Object.fromEntries(computed.map(({ field }) => [field, at(now.answers, field)])),
    sent: answers,
    problems: problems.map(({ field, code }) => `${field} ${code}`),
  }
}

function at(answers: JsonObject, field: string) {
  const found = field
    .split('.')
    .reduce<unknown>((value, name) => (value as JsonObject | undefined)?.[name], answers)
  return (found ?? null) as Judgement['computed'][string]
}

interface Asked {
  readonly form: FormDefinition
  readonly locale: Locale
  readonly texts: readonly string[]
}

interface Looked {
  readonly form: FormDefinition
  readonly locale: Locale
  readonly atFirst: FormAtFirst
}

async function looksInBrowser(page: Page, looked: Looked): Promise<string[]> {
  return page.evaluate<string[], string>((text) => {
    const { form, locale, atFirst } = JSON.parse(text)
    // @ts-expect-error browser-entry.ts puts it there.
    return window.linliLooks(form, locale, atFirst)
  }, JSON.stringify(looked))
}

async function judgeInBrowser(page: Page, asked: Asked): Promise<Judgement[]> {
  // As text: Playwright's types follow every level of what is handed over.
  const told = await page.evaluate<string, string>((text) => {
    const { form, locale, texts } = JSON.parse(text)
    // @ts-expect-error browser-entry.ts puts it there.
    return JSON.stringify(window.linliJudge(form, locale, texts))
  }, JSON.stringify(asked))
  return JSON.parse(told)
}
