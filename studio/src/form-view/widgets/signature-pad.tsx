import { type PointerEvent, useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'

interface SignaturePadProps {
  readonly isShut: boolean
  /** A line begins. */
  readonly onBegin: () => void
  /** Hears the whole picture once the hand has rested. */
  readonly onRest: (picture: Blob) => void
}

/** Between two strokes of a name a hand rests for less. */
const REST_MS = 900
const LINE = 3
const INK = '#111111'
const PAPER = '#ffffff'

interface Point {
  readonly x: number
  readonly y: number
}

/** White paper and a dark line in every colour theme: it is read on paper later. */
export function SignaturePad({ isShut, onBegin, onRest }: SignaturePadProps) {
  const { t } = useTranslation('common')
  const canvas = useRef<HTMLCanvasElement>(null)
  const last = useRef<Point | null>(null)
  const rest = useRef<ReturnType<typeof setTimeout>>(undefined)
  useEffect(() => {
    if (canvas.current !== null) layOut(canvas.current)
    return () => clearTimeout(rest.current)
  }, [])
  const begin = (event: PointerEvent<HTMLCanvasElement>) => {
    if (isShut) return
    event.currentTarget.setPointerCapture(event.pointerId)
    clearTimeout(rest.current)
    last.current = pointOf(event)
    dot(event.currentTarget, last.current)
    onBegin()
  }
  const move = (event: PointerEvent<HTMLCanvasElement>) => {
    const from = last.current
    if (from === null) return
    last.current = pointOf(event)
    line(event.currentTarget, from, last.current)
  }
  const end = (event: PointerEvent<HTMLCanvasElement>) => {
    if (last.current === null) return
    last.current = null
    const drawn = event.currentTarget
    rest.current = setTimeout(() => {
      drawn.toBlob((picture) => picture !== null && onRest(picture), 'image/png')
    }, REST_MS)
  }
  return (
    <canvas
      ref={canvas}
      className="signature-pad"
      role="img"
      aria-label={t('form.signHere')}
      onPointerDown={begin}
      onPointerMove={move}
      onPointerUp={end}
      onPointerCancel={end}
    />
  )
}

function contextOf(canvas: HTMLCanvasElement): CanvasRenderingContext2D | null {
  return canvas.getContext('2d')
}

/** As many dots as the screen has, so that the line is not coarse. */
function layOut(canvas: HTMLCanvasElement): void {
  const { width, height } = canvas.getBoundingClientRect()
  const scale = Math.min(devicePixelRatio, 2)
  canvas.width = Math.max(1, Math.round(width * scale))
  canvas.height = Math.max(1, Math.round(height * scale))
  const context = contextOf(canvas)
  if (context === null) return
  context.scale(scale, scale)
  context.fillStyle = PAPER
  context.fillRect(0, 0, width, height)
  context.strokeStyle = INK
  context.fillStyle = INK
  context.lineWidth = LINE
  context.lineCap = 'round'
  context.lineJoin = 'round'
}

function pointOf(event: PointerEvent<HTMLCanvasElement>): Point {
  const { left, top } = event.currentTarget.getBoundingClientRect()
  return { x: event.clientX - left, y: event.clientY - top }
}

function dot(canvas: HTMLCanvasElement, { x, y }: Point): void {
  const context = contextOf(canvas)
  context?.beginPath()
  context?.arc(x, y, LINE / 2, 0, Math.PI * 2)
  context?.fill()
}

function line(canvas: HTMLCanvasElement, from: Point, to: Point): void {
  const context = contextOf(canvas)
  context?.beginPath()
  context?.moveTo(from.x, from.y)
  context?.lineTo(to.x, to.y)
  context?.stroke()
}
