import type { Definition, PaperDefinition } from '@linli/schemas/definition'
import { textIn } from '@linli/schemas/locale-text'
import { Button } from 'antd'
import { useTranslation } from 'react-i18next'
import { addPaper } from '../../document/papers/edit-papers.ts'
import { placedStates } from '../../document/workflow/placed-states.ts'
import { localeOf } from '../../i18n/i18n.ts'
import { EmptyList } from '../../staff/empty-list.tsx'
import { StaffLink, useGo, useQueryString } from '../../staff/staff-link.tsx'
import { definitionPath } from '../definitions/definition-detail.ts'
import type { DraftDocument } from '../definitions/use-draft-document.ts'
import { makeBy, useEdit } from '../workflow/use-editing.ts'
import { PaperEditor } from './paper-editor.tsx'
import { PaperPreview } from './paper-preview.tsx'
import './papers.css'

interface PapersTabProps {
  readonly definition: Definition
  readonly draft: DraftDocument
}

/** The papers of the service whose text the street writes; one of them, as the address says, beside how it reads. */
export function PapersTab({ definition, draft }: PapersTabProps) {
  const { t, i18n } = useTranslation('papers')
  const papers = Object.entries(definition.papers ?? {})
  const asked = useQueryString().get('paper')
  const [name, paper] = papers.find(([each]) => each === asked) ?? papers[0] ?? []
  const add = useAdd(definition, draft)
  const address = (each: string) =>
    `${definitionPath(definition.id)}?tab=papers&paper=${encodeURIComponent(each)}`
  if (name === undefined || paper === undefined) {
    return (
      <EmptyList
        title={t('none')}
        advice={t('noneAdvice')}
        action={<Button onClick={add}>{t('add')}</Button>}
      />
    )
  }
  return (
    <section aria-label={t('title')}>
      <nav className="papers-bar" aria-label={t('title')}>
        {papers.map(([each, { title }]) => (
          <StaffLink
            key={each}
            className="tab"
            to={address(each)}
            aria-current={each === name ? 'page' : undefined}
          >
            {textIn(title, localeOf(i18n))}
          </StaffLink>
        ))}
        <Button onClick={add}>{t('add')}</Button>
      </nav>
      <div className="papers-pair">
        <PaperEditor key={name} {...{ definition, draft, name, paper }} />
        <PaperPreview definition={definition} paper={paper} />
      </div>
    </section>
  )
}

/** Puts a paper at the last step and shows it. */
function useAdd(definition: Definition, draft: DraftDocument): () => void {
  const { t } = useTranslation('papers')
  const edit = useEdit(draft)
  const go = useGo()
  return () => {
    const at = placedStates(definition.machine).at(-1)?.uid
    if (at === undefined) return
    const declared: PaperDefinition = {
      title: { 'zh-CN': t('newPaper') },
      at,
      body: [{ kind: 'text', text: t('newText') }],
    }
    const about = { key: 'addPaper', what: t('newPaper') } as const
    const made = makeBy(edit, (now) => addPaper(now, declared), about)
    if (made === null) return
    go(`${definitionPath(definition.id)}?tab=papers&paper=${made.paper}`, { replace: true })
  }
}
