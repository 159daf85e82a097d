import type { FieldProps } from '@rjsf/utils'

/** Something to read between the questions, or the heading of a page. It has no answer and is no stop of the Tab key. */
export function NoteField({ schema }: FieldProps) {
  const isPage = schema.format === 'page'
  return (
    <div className={isPage ? 'form-page' : 'form-note'}>
      {schema.title !== undefined && <h3>{schema.title}</h3>}
      {schema.description !== undefined && <p>{schema.description}</p>}
    </div>
  )
}
