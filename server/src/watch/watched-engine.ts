import type { Engine } from '@linli/runtime'

export const COMMANDS = [
  ...(['publish', 'start', 'acceptReading', 'send'] as const),
  ...(['claim', 'release', 'transfer', 'complete', 'cancel', 'reschedule'] as const),
  ...(['delegate', 'reassign', 'addSigner', 'removeSigner', 'urge', 'suspend', 'resume'] as const),
  ...(['ask', 'answer', 'withdrawQuestion', 'takeBack', 'copy'] as const),
  ...(['askExtension', 'decideExtension'] as const),
  ...(['retryIncident', 'skipIncident'] as const),
]
export type CommandName = (typeof COMMANDS)[number]

/** Runs a command and gives its answer or its error on, unchanged. */
export type CommandWatcher = <Answer>(
  command: CommandName,
  run: () => Promise<Answer>,
) => Promise<Answer>

/** The same engine, each of whose commands runs inside `watch`. */
export function watchEngine(engine: Engine, watch: CommandWatcher): Engine {
  return {
    publish: (command) => watch('publish', () => engine.publish(command)),
    neighbourFindings: (tenantId, definition) => engine.neighbourFindings(tenantId, definition),
    start: (command) => watch('start', () => engine.start(command)),
    acceptReading: (command) => watch('acceptReading', () => engine.acceptReading(command)),
    send: (command) => watch('send', () => engine.send(command)),
    claim: (command) => watch('claim', () => engine.claim(command)),
    release: (command) => watch('release', () => engine.release(command)),
    transfer: (command) => watch('transfer', () => engine.transfer(command)),
    delegate: (command) => watch('delegate', () => engine.delegate(command)),
    reassign: (command) => watch('reassign', () => engine.reassign(command)),
    addSigner: (command) => watch('addSigner', () => engine.addSigner(command)),
    removeSigner: (command) => watch('removeSigner', () => engine.removeSigner(command)),
    ask: (command) => watch('ask', () => engine.ask(command)),
    askExtension: (command) => watch('askExtension', () => engine.askExtension(command)),
    decideExtension: (command) => watch('decideExtension', () => engine.decideExtension(command)),
    answer: (command) => watch('answer', () => engine.answer(command)),
    withdrawQuestion: (command) =>
      watch('withdrawQuestion', () => engine.withdrawQuestion(command)),
    takeBack: (command) => watch('takeBack', () => engine.takeBack(command)),
    copy: (command) => watch('copy', () => engine.copy(command)),
    suspend: (command) => watch('suspend', () => engine.suspend(command)),
    resume: (command) => watch('resume', () => engine.resume(command)),
    urge: (command) => watch('urge', () => engine.urge(command)),
    complete: (command) => watch('complete', () => engine.complete(command)),
    cancel: (command) => watch('cancel', () => engine.cancel(command)),
    reschedule: (command) => watch('reschedule', () => engine.reschedule(command)),
    retryIncident: (command) => watch('retryIncident', () => engine.retryIncident(command)),
    skipIncident: (command) => watch('skipIncident', () => engine.skipIncident(command)),
    rememberedTask: (key) => engine.rememberedTask(key),
    fireDueTimers: () => engine.fireDueTimers(),
    deliverEffects: () => engine.deliverEffects(),
    close: () => engine.close(),
  }
}
