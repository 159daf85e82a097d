import { runOf, type ScenarioGround } from '@linli/runtime/core'
import type { Definition } from '@linli/schemas/definition'
import type { Finding } from '@linli/schemas/finding'
import { textIn } from '@linli/schemas/locale-text'
import { Button } from 'antd'
import { useTranslation } from 'react-i18next'
import { localeOf } from '../../i18n/i18n.ts'
import { StaffLink } from '../../staff/staff-link.tsx'
import type { PlaceNames } from '../canvas/place-names.ts'
import { FindingMark } from '../problems/problem-list.tsx'
import { runAddress } from './run-address.ts'
import { useAnswer } from './use-answer.ts'

interface ModelCheckSheetProps {
  readonly definitionId: string
  readonly definition: Definition
  readonly ground: ScenarioGround
  readonly names: PlaceNames
}

/** What may end badly, whoever answers what, as publishing asks for it; each counter-example can be played. */
export function ModelCheckSheet({ definitionId, definition, ground, names }: ModelCheckSheetProps) {
  const { t } = useTranslation('simulator')
  const { answer, isAsking, ask } = useAnswer({ wants: 'model', definition, ground })
  const model = answer?.model ?? null
  return (
    <section className="card scenarios-played" aria-labelledby="model-title">
      <h2 id="model-title">{t('model.title')}</h2>
      <p className="soft">{t('model.help')}</p>
      <Button onClick={ask} loading={isAsking}>
        {t('model.check')}
      </Button>
      <div role="status">
        {isAsking && <span className="soft">{t('model.checking')}</span>}
        {model !== null && (
          <p>
            {t(model.findings.length === 0 ? 'model.fine' : 'model.found', {
              count: model.findings.length,
              cases: model.configurations,
            })}
          </p>
        )}
      </div>
      {model !== null && (
        <ul className="scenarios-places">
          {model.findings.map((finding, index) => (
            <li key={index}>
              <Found {...{ definitionId, finding }} place={names.of(finding.path)} />
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}

interface FoundProps {
  readonly definitionId: string
  readonly finding: Finding
  readonly place: string
}

function Found({ definitionId, finding, place }: FoundProps) {
  const { t, i18n } = useTranslation('simulator')
  const locale = localeOf(i18n)
  const { severity, message, example, course } = finding
  const address = example === undefined ? null : runAddress(definitionId, runOf(example))
  return (
    <>
      <FindingMark severity={severity} /> {place}
      {t('due.colon')}
      {textIn(message, locale)}{' '}
      {address !== null && <StaffLink to={address}>{t('model.play')}</StaffLink>}
      {address === null && course !== undefined && (
        <span className="soft">{course.map((each) => textIn(each, locale)).join(' → ')}</span>
      )}
    </>
  )
}
