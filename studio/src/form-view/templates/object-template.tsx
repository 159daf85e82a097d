import { getUiOptions, type ObjectFieldTemplateProps } from '@rjsf/utils'

/** The form itself is plain; an object inside it is a group with a legend. */
export function ObjectTemplate(props: ObjectFieldTemplateProps) {
  const fields = props.properties.map((property) => (
    <div key={property.name} className="form-slot">
      {property.content}
    </div>
  ))
  if (props.fieldPathId.path.length === 0) return <div className="form-fields">{fields}</div>
  const title = getUiOptions(props.uiSchema).title ?? props.schema.title
  const description = props.schema.description
  return (
    <fieldset className="form-group" id={props.fieldPathId.$id} tabIndex={-1}>
      {title !== undefined && <legend>{title}</legend>}
      {description !== undefined && <p className="hint">{description}</p>}
      <div className={props.schema.format === 'date-range' ? 'date-range' : 'form-fields'}>
        {fields}
      </div>
    </fieldset>
  )
}
