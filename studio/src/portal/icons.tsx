import type { ReactNode } from 'react'

/** Drawn for this portal; decoration only, the words beside them carry the meaning. */
function Drawing({ children }: { readonly children: ReactNode }) {
  return (
    <svg className="icon" viewBox="0 0 48 48" aria-hidden="true" focusable="false">
      {children}
    </svg>
  )
}

export function Mark() {
  return (
    <svg className="mark-logo" viewBox="0 0 64 64" aria-hidden="true" focusable="false">
      <rect width="64" height="64" rx="15" />
      <path d="M12 33 24 21l9 9v19H15V33zM34 24l8-8 11 11v22H38" />
    </svg>
  )
}

export function CameraIcon() {
  return (
    <Drawing>
      <path d="M6 17a4 4 0 0 1 4-4h6l3-5h10l3 5h6a4 4 0 0 1 4 4v19a4 4 0 0 1-4 4H10a4 4 0 0 1-4-4z" />
      <circle cx="24" cy="26" r="8" />
    </Drawing>
  )
}

export function TalkIcon() {
  return (
    <Drawing>
      <path d="M5 12a4 4 0 0 1 4-4h19a4 4 0 0 1 4 4v11a4 4 0 0 1-4 4H18l-8 7v-7H9a4 4 0 0 1-4-4z" />
      <path d="M36 17h3a4 4 0 0 1 4 4v10a4 4 0 0 1-4 4h-2v6l-7-6h-6" />
    </Drawing>
  )
}

export function CareIcon() {
  return (
    <Drawing>
      <path d="M24 25c-5-4-8-6.500-8-10.500A4.500 4.500 0 0 1 24 12a4.500 4.500 0 0 1 8 2.500C32 18.500 29 21 24 25z" />
      <path d="M5 30h7c4 0 5 3 9 3h6a3 3 0 0 1 0 6h-8" />
      <path d="M28 37l11-5c3-1.500 5 2 2.500 4L29 43c-2 1-4 1-6 .5L5 41" />
    </Drawing>
  )
}

export function PaperIcon() {
  return (
    <Drawing>
      <path d="M12 5h17l9 9v27a2 2 0 0 1-2 2H12a2 2 0 0 1-2-2V7a2 2 0 0 1 2-2z" />
      <path d="M28 5v10h10M17 24h14M17 32h14" />
    </Drawing>
  )
}

export function ParcelIcon() {
  return (
    <Drawing>
      <path d="M24 5l17 8.500v20L24 43 7 33.500v-20z" />
      <path d="M7 13.500 24 23l17-9.500M24 23v20M15.500 9.200 32.500 18.500v6" />
    </Drawing>
  )
}

export function PhoneIcon() {
  return (
    <Drawing>
      <path d="M14 6l6 10-5 5c2 5 7 10 12 12l5-5 10 6-2 7c-1 2-3 2-5 2C20 42 6 28 5 13c0-2 0-4 2-5z" />
    </Drawing>
  )
}

interface ServiceIconProps {
  readonly id: string
  readonly isSnap: boolean
}

/** A drawing for a service; one that nobody drew for yet gets the sheet of paper. */
export function ServiceIcon({ id, isSnap }: ServiceIconProps) {
  if (isSnap) return <CameraIcon />
  if (/mediation|dispute/.test(id)) return <TalkIcon />
  if (/care|order|aged/.test(id)) return <CareIcon />
  return <PaperIcon />
}
