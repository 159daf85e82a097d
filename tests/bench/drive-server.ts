import { fork } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import type { DriverMessage, DriverOrder, DriverReport } from './driver-orders.ts'

const DRIVER = fileURLToPath(new URL('./driver.ts', import.meta.url))

/** Runs one order in a process of its own. `onMeasuring` is called when the warm-up is over.
 *  Throws when a single answer was not as expected: a figure over wrong answers is worth nothing. */
export async function driveServer(
  order: DriverOrder,
  onMeasuring: () => void = () => undefined,
): Promise<DriverReport> {
  const report = await new Promise<DriverReport>((resolve, reject) => {
    const child = fork(DRIVER, [], {
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
      // Secrets are bytes.
      serialization: 'advanced',
    })
    child.on('message', (message: DriverMessage) => {
      if (message.kind === 'measuring') onMeasuring()
      else resolve(message.report)
    })
    child.once('exit', (code) => reject(new Error(`The driver ended with code ${code}.`)))
    child.send(order)
  })
  if (report.failed > 0) {
    throw new Error(`${report.failed} answers were not as expected:\n${report.samples.join('\n')}`)
  }
  return report
}
