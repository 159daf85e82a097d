import type { Definition } from '@linli/schemas/definition'
import { textIn } from '@linli/schemas/locale-text'
import { App } from 'antd'
import { useCallback, useMemo, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import {
  copyState,
  duplicateState,
  pasteState,
  readCopied,
} from '../../document/workflow/copy-state.ts'
import { deleteStep } from '../../document/workflow/delete-step.ts'
import { placeStates } from '../../document/workflow/edit-layout.ts'
import { insertStep, type Spot, spotAfter } from '../../document/workflow/insert-step.ts'
import { findUid, placedStates } from '../../document/workflow/placed-states.ts'
import type { StepKind } from '../../document/workflow/step-kind.ts'
import { commandOf } from '../../document/workflow/workflow-command.ts'
import { localeOf } from '../../i18n/i18n.ts'
import type { DraftDocument } from '../definitions/use-draft-document.ts'
import type { EditAbout, StepDeeds, Workflow } from './workflow-context.ts'

type Select = Workflow['select']
type Edit = Workflow['edit']

interface Editing {
  readonly standing: Workflow['standing']
  readonly draft: DraftDocument
  readonly select: Select
  readonly say: (text: string) => void
}

/** What a state is called, for what is said of it. */
export function useTitleOf(definition: Definition | null): (uid: string) => string {
  const { i18n } = useTranslation()
  const locale = localeOf(i18n)
  return (uid) => {
    const place = definition === null ? undefined : findUid(placedStates(definition.machine), uid)
    return place === undefined ? uid : textIn(place.state.meta.title, locale)
  }
}

/** One step of the draft; of what it is when the step is done. */
export function useEdit(draft: DraftDocument): Edit {
  const latest = useRef(draft)
  latest.current = draft
  return useCallback((change: (definition: Definition) => Definition, about: EditAbout) => {
    const { definition, run } = latest.current
    if (definition === null) return
    const { mergeKey, ...label } = about
    const more = mergeKey === undefined ? {} : { mergeKey }
    const command = commandOf(definition, change(definition), { label, ...more })
    if (command !== null) run(command)
  }, [])
}

/** Puts a step of a kind at a spot and shows it, its name first. */
export function useInsert(
  { draft, select, say, standing }: Editing,
  edit: Edit,
): (spot: Spot, kind: StepKind) => void {
  const { t } = useTranslation('workflow')
  return (spot, kind) => {
    if (draft.definition === null) return
    const { definition, uid, way = null } = insertStep(draft.definition, spot, kind)
    edit(() => standingStill(definition, standing), { key: 'addStep', what: t(`kind.${kind}`) })
    select({ state: uid, part: way === null ? 'name' : 'guard', way })
    say(t('said.added', { what: t(`kind.${kind}`) }))
  }
}

/** What is done to a whole step, said aloud; what cannot be done is told with its reason. */
export function useStepDeeds({ draft, select, say, standing }: Editing, edit: Edit): StepDeeds {
  const { t } = useTranslation('workflow')
  const { message } = App.useApp()
  const { definition } = draft
  const titleOf = useTitleOf(definition)
  const put = (made: { definition: Definition; uid: string } | null, key: EditAbout['key']) => {
    if (made === null) return
    edit(() => standingStill(made.definition, standing), { key, what: titleOf(made.uid) })
    select({ state: made.uid, part: null, way: null })
  }
  return useMemo((): StepDeeds => {
    if (definition === null) {
      const nothing = () => undefined
      return { remove: nothing, duplicate: nothing, copy: nothing, paste: nothing }
    }
    return {
      remove: (uid) => {
        const deleted = deleteStep(definition, uid)
        const what = titleOf(uid)
        if (deleted.kind === 'refused') {
          const states = deleted.states
            .map((each) => t('quoted', { name: titleOf(each) }))
            .join(t('and'))
          void message.warning(t(`refused.${deleted.why}`, { what, states }), 8)
          return
        }
        edit(() => deleted.definition, { key: 'deleteStep', what })
        select({ state: deleted.next, part: null, way: null })
        say(t('said.deleted', { what }))
      },
      duplicate: (uid) => put(duplicateState(definition, uid), 'pasteStep'),
      copy: (uid) => {
        const copied = copyState(definition, uid)
        if (copied === null) return
        const told = () => say(t('said.copied', { what: titleOf(uid) }))
        kept.copied = JSON.stringify(copied)
        navigator.clipboard?.writeText(kept.copied).then(told, told)
        void message.success(t('said.copied', { what: titleOf(uid) }))
      },
      paste: (uid) => {
        const read = navigator.clipboard?.readText() ?? Promise.resolve(kept.copied)
        const paste = (text: string) => {
          const copied = readCopied(text) ?? readCopied(kept.copied)
          if (copied === null) void message.info(t('said.nothingCopied'))
          else put(pasteState(definition, spotAfter(definition, uid), copied), 'pasteStep')
        }
        // A browser may refuse to show the clipboard; what was copied on this page is known anyway.
        read.then(paste, () => paste(kept.copied))
      },
    }
  }, [definition, edit, t])
}

/** With those that are drawn kept where they are. */
function standingStill(definition: Definition, { current }: Workflow['standing']): Definition {
  return current === null ? definition : placeStates(definition, current)
}

/** Copied on this page last. */
const kept = { copied: '' }
