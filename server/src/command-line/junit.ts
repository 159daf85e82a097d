import type { PlayedScenario } from '@linli/runtime/core'

/** One file of definitions with the scenarios that were played. */
export interface Suite {
  readonly name: string
  readonly scenarios: readonly PlayedScenario[]
}

/** JUnit's XML as continuous integration reads it: a suite for each definition, a case for each scenario. */
export function junitText(suites: readonly Suite[]): string {
  const failures = suites.flatMap(({ scenarios }) => scenarios.filter(({ failure }) => failure))
  const count = suites.reduce((sum, { scenarios }) => sum + scenarios.length, 0)
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<testsuites tests="${count}" failures="${failures.length}">`,
    ...suites.flatMap(suiteLines),
    '</testsuites>',
    '',
  ].join('\n')
}

function suiteLines({ name, scenarios }: Suite): string[] {
  const failed = scenarios.filter(({ failure }) => failure !== null).length
  return [
    `  <testsuite name="${escaped(name)}" tests="${scenarios.length}" failures="${failed}">`,
    ...scenarios.flatMap(({ title, failure }) => {
      const opening = `    <testcase classname="${escaped(name)}" name="${escaped(title['zh-CN'])}"`
      if (failure === null) return [`${opening}/>`]
      const told = escaped(`#${failure.step + 1}: ${failure.message['zh-CN']}`)
      return [`${opening}>`, `      <failure message="${told}"/>`, '    </testcase>']
    }),
    '  </testsuite>',
  ]
}

/** What XML 1.0 cannot hold at all is left out. */
function escaped(text: string): string {
  return text
    .replaceAll(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, '')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll('\n', '&#10;')
}
