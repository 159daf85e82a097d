import { use, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { FormServicesContext } from '../form-services.ts'
import './phrase-picker.css'

interface PhrasePickerProps {
  /** Id of the control that is written into. */
  readonly controlId: string
  readonly onText: (text: string) => void
  /** Where no form has them to give. */
  readonly load?: () => Promise<readonly string[]>
}

/** Phrases that staff often write; the chosen one is put where the cursor stands. */
export function PhrasePicker({ controlId, onText, load: given }: PhrasePickerProps) {
  const { t } = useTranslation('staff')
  const ofForm = use(FormServicesContext)?.phrases
  const load = given ?? ofForm
  const [isOpen, setOpen] = useState(false)
  const [phrases, setPhrases] = useState<readonly string[]>()
  const toggle = (opens: boolean) => {
    setOpen(opens)
    if (opens) load?.().then(setPhrases, () => setPhrases([]))
  }
  const insert = (phrase: string) => {
    const control = document.getElementById(controlId)
    if (!(control instanceof HTMLTextAreaElement)) return
    const { value, selectionStart, selectionEnd } = control
    onText(value.slice(0, selectionStart) + phrase + value.slice(selectionEnd))
    setOpen(false)
    // The control shows the new text once React has drawn it.
    requestAnimationFrame(() => {
      control.focus()
      const end = selectionStart + phrase.length
      control.setSelectionRange(end, end)
    })
  }
  return (
    <details
      className="phrases"
      open={isOpen}
      onToggle={(event) => {
        if (event.currentTarget.open !== isOpen) toggle(event.currentTarget.open)
      }}
    >
      <summary>{t('phrases.title')}</summary>
      {phrases?.length === 0 && <p className="hint">{t('phrases.none')}</p>}
      <ul>
        {phrases?.map((phrase) => (
          <li key={phrase}>
            <button type="button" className="button phrase" onClick={() => insert(phrase)}>
              {phrase}
            </button>
          </li>
        ))}
      </ul>
    </details>
  )
}
