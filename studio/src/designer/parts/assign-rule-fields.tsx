import type { AssignRule, LeaderRule, PickRule, TeamRule } from '@linli/schemas/assign-rule'
import { Select } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { AssignLookups } from './assign-lookups.ts'
import { Choice } from './choice.tsx'
import { isChosen, ruleOfStrategy, STRATEGIES, type Strategy } from './rule-of-strategy.ts'
import { SkillFields } from './skill-fields.tsx'

interface AssignRuleFieldsProps {
  readonly value: AssignRule
  readonly onChange: (next: AssignRule) => void
  readonly lookups: AssignLookups
  /** What the rule is called, for its controls. */
  readonly name: string
  /** Whether one person may be picked of those who are found. */
  readonly mayPick: boolean
}

/** One rule as a sentence: whom it finds, and of what. Its owner keeps the former rule until all that the new one names is chosen. */
export function AssignRuleFields(props: AssignRuleFieldsProps) {
  const { lookups, name } = props
  const { t } = useTranslation('parts')
  const [begun, setBegun] = useState<{
    readonly rule: AssignRule
    readonly kept: AssignRule
  } | null>(null)
  const value = begun?.kept === props.value ? begun.rule : props.value
  const onChange = (rule: AssignRule) => {
    setBegun(isChosen(rule) ? null : { rule, kept: props.value })
    if (isChosen(rule)) props.onChange(rule)
  }
  return (
    <div className="part-sentence">
      <Select<Strategy>
        className="part-choice part-line"
        aria-label={t('assign.strategy', { name })}
        popupMatchSelectWidth={false}
        value={value.strategy}
        options={STRATEGIES.map((each) => ({
          value: each,
          label: t(`assign.strategies.${each}`),
        }))}
        onChange={(strategy) => onChange(ruleOfStrategy(strategy, lookups, value))}
      />
      <Details {...props} value={value} onChange={onChange} />
    </div>
  )
}

function Details(props: AssignRuleFieldsProps) {
  const { value, onChange, lookups, name } = props
  const { t } = useTranslation('parts')
  switch (value.strategy) {
    case 'initiator':
      return null
    case 'post':
      return (
        <>
          <Choice
            label={t('assign.post', { name })}
            options={lookups.posts}
            value={value.post}
            onChange={(post) => onChange({ ...value, post })}
          />
          <PickChoice {...props} rule={value} />
        </>
      )
    case 'performer':
      return (
        <Choice
          label={t('assign.task', { name })}
          options={lookups.tasks}
          value={value.task}
          onChange={(task) => onChange({ ...value, task })}
        />
      )
    case 'person':
      return (
        <Choice
          label={t('assign.person', { name })}
          options={lookups.people}
          value={value.account}
          onChange={(account) => onChange({ ...value, account })}
        />
      )
    case 'field':
      return (
        <Choice
          label={t('assign.field', { name })}
          options={lookups.fields}
          value={value.field}
          onChange={(field) => onChange({ ...value, field })}
        />
      )
    case 'leader':
      return <LeaderFields {...props} rule={value} />
    case 'team':
      return <TeamFields {...props} rule={value} />
    case 'skill':
      return (
        <>
          <SkillFields rule={value} onChange={onChange} lookups={lookups} name={name} />
          <PickChoice {...props} rule={value} />
        </>
      )
  }
}

const INITIATOR = 'initiator'
/** Keeps the names of tasks apart from the initiator. */
const TASK = 'task:'

function LeaderFields({
  rule,
  onChange,
  lookups,
  name,
}: AssignRuleFieldsProps & { readonly rule: LeaderRule }) {
  const { t } = useTranslation('parts')
  const performers = lookups.tasks.map(({ value, label }) => ({
    value: TASK + value,
    label: t('assign.performerOf', { task: label }),
  }))
  return (
    <>
      <Choice
        label={t('assign.leaderOf', { name })}
        options={[{ value: INITIATOR, label: t('assign.initiator') }, ...performers]}
        value={rule.of === 'initiator' ? INITIATOR : TASK + rule.of.performerOf}
        onChange={(of) =>
          onChange({
            ...rule,
            of: of === INITIATOR ? 'initiator' : { performerOf: of.slice(TASK.length) },
          })
        }
      />
      <Choice
        label={t('assign.leaderPost', { name })}
        options={lookups.posts}
        value={rule.post}
        onChange={(post) => onChange({ ...rule, post })}
      />
    </>
  )
}

/** The post that a rule for a team means without naming one. */
const MEMBER = 'member'

function TeamFields(props: AssignRuleFieldsProps & { readonly rule: TeamRule }) {
  const { rule, onChange, lookups, name } = props
  const { t } = useTranslation('parts')
  return (
    <>
      <Choice
        label={t('assign.team', { name })}
        options={lookups.teams}
        value={rule.team}
        onChange={(team) => onChange({ ...rule, team })}
      />
      <Choice
        label={t('assign.teamPost', { name })}
        options={lookups.posts}
        value={rule.post ?? MEMBER}
        onChange={(post) => {
          const { post: _, ...rest } = rule
          onChange(post === MEMBER ? rest : { ...rest, post })
        }}
      />
      <PickChoice {...props} rule={rule} />
    </>
  )
}

const PICKS = ['everybody', 'least-loaded', 'in-turn'] as const

function PickChoice({
  rule,
  onChange,
  name,
  mayPick,
}: AssignRuleFieldsProps & { readonly rule: Extract<AssignRule, { readonly pick?: PickRule }> }) {
  const { t } = useTranslation('parts')
  // A rule that picks where it must not shows that, so that it can be put right.
  if (!mayPick && rule.pick === undefined) return null
  return (
    <Select<(typeof PICKS)[number]>
      className="part-choice"
      aria-label={t('assign.pick', { name })}
      popupMatchSelectWidth={false}
      value={rule.pick ?? 'everybody'}
      options={PICKS.map((pick) => ({ value: pick, label: t(`assign.picks.${pick}`) }))}
      onChange={(pick) => {
        const { pick: _, ...rest } = rule
        onChange(pick === 'everybody' ? rest : { ...rest, pick })
      }}
    />
  )
}
