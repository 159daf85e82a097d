import { useId } from 'react'

interface LookupFieldProps {
  readonly name: string
  readonly label: string
  readonly hint: string
  readonly problem: string | undefined
  readonly initial: string
}

/** One line to type a number or a code into. */
export function LookupField({ name, label, hint, problem, initial }: LookupFieldProps) {
  const id = useId()
  const shown = problem === undefined ? `${id}-hint` : `${id}-hint ${id}-problem`
  return (
    <div className="field">
      <label htmlFor={id} className="question">
        {label}
      </label>
      <p className="hint" id={`${id}-hint`}>
        {hint}
      </p>
      {problem !== undefined && (
        <p className="problem" id={`${id}-problem`} role="alert">
          {problem}
        </p>
      )}
      <input
        id={id}
        name={name}
        className="control"
        autoComplete="off"
        autoCapitalize="characters"
        spellCheck={false}
        defaultValue={initial}
        aria-describedby={shown}
        aria-invalid={problem !== undefined}
      />
    </div>
  )
}

/** People copy spaces and full-width letters along. */
export function tidy(value: FormDataEntryValue | null): string {
  return typeof value === 'string'
    ? value.normalize('NFKC').replaceAll(/\s/g, '').toUpperCase()
    : ''
}
