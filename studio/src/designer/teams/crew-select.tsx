import { Select } from 'antd'
import { useDeferredValue, useState } from 'react'
import { useQuery } from 'urql'
import { StaffChoicesDocument } from '../../api/documents.ts'

/** One person of a group; groups keep their order. */
export interface Chosen {
  readonly value: string
  readonly label: string
}

interface CrewSelectProps {
  readonly id: string
  readonly placeholder: string
  readonly crew: readonly Chosen[]
  readonly onChange: (crew: readonly Chosen[]) => void
}

/** Several of the staff in an order, each looked for by what one types. */
export function CrewSelect({ id, placeholder, crew, onChange }: CrewSelectProps) {
  const [text, setText] = useState('')
  const wanted = useDeferredValue(text)
  const [{ data, fetching }] = useQuery({
    query: StaffChoicesDocument,
    variables: { text: wanted },
    requestPolicy: 'cache-and-network',
  })
  const found = data?.people.people ?? []
  return (
    <Select
      id={id}
      className="org-wide"
      mode="multiple"
      labelInValue
      showSearch={{ filterOption: false, onSearch: setText }}
      loading={fetching}
      placeholder={placeholder}
      value={[...crew]}
      options={found.map(({ id: value, name }) => ({ value, label: name }))}
      onChange={(next: readonly Chosen[]) => {
        setText('')
        onChange(next.map(({ value, label }) => ({ value, label })))
      }}
    />
  )
}
