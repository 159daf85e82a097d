import { Button } from 'antd'
import { type ChangeEvent, useRef } from 'react'

interface FileButtonProps {
  readonly label: string
  /** Endings of the files that are offered. */
  readonly accept: string
  readonly isBusy: boolean
  readonly onFile: (file: File) => void
}

/** Asks for a file. */
export function FileButton({ label, accept, isBusy, onFile }: FileButtonProps) {
  const input = useRef<HTMLInputElement>(null)
  const read = ({ target }: ChangeEvent<HTMLInputElement>) => {
    const file = target.files?.[0]
    if (file !== undefined) onFile(file)
    // The same file may be chosen again once it was put right.
    target.value = ''
  }
  return (
    <>
      <input ref={input} type="file" hidden accept={accept} aria-label={label} onChange={read} />
      <Button type="primary" loading={isBusy} onClick={() => input.current?.click()}>
        {label}
      </Button>
    </>
  )
}
