import { qrPath } from './qr-path.ts'

interface QrCodeProps {
  readonly text: string
  readonly label: string
}

/** A QR code as plain SVG: prints sharp and needs no canvas. */
export function QrCode({ text, label }: QrCodeProps) {
  const { size, path } = qrPath(text)
  return (
    <svg className="qr" viewBox={`0 0 ${size} ${size}`} role="img" aria-label={label}>
      <path d={`M0 0h${size}v${size}h-${size}z`} fill="#fff" />
      <path d={path} fill="#000" shapeRendering="crispEdges" />
    </svg>
  )
}
