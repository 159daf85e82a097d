import type { Definition } from '@linli/schemas/definition'
import { useMemo, useRef, useState } from 'react'
import type { Command } from '../../document/command.ts'
import type { EditLabel } from '../../document/edit-history.ts'
import type { FormDeed, Reason } from '../../document/form/form-deed.ts'
import type { DraftDocument } from '../definitions/use-draft-document.ts'

/** What the designer does to the draft; the same object for good. */
export interface FormDeeds {
  /** Does what the newest definition makes of it; whether there was something to do. */
  readonly run: (make: (definition: Definition) => Command | null | undefined) => boolean
  /** The same for what may be refused; then the reasons are shown. */
  readonly attempt: (make: (definition: Definition) => FormDeed | null | undefined) => boolean
  /** What the newest definition says; null while it cannot be read. */
  readonly read: <T>(ask: (definition: Definition) => T) => T | null
  /** Takes a step back by its label, where it is still the latest one; whether it is. */
  readonly undo: (label: EditLabel) => boolean
  /** For who cannot see it. */
  readonly say: (sentence: string) => void
}

interface DeedState {
  readonly deeds: FormDeeds
  readonly reasons: readonly Reason[] | null
  readonly forgetReasons: () => void
  readonly said: string
}

export function useFormDeeds(draft: DraftDocument): DeedState {
  const latest = useRef(draft)
  latest.current = draft
  const [reasons, setReasons] = useState<readonly Reason[] | null>(null)
  const [said, say] = useState('')
  const deeds = useMemo((): FormDeeds => {
    const attempt: FormDeeds['attempt'] = (make) => {
      const { definition, isBehind } = latest.current.now()
      const deed = definition === null || isBehind ? null : make(definition)
      if (deed?.kind === 'refused') setReasons(deed.reasons)
      if (deed?.kind !== 'does') return false
      latest.current.run(deed.command)
      return true
    }
    return {
      attempt,
      run: (make) =>
        attempt((definition) => {
          const command = make(definition)
          return command && { kind: 'does', command }
        }),
      read: (ask) => {
        const { definition, isBehind } = latest.current.now()
        return definition === null || isBehind ? null : ask(definition)
      },
      undo: (label) => {
        const isLatest = latest.current.now().edited.done.at(-1)?.label === label
        if (isLatest) latest.current.undo()
        return isLatest
      },
      say,
    }
  }, [])
  return { deeds, reasons, forgetReasons: () => setReasons(null), said }
}
