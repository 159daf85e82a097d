import type { Definition, PaperDefinition } from '@linli/schemas/definition'
import { escapePointer } from '@linli/schemas/json-pointer'
import { textIn } from '@linli/schemas/locale-text'
import { Button, Checkbox } from 'antd'
import { useTranslation } from 'react-i18next'
import { removePaper, setPaper } from '../../document/papers/edit-papers.ts'
import { markedOptions } from '../../document/papers/paper-options.ts'
import { placedStates } from '../../document/workflow/placed-states.ts'
import { localeOf } from '../../i18n/i18n.ts'
import type { DraftDocument } from '../definitions/use-draft-document.ts'
import { Choice } from '../parts/choice.tsx'
import { FirmText } from '../parts/firm-text.tsx'
import { replaced } from '../parts/ordered.ts'
import { OrderedRows } from '../parts/ordered-rows.tsx'
import { Several } from '../parts/several.tsx'
import { FindingMark } from '../problems/problem-list.tsx'
import { useEdit } from '../workflow/use-editing.ts'
import { PaperParts, RepeatedFields } from './paper-parts.tsx'

interface PaperEditorProps {
  readonly definition: Definition
  readonly draft: DraftDocument
  readonly name: string
  readonly paper: PaperDefinition
}

/** Everything a paper has: its heading, the step that gives it, its words, who signs it, and what it says in plain. */
export function PaperEditor({ definition, draft, name, paper }: PaperEditorProps) {
  const { t, i18n } = useTranslation('papers')
  const locale = localeOf(i18n)
  const edit = useEdit(draft)
  const what = paper.title['zh-CN']
  const put = (part: string, next: PaperDefinition) =>
    edit((now) => setPaper(now, name, next), {
      ...{ key: 'changePaper', what, mergeKey: `paper:${name}:${part}` },
    })
  const steps = placedStates(definition.machine).map(({ uid, state }) => ({
    value: uid,
    label: textIn(state.meta.title, locale),
  }))
  return (
    <section className="card paper-editor" aria-label={t('editing', { name: what })}>
      <FirmText
        label={t('heading')}
        maxLength={60}
        value={paper.title}
        onChange={(title) => put('title', { ...paper, title })}
      />
      <div className="panel-line">
        {t('at')}
        <Choice
          label={t('at')}
          value={paper.at}
          options={steps}
          onChange={(at) => put('at', { ...paper, at })}
        />
      </div>
      <p className="soft">{t('atHelp')}</p>
      <h3>{t('body')}</h3>
      <PaperParts
        definition={definition}
        parts={paper.body}
        onChange={(body) => put('body', { ...paper, body })}
      />
      <Signatures {...{ definition, paper }} onChange={(next) => put('signatures', next)} />
      <Shown {...{ definition, paper }} onChange={(next) => put('shows', next)} />
      <Checkbox
        checked={paper.acrossPages === true}
        onChange={({ target }) => {
          const { acrossPages: _had, ...rest } = paper
          put('acrossPages', target.checked ? { ...rest, acrossPages: true } : rest)
        }}
      >
        {t('acrossPages')}
      </Checkbox>
      <Problems draft={draft} within={`/papers/${escapePointer(name)}`} />
      <Button
        danger
        onClick={() => edit((now) => removePaper(now, name), { key: 'removePaper', what })}
      >
        {t('remove', { name: what })}
      </Button>
    </section>
  )
}

interface PropertyProps {
  readonly definition: Definition
  readonly paper: PaperDefinition
  readonly onChange: (next: PaperDefinition) => void
}

function Signatures({ definition, paper, onChange }: PropertyProps) {
  const { t } = useTranslation('papers')
  const { signatures = [], ...rest } = paper
  const put = (next: typeof signatures) =>
    onChange(next.length === 0 ? rest : { ...rest, signatures: next })
  const nameOf = (_: unknown, index: number) => t('signature', { number: index + 1 })
  return (
    <>
      <h3>{t('signatures')}</h3>
      <OrderedRows items={signatures} onChange={put} label={t('signatures')} nameOf={nameOf}>
        {(said, index) => (
          <RepeatedFields
            definition={definition}
            said={said}
            name={nameOf(said, index)}
            onChange={(next) => put(replaced(signatures, index, next))}
          />
        )}
      </OrderedRows>
      <Button onClick={() => put([...signatures, { text: t('newSignature') }])}>
        {t('addSignature')}
      </Button>
    </>
  )
}

/** What is marked is masked unless it is named here. */
function Shown({ definition, paper, onChange }: PropertyProps) {
  const { t, i18n } = useTranslation('papers')
  const { shows = [], ...rest } = paper
  return (
    <>
      <h3>{t('shows')}</h3>
      <p className="soft">{t('showsHelp')}</p>
      <Several
        label={t('shows')}
        value={shows}
        options={markedOptions(definition, localeOf(i18n))}
        onChange={(next) => onChange(next.length === 0 ? rest : { ...rest, shows: next })}
      />
    </>
  )
}

function Problems({ draft, within }: { readonly draft: DraftDocument; readonly within: string }) {
  const { i18n } = useTranslation('papers')
  const found = draft.examined.findings.filter(
    ({ path }) => path === within || path.startsWith(`${within}/`),
  )
  if (found.length === 0) return null
  return (
    <ul className="panel-problems" aria-live="polite">
      {found.map((finding) => (
        <li key={`${finding.code}:${finding.path}:${finding.message['zh-CN']}`}>
          <FindingMark severity={finding.severity} /> {textIn(finding.message, localeOf(i18n))}
        </li>
      ))}
    </ul>
  )
}
