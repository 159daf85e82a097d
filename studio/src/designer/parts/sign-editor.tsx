import type { TaskDefinition } from '@linli/schemas/definition'
import { textIn } from '@linli/schemas/locale-text'
import type { Signer, SignRule } from '@linli/schemas/sign-rule'
import { Button, Checkbox, Select } from 'antd'
import { useTranslation } from 'react-i18next'
import { localeOf } from '../../i18n/i18n.ts'
import type { AssignLookups } from './assign-lookups.ts'
import { AssignRulesEditor } from './assign-rules-editor.tsx'
import { Choice } from './choice.tsx'
import { NumberEntry } from './number-entry.tsx'
import type { Option } from './option.ts'
import { replaced } from './ordered.ts'
import { OrderedRows } from './ordered-rows.tsx'
import { firstRule } from './rule-of-strategy.ts'
import { modesFor, ruleOfMode, type SignMode } from './sign-rule.ts'
import './parts.css'

interface SignEditorProps {
  /** Undefined for a task that one person does. */
  readonly value: SignRule | undefined
  readonly onChange: (next: SignRule | undefined) => void
  /** The task's outcomes. */
  readonly outcomes: TaskDefinition['outcomes']
  readonly lookups: AssignLookups
}

/** Whether and how several people sign a task: one is enough, all, one after another, or a share of them. */
export function SignEditor({ value, onChange, outcomes, lookups }: SignEditorProps) {
  const { t, i18n } = useTranslation('parts')
  const options: readonly Option[] = Object.entries(outcomes).map(([key, { title }]) => ({
    value: key,
    label: textIn(title, localeOf(i18n)),
  }))
  const first: Signer = { assign: [firstRule(lookups)] }
  const facts = { outcomes: Object.keys(outcomes), first }
  const mode = value?.mode ?? 'none'
  return (
    <div className="part">
      <Select<SignMode>
        className="part-wide"
        aria-label={t('sign.mode')}
        value={mode}
        options={modesFor(facts.outcomes.length, mode).map((each) => ({
          value: each,
          label: t(`sign.modes.${each}`),
        }))}
        onChange={(next) => onChange(ruleOfMode(next, value, facts))}
      />
      <p className="soft">{t(`sign.help.${mode}`)}</p>
      {facts.outcomes.length < 2 && <p className="soft">{t('sign.needsTwo')}</p>}
      {value !== undefined && (
        <>
          <Signers rule={value} onChange={onChange} lookups={lookups} first={first} />
          {value.mode !== 'any' && <Votes rule={value} onChange={onChange} options={options} />}
          <AtOnce rule={value} onChange={onChange} options={options} />
        </>
      )}
    </div>
  )
}

interface RuleProps {
  readonly rule: SignRule
  readonly onChange: (next: SignRule) => void
}

interface SignersProps extends RuleProps {
  readonly lookups: AssignLookups
  readonly first: Signer
}

function Signers({ rule, onChange, lookups, first }: SignersProps) {
  const { t } = useTranslation('parts')
  const { signers } = rule
  const nameOf = (_: Signer, index: number) => t('sign.signer', { number: index + 1 })
  const set = (next: readonly Signer[]) => onChange({ ...rule, signers: next })
  return (
    <>
      <OrderedRows
        items={signers}
        least={1}
        label={t('sign.signers')}
        onChange={set}
        nameOf={nameOf}
      >
        {(signer, index) => (
          <SignerFields
            name={nameOf(signer, index)}
            signer={signer}
            isWeighed={rule.mode === 'share'}
            lookups={lookups}
            onChange={(next) => set(replaced(signers, index, next))}
          />
        )}
      </OrderedRows>
      <Button onClick={() => set([...signers, first])}>{t('sign.add')}</Button>
    </>
  )
}

interface SignerFieldsProps {
  readonly name: string
  readonly signer: Signer
  readonly isWeighed: boolean
  readonly lookups: AssignLookups
  readonly onChange: (next: Signer) => void
}

function SignerFields({ name, signer, isWeighed, lookups, onChange }: SignerFieldsProps) {
  const { t } = useTranslation('parts')
  return (
    <>
      <strong>{name}</strong>
      <AssignRulesEditor
        label={name}
        behind="task"
        mayPick={signer.each !== true}
        lookups={lookups}
        value={signer.assign}
        onChange={(assign) => onChange({ ...signer, assign })}
      />
      <Checkbox
        checked={signer.each === true}
        onChange={({ target }) => {
          const { each: _, ...rest } = signer
          onChange(target.checked ? { ...rest, each: true } : rest)
        }}
      >
        {t('sign.each')}
      </Checkbox>
      {isWeighed && (
        <div className="part-sentence">
          <span>{t('sign.weight')}</span>
          <NumberEntry
            isWhole
            least={1}
            most={100}
            label={t('sign.weightOf', { name })}
            value={signer.weight ?? 1}
            onChange={(weight) => onChange({ ...signer, weight })}
          />
        </div>
      )}
    </>
  )
}

interface VotesProps {
  readonly rule: Exclude<SignRule, { readonly mode: 'any' }>
  readonly onChange: (next: SignRule) => void
  readonly options: readonly Option[]
}

function Votes({ rule, onChange, options }: VotesProps) {
  const { t } = useTranslation('parts')
  return (
    <>
      <div className="part-sentence">
        <span>{t('sign.agreeLead')}</span>
        <Choice
          label={t('sign.agree')}
          options={options}
          value={rule.agree}
          onChange={(agree) => onChange({ ...rule, agree })}
        />
        {rule.mode === 'share' && (
          <>
            <span>{t('sign.percentLead')}</span>
            <NumberEntry
              isWhole
              least={1}
              most={100}
              label={t('sign.percent')}
              value={rule.percent}
              onChange={(percent) => onChange({ ...rule, percent })}
            />
            <span>%</span>
          </>
        )}
      </div>
      <div className="part-sentence">
        <span>{t('sign.otherwiseLead')}</span>
        <Choice
          label={t('sign.otherwise')}
          options={options}
          value={rule.otherwise}
          onChange={(otherwise) => onChange({ ...rule, otherwise })}
        />
      </div>
      {rule.agree === rule.otherwise && <p className="part-problem">{t('sign.sameOutcome')}</p>}
      <Checkbox
        checked={rule.stopsAtDissent === true}
        onChange={({ target }) => {
          const { stopsAtDissent: _, ...rest } = rule
          onChange(target.checked ? { ...rest, stopsAtDissent: true } : rest)
        }}
      >
        {t('sign.stopsAtDissent')}
      </Checkbox>
    </>
  )
}

function AtOnce({ rule, onChange, options }: RuleProps & { readonly options: readonly Option[] }) {
  const { t } = useTranslation('parts')
  return (
    <div className="part-field">
      <span>{t('sign.atOnce')}</span>
      <Select<string[]>
        mode="multiple"
        className="part-wide"
        aria-label={t('sign.atOnce')}
        placeholder={t('sign.atOnceNone')}
        value={[...(rule.atOnce ?? [])]}
        options={[...options]}
        onChange={(next) => {
          const { atOnce: _, ...rest } = rule
          onChange(next.length === 0 ? rest : { ...rest, atOnce: next })
        }}
      />
    </div>
  )
}
