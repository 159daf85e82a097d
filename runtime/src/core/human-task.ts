import type { ActorLogic, EventObject, Snapshot } from 'xstate'

type WaitingSnapshot = Snapshot<undefined> & { readonly input: unknown }

/** An invoked actor that waits for a person. It does nothing: the open task is a row beside the machine, and the
 *  machine hears of its completion as `xstate.done.actor.<id>`. */
export const HUMAN_TASK: ActorLogic<WaitingSnapshot, EventObject, unknown> = {
  transition: (snapshot) => snapshot,
  getInitialSnapshot: (_, input) => ({
    status: 'active',
    output: undefined,
    error: undefined,
    input,
  }),
  getPersistedSnapshot: (snapshot) => ({
    status: 'active',
    output: undefined,
    error: undefined,
    input: snapshot.input,
  }),
}
