import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useQuery } from 'urql'
import { NoticeWordingsDocument } from '../../api/documents.ts'
import { Delayed } from '../../ui/delayed.tsx'
import { LoadTrouble } from '../../ui/load-trouble.tsx'
import { Choice } from '../parts/choice.tsx'
import { type Wording, WordingEditor } from './wording-editor.tsx'

/** How the notices that every street sends are worded here: one is chosen, seen as it reads, and written anew. */
export function Wordings({ mayChange }: { readonly mayChange: boolean }) {
  const { t } = useTranslation('studio')
  const [{ data, error }, reload] = useQuery({
    query: NoticeWordingsDocument,
    requestPolicy: 'cache-and-network',
  })
  const [chosen, setChosen] = useState<string | undefined>(undefined)
  const again = () => reload({ requestPolicy: 'network-only' })
  if (data === undefined) {
    return error === undefined ? <Delayed /> : <LoadTrouble error={error} retry={again} />
  }
  const wordings = data.noticeWordings
  const wording = wordings.find(({ id }) => id === chosen) ?? wordings[0]
  if (wording === undefined) return null
  return (
    <section className="card wordings" aria-label={t('wordings.title')}>
      <h2>{t('wordings.title')}</h2>
      <p className="soft">{t('wordings.about')}</p>
      <Choice
        label={t('wordings.which')}
        value={wording.id}
        options={wordings.map((each) => ({ value: each.id, label: named(each, t) }))}
        onChange={setChosen}
      />
      <WordingEditor key={wording.id} wording={wording} mayChange={mayChange} onSaved={again} />
    </section>
  )
}

type Translate = ReturnType<typeof useTranslation<'studio'>>['t']

/** By what it is about and usually says, and that a street has changed it. */
function named({ usual, about, isOwn, channel }: Wording, t: Translate): string {
  const words = t('wordings.named', { about: t(`wordings.of.${about}`), title: usual.titleZh })
  const title = channel === 'sms' ? t('wordings.sms', { title: words }) : words
  return isOwn ? t('wordings.own', { title }) : title
}
