import { readFileSync, writeFileSync } from 'node:fs'
import { chinaWorkingCalendar } from '@linli/runtime'
import type { Covered, ScenarioGround, Verification } from '@linli/runtime/core'
import { diffDefinitions, exportXstate, verifyDefinition } from '@linli/runtime/core'
import type { Definition } from '@linli/schemas/definition'
import type { Finding } from '@linli/schemas/finding'
import type { Locale } from '@linli/schemas/locale-text'
import { textIn } from '@linli/schemas/locale-text'
import { parseDefinitionText } from '@linli/schemas/parse-definition'
import type { Street } from '@linli/schemas/street'
import { type ExitCode, worst } from './exit-code.ts'
import { junitText } from './junit.ts'
import { readDefinition, readText, UsageError } from './read-definition.ts'
import { teller } from './tell.ts'

/** What a command is given, and where it tells. */
export interface Call {
  readonly files: readonly string[]
  readonly locale: Locale
  /** Path for JUnit's XML, or null. */
  readonly junit: string | null
  /** Whether the files themselves are changed. */
  readonly isWriting: boolean
  readonly tell: (line: string) => void
}

/** Checks, model check and scenarios, as publishing asks them. */
export function validate(call: Call): ExitCode {
  const codes = call.files.map((path): ExitCode => {
    const { findings } = verify(path)
    for (const finding of findings) tellFinding(finding, path, call)
    const errors = findings.filter(({ severity }) => severity === 'error').length
    call.tell(`${path}: ${errors} errors, ${findings.length - errors} warnings`)
    return errors === 0 ? 0 : 1
  })
  return worst(codes)
}

/** Plays the scenarios and tells what they cover. */
export function testScenarios(call: Call): ExitCode {
  const suites = call.files.map((path) => ({ path, verification: verify(path) }))
  for (const { path, verification } of suites) tellScenarios(path, verification, call)
  if (call.junit !== null) {
    const text = junitText(
      suites.map(({ path, verification }) => ({ name: path, scenarios: verification.scenarios })),
    )
    writeFileSync(call.junit, text)
  }
  return worst(suites.map(({ verification }) => codeOf(verification)))
}

/** What changed from the first file to the second, in sentences. Differences are no failure. */
export function diff({ files, locale, tell }: Call): ExitCode {
  const [before, after, ...more] = files
  if (before === undefined || after === undefined || more.length > 0) {
    throw new UsageError('diff takes two files: linli diff BEFORE AFTER')
  }
  const posts = readStreet().posts
  const changes = diffDefinitions(soundDefinition(before), soundDefinition(after), posts)
  for (const { path, message } of changes) tell(`${path}: ${textIn(message, locale)}`)
  return 0
}

/** The machine as plain XState JSON. */
export function exportDefinition({ files, tell }: Call): ExitCode {
  const [path, ...more] = files
  if (path === undefined || more.length > 0) {
    throw new UsageError('export takes one file: linli export --xstate FILE')
  }
  tell(JSON.stringify(exportXstate(soundDefinition(path)), null, 2))
  return 0
}

/** What changed from one text to the other, in sentences. */
export function tellDifference(
  {
    before,
    after,
    path,
  }: { readonly before: string; readonly after: string; readonly path: string },
  { locale, tell }: Pick<Call, 'locale' | 'tell'>,
): void {
  const say = teller(locale, tell)
  if (before === after) {
    say(`${path}：和服务器上的一样`, `${path}: the same as on the server`)
    return
  }
  const [old, now] = [parseDefinitionText(before), parseDefinitionText(after)]
  if (old.kind === 'refused' || now.kind === 'refused') {
    say(
      `${path}：有一边还不是完整的事项，无法用句子说明改动`,
      `${path}: one of both is no definition yet, so its changes cannot be told in sentences`,
    )
    return
  }
  for (const change of diffDefinitions(old.definition, now.definition, readStreet().posts)) {
    tell(`${path}${change.path}: ${textIn(change.message, locale)}`)
  }
}

function verify(path: string): Verification {
  return verifyText(readText(path))
}

/** Checks, model check and scenarios of a text, whatever it is. */
export function verifyText(text: string): Verification {
  const parsed = parseDefinitionText(text)
  if (parsed.kind === 'parsed') return verifyDefinition(parsed.definition, ground())
  const { findings } = parsed
  return { findings, isSound: false, model: null, scenarios: [], coverage: null }
}

function soundDefinition(path: string): Definition {
  const read = readDefinition(path)
  if (read.kind === 'read') return read.definition
  const [first] = read.findings
  throw new UsageError(`'${path}' is no definition: ${first?.path} ${first?.message['zh-CN']}`)
}

function tellScenarios(path: string, verification: Verification, { tell, locale }: Call): void {
  for (const { title, failure } of verification.scenarios) {
    const told = textIn(title, locale)
    if (failure === null) tell(`✓ ${path}: ${told}`)
    else tell(`✗ ${path}: ${told} (step ${failure.step + 1}): ${textIn(failure.message, locale)}`)
  }
  if (verification.coverage === null) {
    tell(`✗ ${path}: the definition has errors; see linli validate`)
    return
  }
  const { states, transitions, guards, rules } = verification.coverage
  tell(
    `  covered: states ${shareOf(states)}, transitions ${shareOf(transitions)}, conditions both ways ${shareOf(guards)}, rules of forms ${shareOf(rules)}`,
  )
}

function codeOf({ isSound, scenarios }: Verification): ExitCode {
  return isSound && scenarios.every(({ failure }) => failure === null) ? 0 : 1
}

function shareOf({ total, missing }: Covered): string {
  return `${total - missing.length} of ${total}`
}

export function tellFinding(
  finding: Finding,
  file: string,
  { tell, locale }: Pick<Call, 'locale' | 'tell'>,
): void {
  const { severity, code, path, message, course = [] } = finding
  tell(`${file}${path}: ${severity} ${code}: ${textIn(message, locale)}`)
  if (course.length > 0) {
    tell(`    ${course.map((text) => textIn(text, locale)).join(' → ')}`)
  }
}

export function ground(): ScenarioGround {
  return { street: readStreet(), calendar: chinaWorkingCalendar() }
}

function readStreet(): Street {
  const street = new URL('../../../templates/street.json', import.meta.url)
  return JSON.parse(readFileSync(street, 'utf8')) as Street
}
