import { type ReactNode, useCallback, useState } from 'react'
import { createPortal } from 'react-dom'

interface PreviewFrameProps {
  readonly title: string
  /** Pixels. */
  readonly width: number
  /** 长辈版. */
  readonly isElder: boolean
  /** Dark colours, whatever the device asks for. */
  readonly isDark?: boolean
  /** Language of what is inside; this page's without it. */
  readonly lang?: string
  readonly children: ReactNode
}

/** 20 px, as the portal sets it in 长辈版. */
const ELDER_TYPE = '125%'

/** A window of its own of a given width, so that what is inside lays itself out as on that device.
 *  It carries this page's styles and language and loads nothing. */
export function PreviewFrame(props: PreviewFrameProps) {
  const { title, width, isElder, isDark = false, lang, children } = props
  const [body, setBody] = useState<HTMLElement | null>(null)
  const [height, setHeight] = useState(480)
  const attach = useCallback(
    (frame: HTMLIFrameElement | null) => {
      const inside = frame?.contentDocument
      if (inside === null || inside === undefined) return
      dress(inside, { isElder, isDark, lang })
      setBody(inside.body)
      const observer = new ResizeObserver(() => setHeight(inside.body.scrollHeight))
      observer.observe(inside.body)
      return () => observer.disconnect()
    },
    [isElder, isDark, lang],
  )
  return (
    <>
      <iframe
        ref={attach}
        className="preview-frame"
        title={title}
        style={{ width: `min(${width}px, 100%)`, height }}
      />
      {body !== null && createPortal(<main className="preview-body">{children}</main>, body)}
    </>
  )
}

interface Dress {
  readonly isElder: boolean
  readonly isDark: boolean
  readonly lang: string | undefined
}

function dress(inside: Document, { isElder, isDark, lang }: Dress): void {
  for (const sheet of document.querySelectorAll('style, link[rel="stylesheet"]')) {
    inside.head.append(sheet.cloneNode(true))
  }
  const root = inside.documentElement
  root.lang = lang ?? document.documentElement.lang
  Object.assign(root.dataset, document.documentElement.dataset)
  if (isDark) root.dataset.theme = 'dark'
  if (isElder) {
    root.dataset.elder = ''
    root.style.fontSize = ELDER_TYPE
  }
  inside.body.classList.add('preview-page')
}
