import { parseArgs } from 'node:util'
import type { Call, ExitCode } from './commands.ts'
import { diff, exportDefinition, testScenarios, validate } from './commands.ts'
import { UsageError } from './read-definition.ts'

const USAGE = `linli validate FILE…            checks, model check and scenarios, as publishing asks them
linli test FILE… [--junit XML]   plays the scenarios and tells what they cover
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
    if (name === 'export' && !values.xstate) throw new UsageError('Only --xstate can be exported.')
    const locale = values.locale === 'en' ? 'en' : 'zh-CN'
    return run({ files, locale, junit: values.junit ?? null, tell })
  } catch (error) {
    if (!isUsage(error)) throw error
    complain(error.message)
    return 2
  }
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
