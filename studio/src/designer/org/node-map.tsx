import { isShape, parseShape } from '@linli/runtime/core'
import { Alert } from 'antd'
import { useId } from 'react'
import { useTranslation } from 'react-i18next'
import { useQuery } from 'urql'
import { NodeMapDocument, type ShapedNodeFieldsFragment } from '../../api/documents.ts'
import { StaffLink } from '../../staff/staff-link.tsx'
import { type Drawn, drawShapes } from '../../ui/map/draw-shapes.ts'
import { kindName } from './kind-name.ts'
import './node-map.css'

interface NodeMapProps {
  readonly nodeId: string
  readonly onChoose: (id: string) => void
}

/** Where the node and its children lie, drawn without a map beneath, with the same as a list and what is odd about it. */
export function NodeMap({ nodeId, onChoose }: NodeMapProps) {
  const { t } = useTranslation('org')
  const title = useId()
  const [{ data }] = useQuery({
    query: NodeMapDocument,
    variables: { nodeId },
    requestPolicy: 'cache-and-network',
  })
  if (data?.nodeMap.node == null) return null
  const { node, children, findings } = data.nodeMap
  return (
    <section className="card" aria-labelledby={title}>
      <div className="card-head">
        <h2 id={title}>{t('map.title')}</h2>
        <StaffLink to="/org/shapes">{t('map.import')}</StaffLink>
      </div>
      {findings.length > 0 && (
        <Alert
          type="warning"
          showIcon
          title={t('map.odd', { count: findings.length })}
          description={
            <ul className="node-map-odd">
              {findings.map((finding) => (
                <li key={finding}>{finding}</li>
              ))}
            </ul>
          }
        />
      )}
      <Picture node={node} places={children} onChoose={onChoose} />
      {children.length > 0 && (
        <ol className="node-map-list">
          {children.map((child) => (
            <li key={child.id}>
              <button type="button" className="button-link" onClick={() => onChoose(child.id)}>
                {child.name}
              </button>{' '}
              <span className="soft">
                {kindName(t, child.kind)} · {t(`map.kind.${kindOf(child)}`)}
              </span>
            </li>
          ))}
        </ol>
      )}
    </section>
  )
}

interface PictureProps {
  readonly node: ShapedNodeFieldsFragment
  readonly places: readonly ShapedNodeFieldsFragment[]
  readonly onChoose: (id: string) => void
}

/** For the eye and the mouse only: the list beside it says and does the same. */
function Picture({ node, places, onChoose }: PictureProps) {
  const { t } = useTranslation('org')
  const map = drawShapes([node, ...places].flatMap(placed))
  if (map === null) return <p className="soft">{t('map.none')}</p>
  const names = new Map(places.map(({ id, name }) => [id, name]))
  const [own, others] = [
    map.drawn.filter(({ id }) => id === node.id),
    map.drawn.filter(({ id }) => id !== node.id),
  ]
  return (
    <svg className="node-map" viewBox={`0 0 ${map.width} ${map.height}`} aria-hidden="true">
      {own.map((drawn) => (
        <Mark key={drawn.id} drawn={drawn} className="node-map-own" />
      ))}
      {others.map((drawn) => (
        // biome-ignore lint/a11y/noStaticElementInteractions: hidden from assistive technology; the list has a button for each
        <g key={drawn.id} className="node-map-child" onClick={() => onChoose(drawn.id)}>
          <Mark drawn={drawn} className="node-map-area" />
          <text x={drawn.at[0]} y={drawn.at[1] + (drawn.path === '' ? 36 : 0)}>
            {names.get(drawn.id)}
          </text>
        </g>
      ))}
    </svg>
  )
}

function Mark({ drawn, className }: { readonly drawn: Drawn; readonly className: string }) {
  const { path, at } = drawn
  if (path === '') return <circle className={className} cx={at[0]} cy={at[1]} r={9} />
  return <path className={className} d={path} fillRule="evenodd" />
}

function placed({ id, shape }: ShapedNodeFieldsFragment) {
  const parsed = parseShape(shape)
  return isShape(parsed) ? [{ id, shape: parsed }] : []
}

function kindOf({ shape }: ShapedNodeFieldsFragment): 'none' | 'point' | 'area' {
  const parsed = parseShape(shape)
  if (!isShape(parsed)) return 'none'
  return parsed.type === 'Point' ? 'point' : 'area'
}
