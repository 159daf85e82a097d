import { text as textOfStream } from 'node:stream/consumers'
import { parseArgs } from 'node:util'
import type { Call } from './commands.ts'
import { diff, exportDefinition, testScenarios, validate } from './commands.ts'
import type { CommandLineConfig } from './config.ts'
import { readCommandLineConfig } from './config.ts'
import type { ExitCode } from './exit-code.ts'
import { fixFiles } from './fix-files.ts'
import { proposeMissing } from './propose-missing.ts'
import { pull } from './pull.ts'
import { push } from './push.ts'
import { UsageError } from './read-definition.ts'
import type { Connection } from './remote-server.ts'
import { RemoteError, withServer } from './remote-server.ts'
import { pullSettings } from './settings/pull-settings.ts'
import { pushSettings } from './settings/push-settings.ts'
import { teller } from './tell.ts'
import { verifyAudit } from './verify-audit.ts'

const USAGE = `linli validate FILE…            checks, model check and scenarios, as publishing asks them
linli validate --fix FILE…       puts right what can be put right safely, and tells the rest
linli test FILE… [--junit XML]   plays the scenarios and tells what they cover
linli test --propose FILE…       tells scenarios for what none goes through yet; --write adds them to the file
linli diff BEFORE AFTER          what changed, in sentences
linli export --xstate FILE       the machine as plain XState JSON
linli pull [ID…] [--folder DIR] [--versions]
                                 writes the server's drafts, or newest versions, to DIR/ID.json
linli push FILE… [--dry-run]     saves files as drafts; --dry-run tells changes and findings and saves nothing
linli settings pull FILE         writes teams, rosters, business hours and how long data is kept to FILE
linli settings push FILE [--dry-run]
                                 sets what FILE says and the server has not; --dry-run tells it and sets nothing
linli audit verify FILE [--expect NUMBER:HASH]
                                 whether an exported audit log is whole, without a server

--locale zh-CN|en                language of the answers (default zh-CN)
--server URL --login NAME        for pull, push and settings, or LINLI_SERVER and LINLI_LOGIN in the environment;
--password-stdin                 the password is in LINLI_PASSWORD, or comes by standard input
Ends with 0 where all is well, 1 where something is wrong with a definition or a log, 2 where the call is wrong or the server
does not do it, 3 where somebody else's work would be lost: nothing was written then.`

const OPTIONS = {
  junit: { type: 'string' },
  locale: { type: 'string', default: 'zh-CN' },
  xstate: { type: 'boolean', default: false },
  propose: { type: 'boolean', default: false },
  fix: { type: 'boolean', default: false },
  write: { type: 'boolean', default: false },
  folder: { type: 'string', default: '.' },
  versions: { type: 'boolean', default: false },
  'dry-run': { type: 'boolean', default: false },
  server: { type: 'string' },
  login: { type: 'string' },
  'password-stdin': { type: 'boolean', default: false },
  expect: { type: 'string' },
  help: { type: 'boolean', default: false },
} as const

/** What a call is given besides its arguments. */
export interface Outside {
  readonly config: CommandLineConfig
  /** All of the standard input. */
  readonly readInput: () => Promise<string>
  readonly tell: (line: string) => void
  readonly complain: (line: string) => void
}

/** Runs a call and gives its exit code. Besides `tell` and `complain` it writes to the file of `--junit`, and `pull` and `push`
 *  to the folders that they are given. */
export async function runCommandLine(args: readonly string[], outside: Outside): Promise<ExitCode> {
  try {
    return await dispatch(args, outside)
  } catch (error) {
    if (!isTold(error)) throw error
    outside.complain(error.message)
    return 2
  }
}

type Options = ReturnType<typeof parseCall>['values']

function parseCall(args: readonly string[]) {
  return parseArgs({ args: [...args], allowPositionals: true, options: OPTIONS })
}

