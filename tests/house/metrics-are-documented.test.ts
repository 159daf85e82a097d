import { expect, test } from 'vitest'
import { createMetrics } from '../../server/src/watch/metrics.ts'
import { readTracked } from './tracked-files.ts'

const counted = createMetrics()
  .registry.getMetricsAsArray()
  .map(({ name }) => name)
  .sort()

/** A histogram is read by its parts. */
const namesIn = (text: string) =>
  [
    ...new Set(
      (text.match(/\blinli_[a-z_]+/g) ?? []).map((name) =>
        name.replace(/_(bucket|count|sum)$/, ''),
      ),
    ),
  ].sort()

test('the page on observability names every metric, and no other', () => {
  expect(namesIn(readTracked('docs/observability.md'))).toEqual(counted)
})

test('every alert looks at a metric that exists, and says what to do', () => {
  const rules = readTracked('deploy/prometheus/linli.rules.yaml')
  const named = namesIn(rules)
  expect(named.length).toBeGreaterThan(5)
  expect(named.filter((name) => !counted.includes(name))).toEqual([])
  const alerts = rules.split('- alert: ').slice(1)
  expect(alerts.filter((alert) => !/expr:[\s\S]+severity:[\s\S]+summary: "/.test(alert))).toEqual(
    [],
  )
})
