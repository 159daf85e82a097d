import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import type { toFlow } from './to-flow.ts'

type Flow = ReturnType<typeof toFlow>

const DIRECTIONS = ['up', 'down', 'left', 'right'] as const

/** What React Flow says of its controls and of what the keys do, in the reader's language; the same object until that changes. */
export function useCanvasLabels(isEdited: boolean) {
  const { t } = useTranslation('studio')
  return useMemo(() => {
    const help = t(isEdited ? 'canvas.editHelp' : 'canvas.nodeHelp')
    return {
      'node.a11yDescription.default': help,
      'node.a11yDescription.keyboardDisabled': help,
      'node.a11yDescription.ariaLiveMessage': ({ direction }: { readonly direction: string }) => {
        const to = DIRECTIONS.find((each) => each === direction)
        return to === undefined ? '' : t(`canvas.moved.${to}`)
      },
      'edge.a11yDescription.default': t('canvas.edgeHelp'),
      'controls.ariaLabel': t('canvas.controls'),
      'controls.zoomIn.ariaLabel': t('canvas.zoomIn'),
      'controls.zoomOut.ariaLabel': t('canvas.zoomOut'),
      'controls.fitView.ariaLabel': t('canvas.fit'),
      'minimap.ariaLabel': t('canvas.overview'),
    }
  }, [t, isEdited])
}

/** The flow as it is read aloud in the reader's language: what a card is, what a line is, and from where to where it leads. */
export function useSpokenFlow({ nodes, edges }: Flow): Flow {
  const { t } = useTranslation('studio')
  return useMemo(() => {
    const titles = new Map(nodes.map(({ id, data }) => [id, data.node.title]))
    // The mark where a group begins has no name.
    const titleOf = (id: string) => titles.get(id) || t('canvas.start')
    const state = { 'aria-roledescription': t('canvas.state') }
    const way = { 'aria-roledescription': t('canvas.way') }
    return {
      nodes: nodes.map((node) => ({ ...node, domAttributes: state })),
      edges: edges.map((edge) => ({
        ...edge,
        ariaLabel: t('canvas.fromTo', { from: titleOf(edge.source), to: titleOf(edge.target) }),
        domAttributes: way,
      })),
    }
  }, [t, nodes, edges])
}
