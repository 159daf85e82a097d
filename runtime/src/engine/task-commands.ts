import type { Engine } from '../ports/engine.ts'
import {
  addSignerEntry,
  answerEntry,
  askEntry,
  askExtensionEntry,
  completeEntry,
  decideExtensionEntry,
  delegateEntry,
  holdEntry,
  reassignEntry,
  removeSignerEntry,
  takeBackEntry,
  transferEntry,
  withdrawQuestionEntry,
} from './act-on-task.ts'
import type { Entry } from './entry.ts'
import type { Shell } from './shell.ts'

type TaskCommands = Pick<
  Engine,
  | 'claim'
  | 'release'
  | 'transfer'
  | 'delegate'
  | 'reassign'
  | 'addSigner'
  | 'removeSigner'
  | 'ask'
  | 'askExtension'
  | 'answer'
  | 'withdrawQuestion'
  | 'takeBack'
  | 'complete'
  | 'decideExtension'
>

/** Hands an entry to the intake. */
type Submit = <Answer>(entry: () => Entry) => Promise<Answer>

/** The engine's commands on a task. */
export function taskCommands(shell: Shell, submit: Submit): TaskCommands {
  return {
    claim: (command) => submit(() => holdEntry(shell, 'claim', command)),
    release: (command) => submit(() => holdEntry(shell, 'release', command)),
    transfer: (command) => submit(() => transferEntry(shell, command)),
    delegate: (command) => submit(() => delegateEntry(shell, command)),
    reassign: (command) => submit(() => reassignEntry(shell, command)),
    addSigner: (command) => submit(() => addSignerEntry(shell, command)),
    removeSigner: (command) => submit(() => removeSignerEntry(shell, command)),
    ask: (command) => submit(() => askEntry(shell, command)),
    askExtension: (command) => submit(() => askExtensionEntry(shell, command)),
    decideExtension: (command) => submit(() => decideExtensionEntry(shell, command)),
    answer: (command) => submit(() => answerEntry(shell, command)),
    withdrawQuestion: (command) => submit(() => withdrawQuestionEntry(shell, command)),
    takeBack: (command) => submit(() => takeBackEntry(command)),
    complete: (command) => submit(() => completeEntry(shell, command)),
  }
}
