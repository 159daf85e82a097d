import { ArrowLeftOutlined } from '@ant-design/icons'
import type { Definition } from '@linli/schemas/definition'
import { textIn } from '@linli/schemas/locale-text'
import { Button } from 'antd'
import { type ComponentProps, useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useQuery } from 'urql'
import { StreetPartsDocument } from '../../api/documents.ts'
import { templateNeeds } from '../../document/adopt/template-needs.ts'
import { localeOf } from '../../i18n/i18n.ts'
import { EmptyList } from '../../staff/empty-list.tsx'
import { StaffLink, useParam, useQueryString } from '../../staff/staff-link.tsx'
import { usePageTitle } from '../../staff/use-page-title.ts'
import { Delayed } from '../../ui/delayed.tsx'
import { LoadTrouble } from '../../ui/load-trouble.tsx'
import { PreviewView } from '../forms/preview-view.tsx'
import { AdoptDialog } from './adopt-dialog.tsx'
import { loadTemplate } from './catalogue.ts'
import { FlowPreview, TextPreview } from './flow-preview.tsx'
import { NeedsList } from './needs-list.tsx'
import './gallery.css'

const TABS = ['form', 'flow', 'text'] as const

/** One template: its form as residents see it, its flow, its sentences, and what of all that it names this street has. */
export function TemplatePage() {
  const { t } = useTranslation('gallery')
  const id = useParam('templateId')
  const { template, retry } = useTemplate(id)
  if (template === undefined) return <Delayed />
  if (template === 'unreachable') return <LoadTrouble error={undefined} retry={retry} />
  return (
    <div className="page">
      <StaffLink className="back-link" to="/templates">
        <ArrowLeftOutlined aria-hidden="true" /> {t('title')}
      </StaffLink>
      {template === null ? (
        <EmptyList title={t('missing')} advice={t('missingAdvice')} action={null} />
      ) : (
        <TemplateSheet key={id} template={template} />
      )}
    </div>
  )
}

/** Undefined while it comes; null where there is none. */
type Found = Definition | null | undefined | 'unreachable'

function useTemplate(id: string): { readonly template: Found; readonly retry: () => void } {
  const [template, setTemplate] = useState<Found>()
  const [round, setRound] = useState(0)
  // Another round is what `retry` asks for.
  useEffect(() => {
    let isWanted = true
    setTemplate(undefined)
    const show = (next: Found) => isWanted && setTemplate(next)
    void loadTemplate(id).then(show, () => show('unreachable'))
    return () => {
      isWanted = false
    }
  }, [id, round])
  return { template, retry: () => setRound((before) => before + 1) }
}

function TemplateSheet({ template }: { readonly template: Definition }) {
  const { t, i18n } = useTranslation('gallery')
  const locale = localeOf(i18n)
  const [isAdopting, setIsAdopting] = useState(false)
  const [{ data, error }, reload] = useQuery({
    query: StreetPartsDocument,
    requestPolicy: 'cache-and-network',
  })
  const parts = data?.streetParts
  const asked = useQueryString().get('tab')
  const tab = TABS.find((each) => each === asked) ?? 'form'
  const title = textIn(template.title, locale)
  usePageTitle(title)
  return (
    <>
      <header className="definition-head">
        <div>
          <h1>
            {title} <span className="number">{template.family}</span>
          </h1>
          {template.description !== undefined && (
            <p className="soft">{textIn(template.description, locale)}</p>
          )}
        </div>
        <Button
          type="primary"
          size="large"
          disabled={parts === undefined}
          onClick={() => setIsAdopting(true)}
        >
          {t('adopt.button')}
        </Button>
      </header>
      <div className="template-body">
        <aside className="card template-needs" aria-label={t('needs.title')}>
          <h2>{t('needs.title')}</h2>
          {parts === undefined ? (
            <NeedsTrouble error={error} retry={() => reload({ requestPolicy: 'network-only' })} />
          ) : (
            <NeedsList needs={templateNeeds(template, parts)} parts={parts} />
          )}
        </aside>
        <div className="template-look">
          <nav className="tabs" aria-label={t('look')}>
            {TABS.map((each) => (
              <StaffLink
                key={each}
                className="tab"
                to={`/templates/${template.id}?tab=${each}`}
                aria-current={each === tab ? 'page' : undefined}
              >
                {t(`tabs.${each}`)}
              </StaffLink>
            ))}
          </nav>
          {tab === 'form' && <FormPreview template={template} />}
          {tab === 'flow' && <FlowPreview template={template} />}
          {tab === 'text' && <TextPreview template={template} />}
        </div>
      </div>
      {isAdopting && parts !== undefined && (
        <AdoptDialog template={template} parts={parts} onClose={() => setIsAdopting(false)} />
      )}
    </>
  )
}

/** In place of what the street has, until that has come. */
function NeedsTrouble(props: ComponentProps<typeof LoadTrouble>) {
  return props.error === undefined ? <Delayed /> : <LoadTrouble {...props} />
}

/** What somebody fills in to begin; where a device begins, there is none. */
function FormPreview({ template }: { readonly template: Definition }) {
  const { t } = useTranslation('gallery')
  const trigger = template.triggers.find(({ kind }) => kind === 'form')
  if (trigger?.kind !== 'form' || template.forms[trigger.form] === undefined) {
    return <p className="soft">{t('noForm')}</p>
  }
  return <PreviewView id={trigger.form} definition={template} />
}
