import { Modal, type ModalProps } from 'antd'
import { useEffect, useRef } from 'react'
import { useFocusReturn } from '../ui/use-focus-return.ts'

interface DialogProps extends ModalProps {
  /** `head` where there is much to read before the first field; the page would scroll past it. */
  readonly opensAt?: 'field' | 'head'
}

/** A dialog that opens with the focus in its first field, or on its first button where it has none: antd puts it on the cross
 *  that leads out again. However it goes, the focus returns to what opened it. */
export function Dialog({ children, opensAt = 'field', ...rest }: DialogProps) {
  const body = useRef<HTMLDivElement>(null)
  const isOpen = rest.open === true
  useFocusReturn(isOpen)
  useEffect(() => {
    if (!isOpen) return undefined
    let left = PATIENCE
    let frame = 0
    // What is not shown yet takes no focus, and what is asked for is not there yet.
    const look = () => {
      left -= 1
      if (left > 0 && !hasTaken(body.current, opensAt)) frame = requestAnimationFrame(look)
    }
    look()
    return () => cancelAnimationFrame(frame)
  }, [isOpen, opensAt])
  return (
    <Modal {...rest}>
      <div ref={body}>{children}</div>
    </Modal>
  )
}

/** In frames: half a second for a dialog that comes in, or whose fields are asked for first. */
const PATIENCE = 30

/** Whether the focus stands where it should, or where somebody has put it meanwhile. */
function hasTaken(body: HTMLElement | null, opensAt: 'field' | 'head'): boolean {
  const dialog = body?.closest<HTMLElement>('[role="dialog"]')
  if (body === null || dialog == null) return false
  const { activeElement } = document
  const isMoved = body.contains(activeElement) || activeElement?.matches('.ant-modal-footer *')
  if (isMoved) return true
  const wanted = opensAt === 'head' ? dialog : firstIn(body)
  wanted?.focus({ preventScroll: opensAt === 'head' })
  return wanted !== null && document.activeElement === wanted
}

const FIELDS =
  'input:not([type="hidden"], [type="file"]), textarea, select, [contenteditable="true"]'

function firstIn(body: HTMLElement): HTMLElement | null {
  return firstOf(body, FIELDS) ?? firstOf(body, 'button, a[href]')
}

function firstOf(body: HTMLElement, selector: string): HTMLElement | null {
  const shown = [...body.querySelectorAll<HTMLElement>(selector)].filter(
    (each) => each.checkVisibility() && !each.matches(':disabled'),
  )
  const [first] = shown
  if (!(first instanceof HTMLInputElement) || first.type !== 'radio') return first ?? null
  // Of several choices the keyboard stands on the one that is made.
  const made = shown.find(
    (each) => each instanceof HTMLInputElement && each.name === first.name && each.checked,
  )
  return made ?? first
}
