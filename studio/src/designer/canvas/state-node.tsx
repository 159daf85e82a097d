import {
  BellOutlined,
  ClockCircleOutlined,
  ForkOutlined,
  FormOutlined,
  HistoryOutlined,
  TeamOutlined,
  WifiOutlined,
} from '@ant-design/icons'
import { Handle, type NodeProps, Position } from '@xyflow/react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { StateFact } from './state-facts.ts'
import type { PlaceMark, StateFlowNode } from './to-flow.ts'

const ICONS: Readonly<Record<StateFact['kind'], ReactNode>> = {
  task: <FormOutlined />,
  child: <ForkOutlined />,
  who: <TeamOutlined />,
  due: <ClockCircleOutlined />,
  notice: <BellOutlined />,
  form: <FormOutlined />,
  device: <WifiOutlined />,
}

/** The card of a state: its title and, below it, which task, who, until when. */
export function StateNode({ data }: NodeProps<StateFlowNode>) {
  const { t } = useTranslation('studio')
  const { node, light, isPast, mark } = data
  const isHere = light === 'active' && node.kind !== 'group' && node.kind !== 'parallel'
  return (
    <div className={`state-card state-${node.kind} light-${light}${markClass(mark)}`}>
      <Handle type="target" position={Position.Top} isConnectable={false} />
      {node.kind === 'history' ? (
        <HistoryOutlined title={node.title} />
      ) : (
        <div className="state-title">
          {node.title}
          {isHere && (
            <span className="state-here">{t(isPast ? 'canvas.then' : 'canvas.here')}</span>
          )}
        </div>
      )}
      {mark !== null && <span className={`place-mark place-mark-${mark.kind}`}>{mark.text}</span>}
      {node.facts.map((fact) => (
        <div key={`${fact.kind}:${fact.text}`} className="state-fact" title={fact.text}>
          <span aria-hidden="true">{ICONS[fact.kind]}</span>
          <span className="visually-hidden">{t(`fact.${fact.kind}`)}</span>
          <span className="state-fact-text">{fact.text}</span>
        </div>
      ))}
      <Handle type="source" position={Position.Bottom} isConnectable={false} />
    </div>
  )
}

function markClass(mark: PlaceMark | null): string {
  return mark === null ? '' : ` state-${mark.kind}`
}
