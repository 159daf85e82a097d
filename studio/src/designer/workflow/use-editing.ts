import type { Definition } from '@linli/schemas/definition'
import { type Locale, textIn } from '@linli/schemas/locale-text'
import { App } from 'antd'
import { useCallback, useMemo, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { START } from '../../document/place-of.ts'
import {
  type CopiedState,
  copyState,
  duplicateState,
  pasteForeign,
  readCopied,
} from '../../document/workflow/copy-state.ts'
import { deleteStep } from '../../document/workflow/delete-step.ts'
import { placeStates } from '../../document/workflow/edit-layout.ts'
import {
  type Inserted,
  insertStep,
  type Spot,
  spotAfter,
} from '../../document/workflow/insert-step.ts'
import { findUid, placedStates } from '../../document/workflow/placed-states.ts'
import type { StepKind } from '../../document/workflow/step-kind.ts'
import { commandOf } from '../../document/workflow/workflow-command.ts'
import { localeOf } from '../../i18n/i18n.ts'
import { afterPicture } from '../../ui/after-picture.ts'
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
    const { definition, isBehind } = latest.current.now()
    if (definition === null || isBehind) return
    const { mergeKey, ...label } = about
    const more = mergeKey === undefined ? {} : { mergeKey }
    const command = commandOf(definition, change(definition), { label, ...more })
    if (command !== null) latest.current.run(command)
  }, [])
}

/** A step that makes more than a definition, of what the definition is when it is done; null where there is none. */
export function makeBy<Made extends { readonly definition: Definition }>(
  edit: Edit,
  make: (now: Definition) => Made | null,
  about: EditAbout,
): Made | null {
  const held: { made: Made | null } = { made: null }
  edit((now) => {
    held.made = make(now)
    return held.made?.definition ?? now
  }, about)
  return held.made
}

/** Puts a step of a kind at a spot and shows it; a picture later, its properties, the name first. */
export function useInsert(
  { select, say, standing }: Editing,
  edit: Edit,
): (spot: Spot, kind: StepKind) => void {
  const { t } = useTranslation('workflow')
  return (spot, kind) => {
    const what = t(`kind.${kind}`)
    const insert = (now: Definition) => still(insertStep(now, spot, kind), standing)
    const made = makeBy(edit, insert, { key: 'addStep', what })
    if (made === null) return
    const { uid, way = null } = made
    afterPicture(() => {
      select({ state: uid, part: way === null ? 'name' : 'guard', way })
      say(t('said.added', { what }))
    })
  }
}

/** What is done to a whole step, said aloud; what cannot be done is told with its reason. */
export function useStepDeeds({ draft, select, say, standing }: Editing, edit: Edit): StepDeeds {
  const { t, i18n } = useTranslation('workflow')
  const { message } = App.useApp()
  const { definition } = draft
  const titleOf = useTitleOf(definition)
  const put = (make: (now: Definition) => Inserted | null, what: string) => {
    const made = makeBy(edit, (now) => still(make(now), standing), { key: 'pasteStep', what })
    if (made !== null) afterPicture(() => select({ state: made.uid, part: null, way: null }))
    return made !== null
  }
  return useMemo((): StepDeeds => {
    return {
      remove: (uid) => {
        const what = titleOf(uid)
        const remove = (now: Definition) => {
          const deleted = deleteStep(now, uid)
          return deleted.kind === 'deleted' ? deleted : { ...deleted, definition: now }
        }
        const deleted = makeBy(edit, remove, { key: 'deleteStep', what })
        if (deleted === null) return
        if (deleted.kind === 'refused') {
          const states = deleted.states
            .map((each) => t('quoted', { name: titleOf(each) }))
            .join(t('and'))
          void message.warning(t(`refused.${deleted.why}`, { what, states }), 8)
          return
        }
        select({ state: deleted.next, part: null, way: null })
        focusOnCard(uid, deleted.next)
        say(t('said.deleted', { what }))
      },
      duplicate: (uid) => {
        put((now) => duplicateState(now, uid), titleOf(uid))
      },
      copy: (uid) => {
        const copied = definition === null ? null : copyState(definition, uid)
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
          if (copied === null) {
            void message.info(t('said.nothingCopied'))
            return
          }
          const what = titleOfCopied(copied, localeOf(i18n))
          const isPut = put((now) => pasteForeign(now, spotAfter(now, uid), copied), what)
          if (!isPut) void message.warning(t('said.notPasted'), 8)
        }
        // A browser may refuse to show the clipboard; what was copied on this page is known anyway.
        read.then(paste, () => paste(kept.copied))
      },
    }
  }, [definition, edit, t])
}

/** What lies on the clipboard may have no title at all. */
function titleOfCopied({ key, state }: CopiedState, locale: Locale): string {
  const title = state?.meta?.title
  return title === undefined ? String(key) : textIn(title, locale)
}

/** The card that had the focus is gone: the one that came next has it, or the first of the flow. */
function focusOnCard(gone: string, next: string | null): void {
  const card = (uid: string) =>
    document.querySelector<HTMLElement>(`[data-uid="${CSS.escape(uid)}"]`)
  if (!card(gone)?.contains(document.activeElement)) return
  requestAnimationFrame(() => (card(next ?? START) ?? card(START))?.focus())
}

/** With those that are drawn kept where they are. */
function still<Made extends { readonly definition: Definition } | null>(
  made: Made,
  { current }: Workflow['standing'],
): Made {
  if (made === null || current === null) return made
  return { ...made, definition: placeStates(made.definition, current) }
}

/** Copied on this page last. */
const kept = { copied: '' }
