import './changes.css'
import { useTranslation } from 'react-i18next'
import { FindingMark } from '../problems/problem-list.tsx'
import type { ToldBreakage, ToldChange, ToldComparison } from './told-changes.ts'
import { groupedByPart } from './told-changes.ts'

interface ChangeListProps {
  readonly comparison: ToldComparison
  /** Said where nothing changed. */
  readonly none?: string
  /** Leads to a place of the later text; without it, nothing can be followed. */
  readonly onGo?: (pointer: string) => void
}

/** What changed in plain sentences, by the part it is about, with the running instances that meet it. */
export function ChangeList({ comparison, none, onGo }: ChangeListProps) {
  const { t } = useTranslation('studio')
  const { changes, broken, running } = comparison
  if (changes.length === 0) return <p className="soft">{none ?? t('changes.none')}</p>
  return (
    <div className="change-list">
      <p>
        {t('changes.sum', { count: changes.length })}
        {running !== undefined && running > 0 && (
          <span className="soft"> {t('changes.impactNote', { running })}</span>
        )}
      </p>
      {groupedByPart(changes).map((group) => (
        <section key={group.part} className="change-group">
          <h4>
            {t(`changes.part.${group.part}` as never)}{' '}
            <span className="number">{group.changes.length}</span>
          </h4>
          <ul>
            {group.changes.map((change) => (
              <ChangeItem
                key={`${change.side}:${change.path}:${change.message}`}
                change={change}
                onGo={onGo}
              />
            ))}
          </ul>
        </section>
      ))}
      {broken.length > 0 && (
        <section className="change-group">
          <h4>
            {t('changes.broken')} <span className="number">{broken.length}</span>
          </h4>
          <ul>
            {broken.map((breakage) => (
              <BreakageItem
                key={`${breakage.form}.${breakage.field}`}
                breakage={breakage}
                onGo={onGo}
              />
            ))}
          </ul>
        </section>
      )}
    </div>
  )
}

type Go = ChangeListProps['onGo']

function ChangeItem({ change, onGo }: { readonly change: ToldChange; readonly onGo: Go }) {
  const { t } = useTranslation('studio')
  const { message, path, side, bearing, standing = 0, late = 0 } = change
  return (
    <li className="change">
      <Sentence text={message} pointer={side === 'after' ? path : null} onGo={onGo} />
      <span className="change-marks">
        {late > 0 && <span className="badge badge-late">{t('changes.late', { count: late })}</span>}
        {standing > 0 && (
          <span className="badge">{t('changes.standing', { count: standing })}</span>
        )}
        {bearing === 'wording' && <span className="soft">{t('changes.wording')}</span>}
        {bearing === 'none' && <span className="soft">{t('changes.notation')}</span>}
      </span>
    </li>
  )
}

function BreakageItem({ breakage, onGo }: { readonly breakage: ToldBreakage; readonly onGo: Go }) {
  const { t } = useTranslation('studio')
  const { title, form, path, broken, altered, standing = 0 } = breakage
  return (
    <li className="change">
      <span>
        <Sentence text={title} pointer={path} onGo={onGo} /> <span className="number">{form}</span>
      </span>
      <span className="change-marks">
        {standing > 0 && (
          <span className="badge">{t('changes.brokenStanding', { count: standing })}</span>
        )}
      </span>
      <ul className="breakages">
        {broken.map((finding) => (
          <li key={`${finding.path}:${finding.message}`}>
            <FindingMark severity={finding.severity} />{' '}
            <Sentence text={finding.message} pointer={finding.path} onGo={onGo} />{' '}
            <code className="finding-path">{finding.path}</code>
          </li>
        ))}
        {altered.map((each) => (
          <li key={`${each.reason}:${each.path}`}>
            <span className="finding-mark finding-warning">
              {t(`changes.kind.${each.kind}` as never)}
            </span>{' '}
            <Sentence text={each.message} pointer={each.path} onGo={onGo} />{' '}
            <code className="finding-path">{each.path}</code>
          </li>
        ))}
      </ul>
    </li>
  )
}

interface SentenceProps {
  readonly text: string
  /** Null for what is not in the later text any more. */
  readonly pointer: string | null
  readonly onGo: Go
}

function Sentence({ text, pointer, onGo }: SentenceProps) {
  const { t } = useTranslation('studio')
  if (pointer === null || onGo === undefined) return <span>{text}</span>
  return (
    <button
      type="button"
      className="change-link"
      title={t('changes.goTo')}
      onClick={() => onGo(pointer)}
    >
      {text}
    </button>
  )
}
