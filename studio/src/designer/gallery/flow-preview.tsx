import type { Definition } from '@linli/schemas/definition'
import { useMemo, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { diagramOf } from '../canvas/diagram.ts'
import { useWording } from '../use-wording.ts'
import type { Selection } from '../workflow/selection.ts'
import { FlowView } from '../workflow/simple/flow-view.tsx'
import { workflowSentences } from '../workflow/text/workflow-sentences.ts'
import { useDrawn } from '../workflow/use-drawn.ts'
import type { Workflow } from '../workflow/workflow-context.ts'
import '../workflow/workflow.css'

const NOTHING_CHOSEN: Selection = { view: 'simple', as: null, state: null, part: null, way: null }
const NO_PROBLEMS: Workflow['problems'] = new Map()
const nothing = () => undefined
const NO_DEEDS = { remove: nothing, duplicate: nothing, copy: nothing, paste: nothing }

interface PreviewProps {
  readonly template: Definition
}

/** The flow as 简洁 draws it, as a picture: nothing in it can be pressed. Whoever sees no picture has the sentences beside it. */
export function FlowPreview({ template }: PreviewProps) {
  const { t } = useTranslation('gallery')
  const drawn = useDrawn(template)
  const standing = useRef<Definition['layout'] | null>(null)
  const workflow = useMemo(
    (): Workflow => ({
      ...{ definition: template, definitionId: template.id, isHeld: false },
      ...drawn,
      ...{ problems: NO_PROBLEMS, selection: NOTHING_CHOSEN, select: nothing, edit: nothing },
      ...{ askInsert: nothing, askConnect: nothing, openMenu: nothing, say: nothing },
      ...{ deeds: NO_DEEDS, standing },
    }),
    [template, drawn],
  )
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a wide picture is scrolled with the keyboard too
    <section className="card template-flow" aria-label={t('tabs.flow')} tabIndex={0}>
      <p className="visually-hidden">{t('flowInWords')}</p>
      <div inert>
        <FlowView workflow={workflow} />
      </div>
    </section>
  )
}

/** The flow in numbered sentences. */
export function TextPreview({ template }: PreviewProps) {
  const wording = useWording()
  const diagram = useDiagram(template)
  const steps = useMemo(
    () => workflowSentences(template, diagram, wording),
    [template, diagram, wording],
  )
  return (
    <div className="card workflow-text">
      <ol>
        {steps.map(({ uid, title, level, sentences }) => (
          <li key={uid} style={{ marginLeft: `${level}rem` }}>
            <strong>{title}</strong>
            {sentences.map((sentence) => (
              <p key={sentence}>{sentence}</p>
            ))}
          </li>
        ))}
      </ol>
    </div>
  )
}

function useDiagram(template: Definition) {
  const wording = useWording()
  return useMemo(() => diagramOf(template, wording), [template, wording])
}
