import { Form, Input } from 'antd'
import { type ReactNode, useId } from 'react'
import { useTranslation } from 'react-i18next'
import { lazyPart } from '../form-view/lazy-part.tsx'
import { usePhrases } from './use-phrases.ts'

const PhrasePicker = lazyPart(
  async () => (await import('../form-view/widgets/phrase-picker.tsx')).PhrasePicker,
)

interface WordsFieldProps {
  /** Of the value in the form around it. */
  readonly name: string
  readonly label: string
  /** What is said where it is left empty; without it, it may be. */
  readonly missing?: string
  readonly extra?: ReactNode
  readonly most?: number
  readonly rows?: { readonly minRows: number; readonly maxRows: number }
  /** Hears the words after a phrase was put in; the form around it hears of what is typed alone. */
  readonly onPut?: (text: string) => void
}

/** A reason, a question or a note in words, into which phrases may be put (常用语). */
export function WordsField({
  name,
  label,
  missing,
  extra,
  most = 500,
  rows = { minRows: 2, maxRows: 6 },
  onPut,
}: WordsFieldProps) {
  const { t } = useTranslation('staff')
  const id = useId()
  const form = Form.useFormInstance()
  const phrases = usePhrases()
  // A phrase may make it longer than one can type it.
  const tooLong = { max: most, message: t('phrases.tooLong', { most }) }
  const put = (text: string) => {
    form.setFieldValue(name, text)
    onPut?.(text)
    // What was missing is not any more.
    void form.validateFields([name]).catch(() => undefined)
  }
  return (
    <>
      <Form.Item
        name={name}
        label={label}
        htmlFor={id}
        extra={extra}
        rules={
          missing === undefined
            ? [tooLong]
            : [{ required: true, whitespace: true, message: missing }, tooLong]
        }
      >
        <Input.TextArea id={id} maxLength={most} autoSize={rows} />
      </Form.Item>
      <div className="words-phrases">
        <PhrasePicker controlId={id} load={phrases} onText={put} />
      </div>
    </>
  )
}
