import { Select } from 'antd'
import { useDeferredValue, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useQuery } from 'urql'
import { StaffChoicesDocument, type StaffChoicesQuery } from '../../../api/documents.ts'
import { postName } from '../post-name.ts'

interface Choice {
  readonly value: string
  readonly label: string
}

interface StaffSelectProps {
  readonly id: string
  /** Who is not offered. */
  readonly without: string
  readonly placeholder: string
  readonly value: string | null
  readonly onChange: (id: string | null) => void
}

/** One of the staff who can sign in, looked for by what one types. */
export function StaffSelect({ id, without, placeholder, value, onChange }: StaffSelectProps) {
  const { t } = useTranslation(['org', 'staff'])
  const [text, setText] = useState('')
  const wanted = useDeferredValue(text)
  const [{ data, fetching }] = useQuery({
    query: StaffChoicesDocument,
    variables: { text: wanted },
    requestPolicy: 'cache-and-network',
  })
  const choiceOf = (person: StaffChoicesQuery['people']['people'][number]): Choice => {
    const post = person.posts.find(({ isValid }) => isValid)
    const where = post === undefined ? person.login : `${post.place} · ${postName(t, post.post)}`
    return { value: person.id, label: `${person.name}（${where}）` }
  }
  // Whoever is chosen stays in the list, whatever is looked for next.
  const [chosen, setChosen] = useState<Choice | null>(null)
  const found = (data?.people.people ?? []).filter((person) => person.id !== without).map(choiceOf)
  const others = found.filter((choice) => choice.value !== chosen?.value)
  return (
    <Select
      id={id}
      className="org-wide"
      allowClear
      showSearch={{ filterOption: false, onSearch: setText }}
      loading={fetching}
      placeholder={placeholder}
      notFoundContent={fetching ? null : t('leave.notFound')}
      value={value}
      options={chosen === null ? others : [chosen, ...others]}
      onChange={(wantedId) => {
        setChosen(found.find((choice) => choice.value === wantedId) ?? null)
        onChange(wantedId ?? null)
      }}
    />
  )
}
