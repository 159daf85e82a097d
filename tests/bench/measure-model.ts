import { checkDefinition, checkModel } from '@linli/runtime/core'
import type { Definition } from '@linli/schemas/definition'
import { parseDefinitionText } from '@linli/schemas/parse-definition'
import { readTemplateText } from '../scenarios/read-templates.ts'
import type { Extent } from './extent.ts'
import { type Figures, figure } from './figures.ts'
import { type Latencies, latencies } from './latencies.ts'
import { WIDE_MACHINE } from './wide-machine.ts'

/** The longest of the templates. */
const LARGEST = 'mediation'

/** What a definition's author waits for: parser and checks while typing, the model check before publishing. CPU of one thread,
 *  as on the one that the server starts for it; the first model check is cold. */
export function measureModel(extent: Extent): Figures {
  const cold = latencies()
  const { configurations, isComplete } = cpuMsInto(cold, () => checkedModel(WIDE_MACHINE))
  if (!isComplete || configurations < 4_000) {
    throw new Error(`The machine has ${configurations} configurations.`)
  }
  const [warm, large] = [latencies(), latencies()]
  for (let round = 0; round < extent.modelRounds; round++) {
    cpuMsInto(warm, () => checkedModel(WIDE_MACHINE))
  }
  const text = readTemplateText(LARGEST)
  for (let round = 0; round < extent.modelRounds * 10; round++) {
    cpuMsInto(large, () => checked(text))
  }
  const what = `checks and model check of ${configurations} configurations`
  return {
    modelCheckColdMs: figure(cold.percentile(0.5), 'ms', `CPU: ${what}, the first in the process`),
    modelCheckP50Ms: figure(warm.percentile(0.5), 'ms', `CPU: ${what}, ${warm.count} times more`),
    checkLargestP50Ms: figure(
      large.percentile(0.5),
      'ms',
      `CPU: parser and checks of the largest template (${text.length} characters), ${large.count} times`,
    ),
    checkLargestP95Ms: figure(large.percentile(0.95), 'ms', 'CPU: the same'),
  }
}

function cpuMsInto<Result>(into: Latencies, deed: () => Result): Result {
  const before = process.threadCpuUsage()
  const result = deed()
  const { user, system } = process.threadCpuUsage(before)
  into.add((user + system) / 1000)
  return result
}

function checked(text: string): void {
  const parsed = parseDefinitionText(text)
  if (parsed.kind === 'refused') throw new Error(`'${LARGEST}' is refused.`)
  checkDefinition(parsed.definition)
}

function checkedModel(definition: Definition) {
  const errors = checkDefinition(definition).filter(({ severity }) => severity === 'error')
  if (errors.length > 0) throw new Error(JSON.stringify(errors))
  return checkModel(definition)
}
