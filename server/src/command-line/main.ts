import { parseArgs } from 'node:util'
import type { Call, ExitCode } from './commands.ts'
import { diff, exportDefinition, testScenarios, validate } from './commands.ts'
import { fixFiles } from './fix-files.ts'
import { proposeMissing } from './propose-missing.ts'
import { UsageError } from './read-definition.ts'

const USAGE = `linli validate FILE…            checks, model check and scenarios, as publishing asks them
linli validate --fix FILE…       puts right what can be put right safely, and tells the rest
linli test FILE… [--junit XML]   plays the scenarios and tells what they cover
linli test --propose FILE…       tells scenarios for what none goes through yet; --write adds them to the file
linli diff BEFORE AFTER          what changed, in sentences
linli export --xstate FILE       the machine as plain XState JSON

--locale zh-CN|en                language of the answers (default zh-CN)
Ends with 0 where all is well, 1 where something is wrong with a definition, 2 where the call is wrong.`

const COMMANDS: Readonly<Record<string, (call: Call) => ExitCode>> = {
  validate,
  test: testScenarios,
  diff,
  export: exportDefinition,
}

/** Runs a call and gives its exit code. Writes to nothing but `tell`, `complain` and the file of `--junit`. */
export function runCommandLine(
  args: readonly string[],
  tell: (line: string) => void,
  complain: (line: string) => void,
): ExitCode | 2 {
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        junit: { type: 'string' },
        locale: { type: 'string', default: 'zh-CN' },
        propose: { type: 'boolean', default: false },
        fix: { type: 'boolean', default: false },
        write: { type: 'boolean', default: false },
        xstate: { type: 'boolean', default: false },
        help: { type: 'boolean', default: false },
      },
    })
    const [name = '', ...files] = positionals
    const run = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined
    if (values.help) {
      tell(USAGE)
      return 0
    }
    if (run === undefined || files.length === 0) throw new UsageError(USAGE)
    assertTogether(name, values)
    const locale = values.locale === 'en' ? 'en' : 'zh-CN'
    const { junit = null, write } = values
    const call: Call = { files, locale, junit, isWriting: write, tell }
    if (values.fix) fixFiles(call)
    return values.propose ? proposeMissing(call) : run(call)
  } catch (error) {
    if (!isUsage(error)) throw error
    complain(error.message)
    return 2
  }
}

interface Options {
  readonly propose: boolean
  readonly write: boolean
  readonly fix: boolean
  readonly xstate: boolean
}

function assertTogether(name: string, { propose, write, fix, xstate }: Options): void {
  if (write && !propose) throw new UsageError('--write goes with --propose.')
  if (propose && name !== 'test') throw new UsageError('--propose goes with test.')
  if (fix && name !== 'validate') throw new UsageError('--fix goes with validate.')
  if (name === 'export' && !xstate) throw new UsageError('Only --xstate can be exported.')
}

function isUsage(error: unknown): error is Error {
  const isUnknownOption =
    error instanceof TypeError && 'code' in error && String(error.code).startsWith('ERR_PARSE_ARGS')
  return error instanceof UsageError || isUnknownOption
}

if (import.meta.main) {
  process.exitCode = runCommandLine(
    process.argv.slice(2),
    (line) => process.stdout.write(`${line}\n`),
    (line) => process.stderr.write(`${line}\n`),
  )
}
