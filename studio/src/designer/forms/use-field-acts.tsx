import type { FormDefinition } from '@linli/schemas/form-definition'
import { App, Button } from 'antd'
import { type ClipboardEvent, type RefObject, useEffect, useMemo, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import type { Command } from '../../document/command.ts'
import { addField, type Slot } from '../../document/form/add-field.ts'
import { placeBlock, type StreetBlock } from '../../document/form/blocks/place-block.ts'
import {
  type CopiedFields,
  copyFields,
  pasteFields,
  pasteForeign,
  readCopied,
} from '../../document/form/copy-fields.ts'
import type { FieldKind } from '../../document/form/field-kind.ts'
import {
  allPaths,
  childKeys,
  containerOf,
  type FieldPath,
  fieldAt,
  isWithin,
  pathText,
} from '../../document/form/field-path.ts'
import { type FieldUse, usesOfField } from '../../document/form/field-uses.ts'
import type { FormDeed } from '../../document/form/form-deed.ts'
import { moveField, slotBeside } from '../../document/form/move-field.ts'
import { removeFields } from '../../document/form/remove-field.ts'
import type { FrameActs } from './frame-acts.ts'
import type { FormDeeds } from './use-form-deeds.ts'
import type { FormPlace, FormSteps } from './use-form-place.ts'

/** All that is done with fields as wholes; the same object for good. */
export interface FieldActs extends FrameActs {
  readonly add: (kind: FieldKind, slot: Slot) => void
  readonly moveTo: (path: FieldPath, slot: Slot) => void
  readonly placeBlock: (block: StreetBlock, slot: Slot) => void
  /** Keeps the chosen field, and others beside it, as a block of the street. */
  readonly keep: () => void
  readonly copy: (path: FieldPath) => string | null
  /** After the chosen field; text of the clipboard, or what was copied here last. */
  readonly paste: (text: string | null) => boolean
  /** Takes a field away, whoever names it. */
  readonly removeAnyway: (path: FieldPath) => void
  /** A field is elsewhere now: it stays chosen and has the focus. */
  readonly went: (path: FieldPath) => void
  /** Keys, with dots between them, of the field whose frame gets the focus when it is drawn. */
  readonly wanted: RefObject<string | null>
}

interface ActScene {
  readonly place: FormPlace
  readonly steps: FormSteps
  readonly deeds: FormDeeds
  /** Somebody wants to add at a place, or to see what is said of a field. */
  readonly onInsert: (slot: Slot) => void
  readonly onEdit: () => void
  readonly onKeep: () => void
  /** Somebody wants a field away that other places name. */
  readonly onAskRemoval: (path: FieldPath, uses: readonly FieldUse[]) => void
}

type Words = ReturnType<typeof useWords>

function useWords() {
  const { t } = useTranslation(['forms', 'studio'])
  return t
}

/** What was copied last, on any definition of this window. */
const shelf: { copied: CopiedFields | null } = { copied: null }

export function useFieldActs(scene: ActScene): FieldActs {
  const t = useWords()
  const { message } = App.useApp()
  const latest = useRef({ ...scene, t, message })
  latest.current = { ...scene, t, message }
  const wanted = useRef<string | null>(null)
  return useMemo((): FieldActs => {
    const now = () => latest.current
    const went = (path: FieldPath) => {
      const { place, steps } = now()
      wanted.current = pathText(path)
      if (place.form !== null) steps.toField(place.form, path)
    }
    return {
      ...chosenActs(now, went, wanted),
      ...orderActs(now, went),
      ...copyActs(now, went),
      ...blockActs(now, went),
      went,
      wanted,
      add: (kind, slot) => {
        const { deeds, place } = now()
        const words = wordsFor(kind, now().t)
        let path: FieldPath | null = null
        deeds.run((definition) => {
          const added = addField(definition, { form: place.id, slot, kind, words })
          path = added?.path ?? null
          return added?.command
        })
        if (path === null) return
        deeds.say(now().t('said.added', { name: words.title }))
        went(path)
      },
      remove: (path) => {
        const { place, deeds, onAskRemoval } = now()
        const uses = deeds.read((definition) => usesOfField(definition, place.id, path)) ?? []
        if (uses.length > 0) onAskRemoval(path, uses)
        else removeWithWayBack(now(), { path, went })
      },
      removeAnyway: (path) => removeWithWayBack(now(), { path, went }),
    }
  }, [])
}

type Now = () => ActScene & { readonly t: Words; readonly message: Message }
type Message = ReturnType<typeof App.useApp>['message']

function chosenActs(now: Now, went: (path: FieldPath) => void, wanted: RefObject<string | null>) {
  return {
    choose: (path: FieldPath) => {
      const { place, steps } = now()
      // Whoever chose another one does not lose the caret to what is drawn only then.
      wanted.current = null
      if (place.form !== null) steps.toField(place.form, path)
    },
    insertAt: (slot: Slot) => now().onInsert(slot),
    edit: (path: FieldPath) => {
      const { place, steps, onEdit } = now()
      if (place.form !== null) steps.toField(place.form, path)
      onEdit()
    },
    step: (path: FieldPath, by: -1 | 1) => {
      const { form } = now().place
      if (form === null) return
      const paths = allPaths(form)
      const at = paths.findIndex((each) => pathText(each) === pathText(path))
      const next = paths[at + by]
      if (next !== undefined) went(next)
    },
  }
}

function orderActs(now: Now, went: (path: FieldPath) => void) {
  const moveTo = (path: FieldPath, slot: Slot) => {
    const { deeds, place, t } = now()
    let after: FieldPath | null = null
    const isDone = deeds.attempt((definition): FormDeed | null => {
      const moved = moveField(definition, { form: place.id, path, to: slot })
      after = moved?.path ?? null
      return moved?.deed ?? null
    })
    if (!isDone || after === null) return
    deeds.say(t('said.moved', { name: titleOf(place.form, path) }))
    went(after)
  }
  return {
    moveTo,
    move: (path: FieldPath, by: -1 | 1) => {
      const { place, deeds, t } = now()
      const slot = place.form === null ? null : slotBeside(place.form, path, by)
      if (slot === null) deeds.say(t('said.atEnd', { name: titleOf(place.form, path) }))
      else moveTo(path, slot)
    },
  }
}

function blockActs(now: Now, went: (path: FieldPath) => void) {
  return {
    keep: () => now().onKeep(),
    placeBlock: (from: StreetBlock, slot: Slot) => {
      const { deeds, place, t, message } = now()
      let path: FieldPath | null = null
      deeds.run((definition) => {
        const put = placeBlock(definition, { form: place.id, slot, from })
        if (put === 'refused') {
          void message.warning(t('block.notPlaced'), 8)
          return null
        }
        path = put?.paths[0] ?? null
        return put?.command
      })
      if (path === null) return
      deeds.say(t('block.placed', { name: from.block.title['zh-CN'] }))
      went(path)
    },
  }
}

function copyActs(now: Now, went: (path: FieldPath) => void) {
  const put = (copied: CopiedFields, slot: Slot, paste: typeof pasteForeign): boolean => {
    const { deeds, place, t, message } = now()
    let path: FieldPath | null = null
    deeds.run((definition) => {
      const pasted = paste(definition, { form: place.id, slot, copied })
      if (pasted === 'refused') {
        void message.warning(t('said.notPasted'), 8)
        return null
      }
      path = pasted?.paths[0] ?? null
      return pasted?.command
    })
    if (path === null) return false
    deeds.say(t('said.pasted', { count: copied.fields.length }))
    went(path)
    return true
  }
  return {
    copy: (path: FieldPath): string | null => {
      const { form } = now().place
      if (form === null || path.length === 0) return null
      shelf.copied = copyFields(form, [path])
      now().deeds.say(now().t('said.copied', { name: titleOf(form, path) }))
      return JSON.stringify(shelf.copied, null, 2)
    },
    paste: (text: string | null): boolean => {
      const { form, path } = now().place
      const copied = text === null ? shelf.copied : readCopied(text)
      return form !== null && copied !== null && put(copied, slotAfter(form, path), pasteForeign)
    },
    duplicate: (path: FieldPath) => {
      const { form } = now().place
      if (form !== null) put(copyFields(form, [path]), slotAfter(form, path), pasteFields)
    },
  }
}

/** The place after a field; the end of the form where none is chosen. */
export function slotAfter(form: FormDefinition, path: FieldPath): Slot {
  if (path.length === 0) return { container: [], before: null }
  const container = containerOf(path)
  const keys = childKeys(form, container)
  return { container, before: keys[keys.indexOf(path.at(-1) ?? '') + 1] ?? null }
}

/** The field before it, or else the one after it, is chosen and has the focus. */
function removeWithWayBack(
  scene: ReturnType<Now>,
  { path, went }: { readonly path: FieldPath; readonly went: (path: FieldPath) => void },
): void {
  const { place, deeds, steps, t, message } = scene
  if (place.form === null) return
  const name = titleOf(place.form, path)
  const paths = allPaths(place.form)
  const at = paths.findIndex((each) => pathText(each) === pathText(path))
  const done: { command: Command | null } = { command: null }
  deeds.run((definition) => {
    done.command = removeFields(definition, place.id, [path])
    return done.command
  })
  if (done.command === null) return
  const { label } = done.command
  const key = `removed ${pathText(path)}`
  void message.open({
    key,
    type: 'success',
    duration: 8,
    content: (
      <>
        {t('said.removed', { name })}{' '}
        <Button
          size="small"
          type="link"
          onClick={() => {
            message.destroy(key)
            if (!deeds.undo(label)) void message.info(t('said.notLatest'), 8)
          }}
        >
          {t('studio:edit.undo')}
        </Button>
      </>
    ),
  })
  const neighbour = paths[at - 1] ?? paths.slice(at).find((each) => !isWithin(each, path))
  if (neighbour === undefined) steps.toField(place.form, [])
  else went(neighbour)
}

function titleOf(form: FormDefinition | null, path: FieldPath): string {
  const field = form === null ? null : fieldAt(form, path)
  return field?.title ?? path.at(-1) ?? ''
}

function wordsFor(kind: FieldKind, t: Words) {
  const title = t(`forms:newTitle.${kind}`)
  const list = (text: 'grades' | 'choices' | 'relations' | 'where') =>
    t(`forms:newTitle.${text}`).split('|')
  const parts = isWithParts(kind) ? t(`forms:newParts.${kind}`).split('|') : []
  if (kind === 'location') return { title, choices: list('where') }
  if (kind === 'faces') return { title, choices: list('grades') }
  return { title, parts, choices: list(kind === 'household' ? 'relations' : 'choices') }
}

const WITH_PARTS = ['dateRange', 'signature', 'room', 'household', 'note'] as const

function isWithParts(kind: FieldKind): kind is (typeof WITH_PARTS)[number] {
  return WITH_PARTS.some((each) => each === kind)
}

/** Gives the focus to the frame that is waited for, as soon as it is drawn. */
export function useFocusOn({ wanted }: FieldActs): void {
  useEffect(() => {
    if (wanted.current === null) return
    const frame = document.querySelector<HTMLElement>(
      `[data-field="${CSS.escape(wanted.current)}"]`,
    )
    if (frame === null) return
    wanted.current = null
    frame.focus({ preventScroll: true })
    frame.scrollIntoView({ block: 'nearest' })
  })
}

/** Ctrl+C, Ctrl+X and Ctrl+V on the frames of a form. */
export function clipboardOf(acts: FieldActs, path: FieldPath) {
  return {
    onCopy: (event: ClipboardEvent) => {
      const text = acts.copy(path)
      if (text === null) return
      event.clipboardData.setData('text/plain', text)
      event.preventDefault()
      if (event.type === 'cut') acts.remove(path)
    },
    onPaste: (event: ClipboardEvent) => {
      if (acts.paste(event.clipboardData.getData('text/plain'))) event.preventDefault()
    },
  }
}