async function dispatch(args: readonly string[], outside: Outside): Promise<ExitCode> {
  const { values, positionals } = parseCall(args)
  const [name = '', ...files] = positionals
  if (values.help) {
    outside.tell(USAGE)
    return 0
  }
  if (name === 'pull' || name === 'push') return remote(name, { values, files }, outside)
  if (name === 'settings') return settingsCall(files, values, outside)
  if (name === 'audit') {
    return verifyAudit(files, {
      ...{ expect: values.expect, locale: localeOf(values), tell: outside.tell },
    })
  }
  const run = Object.hasOwn(LOCAL, name) ? LOCAL[name] : undefined
  if (run === undefined || files.length === 0) throw new UsageError(USAGE)
  assertTogether(name, values)
  const { junit = null, write } = values
  const call: Call = {
    ...{ files, junit, isWriting: write },
    ...{ locale: localeOf(values), tell: outside.tell },
  }
  if (values.fix) fixFiles(call)
  return values.propose ? proposeMissing(call) : run(call)
}

function assertTogether(name: string, { propose, write, fix, xstate }: Options): void {
  if (write && !propose) throw new UsageError('--write goes with --propose.')
  if (propose && name !== 'test') throw new UsageError('--propose goes with test.')
  if (fix && name !== 'validate') throw new UsageError('--fix goes with validate.')
  if (name === 'export' && !xstate) throw new UsageError('Only --xstate can be exported.')
}

const LOCAL: Readonly<Record<string, (call: Call) => ExitCode>> = {
  validate,
  test: testScenarios,
  diff,
  export: exportDefinition,
}

async function remote(
  name: 'pull' | 'push',
  { values, files }: { readonly values: Options; readonly files: readonly string[] },
  outside: Outside,
): Promise<ExitCode> {
  if (name === 'push' && files.length === 0) throw new UsageError(USAGE)
  const locale = localeOf(values)
  const { tell } = outside
  return withServer(await connectionOf(values, outside), (server) =>
    name === 'pull'
      ? pull(server, {
          ...{ ids: files, folder: values.folder, versions: values.versions },
          tell: teller(locale, tell),
        })
      : push(server, { files, locale, tell, dryRun: values['dry-run'] }),
  )
}

async function settingsCall(
  [what, path, ...more]: readonly string[],
  values: Options,
  outside: Outside,
): Promise<ExitCode> {
  const isPull = what === 'pull'
  if (path === undefined || more.length > 0 || !(isPull || what === 'push'))
    throw new UsageError(USAGE)
  const tell = teller(localeOf(values), outside.tell)
  return withServer(await connectionOf(values, outside), (server) =>
    isPull
      ? pullSettings(server, { path, tell })
      : pushSettings(server, { path, tell, dryRun: values['dry-run'] }),
  )
}

async function connectionOf(values: Options, { config, readInput }: Outside): Promise<Connection> {
  const server = values.server ?? config.server
  const login = values.login ?? config.login
  if (server === null || login === null) {
    throw new UsageError('--server and --login are missing (or LINLI_SERVER and LINLI_LOGIN).')
  }
  const password = values['password-stdin']
    ? (await readInput()).replace(/\r?\n$/, '')
    : (config.password ?? '')
  if (password === '') {
    throw new UsageError('A password is missing: LINLI_PASSWORD, or --password-stdin.')
  }
  return { server, login, password, locale: localeOf(values) }
}

function localeOf({ locale }: Options): Connection['locale'] {
  return locale === 'en' ? 'en' : 'zh-CN'
}

function isTold(error: unknown): error is Error {
  const isUnknownOption =
    error instanceof TypeError && 'code' in error && String(error.code).startsWith('ERR_PARSE_ARGS')
  return error instanceof UsageError || error instanceof RemoteError || isUnknownOption
}

if (import.meta.main) {
  process.exitCode = await runCommandLine(process.argv.slice(2), {
    config: readCommandLineConfig(),
    readInput: () => textOfStream(process.stdin),
    tell: (line) => process.stdout.write(`${line}\n`),
    complain: (line) => process.stderr.write(`${line}\n`),
  })
}
