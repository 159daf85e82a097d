import type { WidgetProps } from '@rjsf/utils'
import { useProblem } from './problems.ts'

/** Ids of the texts that stand around a control; only texts that are really drawn get one (WCAG 1.3.1). */
export interface ControlFacts {
  readonly problem: string | undefined
  readonly description: string | undefined
  readonly help: string | undefined
  readonly labelId: string
  readonly descriptionId: string
  readonly helpId: string
  readonly problemId: string
  /** For `aria-describedby`; absent when nothing is drawn. */
  readonly describedBy: string | undefined
}

interface Texts {
  readonly description: string | undefined
  readonly help: string | undefined
}

export function useControlFacts(id: string, texts: Texts): ControlFacts {
  const problem = useProblem(id)
  const descriptionId = `${id}--description`
  const helpId = `${id}--help`
  const problemId = `${id}--problem`
  const shown = [
    texts.description === undefined ? undefined : descriptionId,
    texts.help === undefined ? undefined : helpId,
    problem === undefined ? undefined : problemId,
  ].filter((part) => part !== undefined)
  return {
    problem,
    ...texts,
    labelId: `${id}--label`,
    descriptionId,
    helpId,
    problemId,
    describedBy: shown.length === 0 ? undefined : shown.join(' '),
  }
}

/** The same facts seen from a widget. */
export function useWidgetFacts(props: WidgetProps): ControlFacts {
  return useControlFacts(props.id, {
    description: textOf(props.schema.description),
    help: textOf(props.options.help),
  })
}

export function textOf(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined
}

/** What every native control carries. */
export function controlAttributes(props: WidgetProps, facts: ControlFacts) {
  return {
    id: props.id,
    name: props.id,
    disabled: props.disabled === true,
    required: false,
    'aria-required': props.required === true,
    'aria-invalid': facts.problem !== undefined,
    'aria-describedby': facts.describedBy,
  } as const
}
