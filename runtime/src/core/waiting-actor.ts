import type { ActorLogic, EventObject, Snapshot } from 'xstate'

type WaitingSnapshot = Snapshot<undefined> & { readonly input: unknown }

/** An invoked actor that waits for a person, or for another instance. It does nothing: the open task or the child is a row beside
 *  the machine, and the machine hears of its end as `xstate.done.actor.<id>`. XState runs no machine inside a machine. */
export const WAITING: ActorLogic<WaitingSnapshot, EventObject, unknown> = {
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
