import { Dropdown } from 'antd'
import type { Point } from '../canvas/layout.ts'
import { useStepMenu } from './use-step-menu.ts'

interface StepMenuProps {
  readonly uid: string
  readonly at: Point
  readonly onClose: () => void
}

/** The menu of one step, where somebody asked for it; keys go through it, Escape closes it. */
export function StepMenu({ uid, at, onClose }: StepMenuProps) {
  const menu = useStepMenu(uid)
  return (
    <Dropdown
      open
      autoFocus
      trigger={['click']}
      menu={{ ...menu, onClick: onClose }}
      onOpenChange={(isOpen) => {
        if (!isOpen) onClose()
      }}
    >
      <span className="step-menu-anchor" style={{ left: at.x, top: at.y }} />
    </Dropdown>
  )
}
