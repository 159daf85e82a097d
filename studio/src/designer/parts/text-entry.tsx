import { Input } from 'antd'
import { useComposedText } from './use-composed-text.ts'

export interface TextEntryProps {
  readonly value: string
  readonly onChange: (next: string) => void
  readonly id?: string
  /** Where no `<label>` names it. */
  readonly label?: string
  /** Id of what is said about it. */
  readonly describedBy?: string | undefined
  readonly placeholder?: string | undefined
  readonly maxLength?: number
  readonly isMultiline?: boolean
  readonly isInvalid?: boolean
  readonly lang?: string
  readonly onEnter?: () => void
}

/** A line or an area of text; its owner hears of every change, and never of what is still being composed. */
export function TextEntry(props: TextEntryProps) {
  const { label, describedBy, isMultiline = false, isInvalid = false, onEnter, ...rest } = props
  const text = useComposedText(props.value, props.onChange)
  const shared = {
    ...rest,
    ...text,
    'aria-label': label,
    'aria-describedby': describedBy,
    'aria-invalid': isInvalid || undefined,
    status: isInvalid ? ('error' as const) : ('' as const),
    autoComplete: 'off',
  }
  if (isMultiline) return <Input.TextArea {...shared} autoSize={{ minRows: 2, maxRows: 8 }} />
  return (
    <Input
      {...shared}
      onPressEnter={(event) => {
        // The Enter that ends a composition is the input method's.
        if (onEnter === undefined || event.nativeEvent.isComposing) return
        event.preventDefault()
        onEnter()
      }}
    />
  )
}
