import type { Definition } from '@linli/schemas/definition'
import { parseDefinitionText } from '@linli/schemas/parse-definition'
import type { Command } from '../../studio/src/document/command.ts'
import { afterDeed, type DraftState, openedDraft } from '../../studio/src/document/draft-state.ts'
import type { FormDeed } from '../../studio/src/document/form/form-deed.ts'
import { commandOf } from '../../studio/src/document/workflow/workflow-command.ts'

/** Where a definition is drawn, as the designers do it: every deed is a command, written into the text as a step of its own. */
export interface Desk {
  now(): Definition
  text(): string
  /** Throws where the deed makes no command or the command changes nothing. */
  run(command: Command | null | undefined): void
  /** Throws where it is refused, too. */
  attempt(deed: FormDeed | null | undefined): void
  /** A deed of the workflow; one that changes nothing is none. */
  edit(change: (definition: Definition) => Definition): void
  /** Takes as many steps back as are kept, and does them again; both texts. */
  undoAndRedo(): { readonly undone: string; readonly redone: string }
  steps(): number
}

/** Parsing takes longer than the deed: of so many steps one is looked at. */
const PARSED_EACH = 20

export function openDesk(first: Definition): Desk {
  const text = JSON.stringify(first, null, 2)
  let state: DraftState = openedDraft({ text, revision: 0 }, first)
  let steps = 0
  const run: Desk['run'] = (command) => {
    if (command === null || command === undefined) throw new Error('The deed makes no command.')
    steps += 1
    // Far apart, so that no two become one step.
    const next = afterDeed(state, { kind: 'ran', command, at: steps * 60_000 })
    if (next.edited.text === state.edited.text) {
      throw new Error(`'${command.label.key}' changes nothing: ${JSON.stringify(command.patch)}`)
    }
    state = next
    if (steps % PARSED_EACH !== 0) return
    const parsed = parseDefinitionText(state.edited.text)
    if (parsed.kind !== 'parsed') {
      const told = JSON.stringify(parsed.findings.slice(0, 2))
      throw new Error(`'${command.label.key}' leaves no definition: ${told}`)
    }
  }
  const now = () => {
    if (state.definition === null) throw new Error('The text is a definition.')
    return state.definition
  }
  return {
    now,
    run,
    text: () => state.edited.text,
    steps: () => steps,
    attempt: (deed) => {
      if (deed?.kind !== 'does') throw new Error(`The deed is refused: ${JSON.stringify(deed)}`)
      run(deed.command)
    },
    edit: (change) => {
      const command = commandOf(now(), change(now()), { label: { key: 'changeStep' } })
      if (command !== null) run(command)
    },
    undoAndRedo: () => {
      const kept = state.edited.done.length
      for (let step = 0; step < kept; step += 1) state = afterDeed(state, { kind: 'undo' })
      const undone = state.edited.text
      for (let step = 0; step < kept; step += 1) state = afterDeed(state, { kind: 'redo' })
      return { undone, redone: state.edited.text }
    },
  }
}
