// Runs one long-lived child so that it ends when we end, however we end.
import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { ROOT } from './prepare.mjs'

/** Resolves to the child's exit code. Ctrl-C and SIGTERM are passed on and waited for; when this process or the npm
 *  above it is killed, the child gets SIGTERM. */
export function supervise(command, args, env) {
  const setpriv = ['/usr/bin/setpriv', '/bin/setpriv'].find((path) => existsSync(path))
  const [file, all] = setpriv
    ? [setpriv, ['--pdeathsig', 'TERM', command, ...args]]
    : [command, args]
  const child = spawn(file, all, { cwd: ROOT, env, stdio: 'inherit' })
  const pass = (signal) => child.exitCode === null && child.kill(signal)
  // In a terminal Ctrl-C reaches the child too; being told twice is harmless.
  process.on('SIGINT', () => pass('SIGINT'))
  process.on('SIGTERM', () => pass('SIGTERM'))
  process.on('SIGHUP', () => pass('SIGTERM'))
  const parent = process.ppid
  if (process.env.npm_lifecycle_event) {
    setInterval(() => process.ppid !== parent && pass('SIGTERM'), 1_000).unref()
  }
  return new Promise((settle) => {
    child.once('error', (error) => {
      console.error(error.message)
      settle(1)
    })
    child.once('exit', (code, signal) => settle(code ?? (signal === 'SIGINT' ? 130 : 143)))
  })
}
