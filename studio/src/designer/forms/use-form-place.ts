import type { Definition } from '@linli/schemas/definition'
import type { FormDefinition } from '@linli/schemas/form-definition'
import { useMemo, useRef } from 'react'
import { addressOf, type FieldPath, pathAt, pathText } from '../../document/form/field-path.ts'
import { useGo, useParam, useQueryString } from '../../staff/staff-link.tsx'
import { definitionPath } from '../definitions/definition-detail.ts'

export const FORM_VIEWS = ['design', 'rules', 'access', 'preview'] as const
export type FormView = (typeof FORM_VIEWS)[number]

export interface FormPlace {
  /** Empty where the definition has no form. */
  readonly id: string
  readonly form: FormDefinition | null
  /** The chosen field; empty for the form itself. */
  readonly path: FieldPath
  readonly view: FormView
}

/** Ways to another place; the same object for good. */
export interface FormSteps {
  readonly toForm: (id: string) => void
  readonly toView: (view: FormView) => void
  /** To a field of the definition that is given, which may not be drawn yet; an empty path leads to the form. */
  readonly toField: (form: FormDefinition, path: FieldPath) => void
  /** The same, and to where it is drawn. */
  readonly toDrawnField: (form: FormDefinition, path: FieldPath) => void
}

/** Which form and field are being worked on: the address says so, and going back goes back. */
export function useFormPlace(definition: Definition): {
  readonly place: FormPlace
  readonly steps: FormSteps
} {
  const query = useQueryString()
  const go = useGo()
  const definitionId = useParam('definitionId')
  const asked = query.get('form') ?? ''
  const isKnown = Object.hasOwn(definition.forms, asked)
  const id = isKnown ? asked : (Object.keys(definition.forms)[0] ?? '')
  const form = definition.forms[id] ?? null
  const address = query.get('field') ?? ''
  const found = form === null ? '' : pathText(pathAt(form, address) ?? NOWHERE)
  const path = useMemo(() => (found === '' ? NOWHERE : found.split('.')), [found])
  const view = FORM_VIEWS.find((each) => each === query.get('view')) ?? 'design'
  const latest = useRef({ go, id, view, definitionId, address })
  latest.current = { go, id, view, definitionId, address }
  const steps = useMemo((): FormSteps => {
    const step = (change: { id?: string; view?: FormView; address?: string }) => {
      const now = latest.current
      const next = { ...now, ...change }
      const isHere = next.id === now.id && next.view === now.view && next.address === now.address
      if (isHere) return
      const search = new URLSearchParams({
        tab: 'forms',
        form: next.id,
        ...(next.view === 'design' ? {} : { view: next.view }),
        ...(next.address === '' ? {} : { field: next.address }),
      })
      now.go(`${definitionPath(now.definitionId)}?${search.toString()}`)
    }
    return {
      toForm: (next) => step({ id: next, address: '' }),
      toView: (next) => step({ view: next }),
      toField: (of, next) => step({ address: addressOf(of, next) }),
      toDrawnField: (of, next) => step({ address: addressOf(of, next), view: 'design' }),
    }
  }, [])
  return { place: { id, form, path, view }, steps }
}

const NOWHERE: FieldPath = []
