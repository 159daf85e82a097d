// What `npm start`, `npm test` and the other commands need before their own work: packages, Node 24, generated code,
// the built web app. Runs on Node 20.19, with nothing installed; does nothing twice.
import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { delimiter, dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { showProgress } from './progress.mjs'

export const ROOT = fileURLToPath(new URL('..', import.meta.url))

/** A failure that is told in a sentence, without a stack. */
export class Refusal extends Error {}

/** Runs an entry script: a Refusal becomes its sentence and exit code 1. */
export async function runEntry(main) {
  try {
    process.exitCode = (await main()) ?? 0
  } catch (error) {
    process.exitCode = 1
    console.error(error instanceof Refusal ? `\n${error.message}` : error)
  }
}

/** Packages installed, code generated, web app built. Gives the path of a Node that runs TypeScript. */
export async function prepare({ build = true } = {}) {
  refuseOldNode()
  await installPackages()
  const node = findNode()
  await runTurbo(node, build ? ['generate', 'build'] : ['generate'])
  return node
}

export function refuseOldNode() {
  const [major, minor] = process.versions.node.split('.').map(Number)
  if (major > 20 || (major === 20 && minor >= 19)) return
  throw new Refusal(
    `This is Node ${process.versions.node}; Linli starts with Node 20.19 or newer. Install one from https://nodejs.org and run the command again.`,
  )
}

export async function installPackages(folder = ROOT) {
  const stamp = join(folder, 'node_modules', '.linli-stamp')
  const wanted = createHash('sha256')
    .update(readFileSync(join(folder, 'package-lock.json')))
    .digest('hex')
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return
  if (!everyPackageIsInstalled(folder)) {
    const within = folder === ROOT ? [] : ['--prefix', folder]
    await showProgress('Installing packages (npm ci)', () =>
      runNpm(['ci', ...within, '--no-audit', '--no-fund', '--loglevel=error']),
    )
  }
  writeFileSync(stamp, wanted)
}

/** Compares the lock with what npm wrote down after its last install; that file is missing after an interrupted one. */
function everyPackageIsInstalled(folder) {
  const hidden = join(folder, 'node_modules', '.package-lock.json')
  if (!existsSync(hidden)) return false
  const wanted = JSON.parse(readFileSync(join(folder, 'package-lock.json'), 'utf8')).packages
  const present = JSON.parse(readFileSync(hidden, 'utf8')).packages
  return Object.entries(wanted).every(([path, entry]) => {
    const isOurs = !path.includes('node_modules/')
    if (isOurs || entry.optional || entry.devOptional) return true
    return present[path] !== undefined && present[path].version === entry.version
  })
}

/** npm under the same Node that runs us, also when `npm` itself is not on the path. */
async function runNpm(args) {
  const npm = process.env.npm_execpath
  const [command, all] = npm?.endsWith('.js') ? [process.execPath, [npm, ...args]] : ['npm', args]
  const { code, output } = await capture(command, all, process.env)
  if (code === 0) return
  const offline = /ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ETIMEDOUT|network/.test(output)
  const cure = offline
    ? 'The npm registry cannot be reached; the first start needs it once. Check the network or `npm config get registry`, then run the command again.'
    : 'Run the command again; if it fails the same way, delete node_modules first.'
  throw new Refusal(`npm ci failed:\n${output.trim().slice(-2_000)}\n\n${cure}`)
}

/** Node 24 as npm installed it; else the running one when it reads TypeScript without help (22.18). */
export function findNode() {
  const installed = join(
    ROOT,
    'node_modules',
    `node-${process.platform}-${process.arch}`,
    'bin',
    'node',
  )
  if (existsSync(installed)) return installed
  const [major, minor] = process.versions.node.split('.').map(Number)
  if (major > 22 || (major === 22 && minor >= 18)) return process.execPath
  throw new Refusal(
    `npm carries no Node 24 for '${process.platform}-${process.arch}', and this is Node ${process.versions.node}. Install Node 22.18 or newer and run the command again.`,
  )
}

/** The environment of everything we start: Node 24 and the installed tools first on the path, no telemetry. */
export function environment(node) {
  return {
    ...process.env,
    PATH: [dirname(node), join(ROOT, 'node_modules', '.bin'), process.env.PATH].join(delimiter),
    // Stripped types and compiled code are kept: the second start reads them.
    NODE_COMPILE_CACHE: join(ROOT, 'node_modules', '.cache', 'node'),
    TURBO_TELEMETRY_DISABLED: '1',
    TURBO_NO_UPDATE_NOTIFIER: '1',
    DO_NOT_TRACK: '1',
    CHECKPOINT_DISABLE: '1',
    NO_UPDATE_NOTIFIER: '1',
  }
}

/** turbo repeats only what changed since the last time. */
export async function runTurbo(node, tasks) {
  await showProgress('Generating code and building the web app', async () => {
    const turbo = join(ROOT, 'node_modules', '.bin', 'turbo')
    const args = ['run', ...tasks, '--output-logs=errors-only', '--no-color']
    const { code, output } = await capture(turbo, args, environment(node))
    if (code !== 0) throw new Refusal(`The build failed:\n${output.trim().slice(-4_000)}`)
    return output.includes('FULL TURBO') ? 'nothing changed' : ''
  })
}

export function capture(command, args, env) {
  return new Promise((settle) => {
    const child = spawn(command, args, { cwd: ROOT, env, stdio: ['ignore', 'pipe', 'pipe'] })
    let output = ''
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding('utf8').on('data', (text) => {
        output += text
      })
    }
    child.once('error', (error) => settle({ code: 1, output: `${output}${error.message}` }))
    child.once('close', (code) => settle({ code: code ?? 1, output }))
  })
}
