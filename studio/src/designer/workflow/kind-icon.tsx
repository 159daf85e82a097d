import {
  AuditOutlined,
  BellOutlined,
  BranchesOutlined,
  CheckCircleOutlined,
  ClockCircleOutlined,
  FlagOutlined,
  ForkOutlined,
  FormOutlined,
  GroupOutlined,
  HistoryOutlined,
  PartitionOutlined,
  TeamOutlined,
  ThunderboltOutlined,
} from '@ant-design/icons'
import type { ReactNode } from 'react'
import type { StepKind } from '../../document/workflow/step-kind.ts'

export type IconKind = StepKind | 'start' | 'history'

const ICONS: Readonly<Record<IconKind, ReactNode>> = {
  start: <FlagOutlined />,
  history: <HistoryOutlined />,
  child: <ForkOutlined />,
  task: <FormOutlined />,
  approval: <AuditOutlined />,
  signAll: <TeamOutlined />,
  signAny: <TeamOutlined />,
  signInTurn: <TeamOutlined />,
  signShare: <TeamOutlined />,
  choice: <BranchesOutlined />,
  wait: <ClockCircleOutlined />,
  event: <ThunderboltOutlined />,
  notice: <BellOutlined />,
  parallel: <PartitionOutlined />,
  section: <GroupOutlined />,
  end: <CheckCircleOutlined />,
}

export function KindIcon({ kind }: { readonly kind: IconKind }) {
  return (
    <span className={`kind-icon kind-icon-${kind}`} aria-hidden="true">
      {ICONS[kind]}
    </span>
  )
}
