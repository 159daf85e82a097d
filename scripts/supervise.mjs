// Runs one long-lived child so that it ends when we end, however we end.
import { spawn } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { ROOT } from './prepare.mjs'

/** One Ctrl-C arrives twice, from the terminal and from npm; what comes later than this was meant. */
const SAME_PRESS_MS = 1_000

/** Resolves to the child's exit code. Ctrl-C and SIGTERM are passed on once and waited for; when this process, or the
 *  npm above it, is killed, the child gets SIGTERM. */
export function supervise(command, args, env) {
  const setpriv = ['/usr/bin/setpriv', '/bin/setpriv'].find((path) => existsSync(path))
  const [file, all] = setpriv
    ? [setpriv, ['--pdeathsig', 'TERM', command, ...args]]
    : [command, args]
  // A process group of its own, so that the terminal's Ctrl-C comes through us and only once.
  const child = spawn(file, all, { cwd: ROOT, env, stdio: 'inherit', detached: true })
  let passedAt = Number.NEGATIVE_INFINITY
  const pass = (signal) => {
    if (performance.now() - passedAt < SAME_PRESS_MS || child.exitCode !== null) return
    passedAt = performance.now()
    child.kill(signal)
  }
  process.on('SIGINT', () => pass('SIGINT'))
  process.on('SIGTERM', () => pass('SIGTERM'))
  process.on('SIGHUP', () => pass('SIGTERM'))
  whenNpmDies(() => pass('SIGTERM'))
  return new Promise((settle) => {
    child.once('error', (error) => {
      console.error(error.message)
      settle(1)
    })
    child.once('exit', (code, signal) => settle(code ?? (signal === 'SIGINT' ? 130 : 143)))
  })
}

/** npm runs scripts through a shell that outlives it, so our own parent says nothing. */
function whenNpmDies(stop) {
  if (!process.env.npm_lifecycle_event || process.platform !== 'linux') return
  const shell = process.ppid
  const npm = /^npm/.test(readProcess(shell)?.name ?? 'npm') ? shell : readProcess(shell)?.parent
  const watch = setInterval(() => {
    if (npm !== undefined && readProcess(npm) !== null) return
    clearInterval(watch)
    stop()
  }, 1_000)
  watch.unref()
}

function readProcess(pid) {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
    const afterName = stat.lastIndexOf(')')
    const parent = Number(stat.slice(afterName + 4).split(' ')[0])
    return { name: stat.slice(stat.indexOf('(') + 1, afterName), parent }
  } catch {
    return null
  }
}
