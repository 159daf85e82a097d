import { Button, Radio } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useQuery } from 'urql'
import type { MigrationDetailQuery } from '../../api/documents.ts'
import { MigrationDetailDocument } from '../../api/documents.ts'
import { Delayed } from '../../ui/delayed.tsx'
import type { Deeds, Migration } from './use-migrations.ts'

type Question = MigrationDetailQuery['migration']['questions'][number]

interface MigrationChoicesProps {
  readonly migration: Migration
  readonly deeds: Deeds
}

/** Each question once for all cases that it concerns, then the move. */
export function MigrationChoices({ migration, deeds }: MigrationChoicesProps) {
  const { t } = useTranslation('studio')
  const [choices, setChoices] = useState<Readonly<Record<string, string>>>({})
  const [{ data }] = useQuery({
    query: MigrationDetailDocument,
    variables: { id: migration.id },
    requestPolicy: 'cache-and-network',
  })
  if (data === undefined) return <Delayed />
  const { questions } = data.migration
  const isMoving = migration.tally.safe > 0 || Object.values(choices).some((id) => id !== 'stay')
  return (
    <>
      {questions.length > 0 && <p>{t('migrations.choose')}</p>}
      {questions.map((question) => (
        <QuestionChoice
          key={question.key}
          question={question}
          chosen={choices[question.key]}
          onChoose={(option) => setChoices({ ...choices, [question.key]: option })}
        />
      ))}
      <div className="migration-buttons">
        <Button
          type="primary"
          loading={deeds.isBusy}
          disabled={!isMoving}
          onClick={() => void deeds.move(migration.id, choices)}
        >
          {t('migrations.start')}
        </Button>
        <Button loading={deeds.isBusy} onClick={() => void deeds.drop(migration.id)}>
          {t('migrations.drop')}
        </Button>
      </div>
    </>
  )
}

interface QuestionChoiceProps {
  readonly question: Question
  readonly chosen: string | undefined
  readonly onChoose: (option: string) => void
}

function QuestionChoice({ question, chosen, onChoose }: QuestionChoiceProps) {
  const { t } = useTranslation('studio')
  const { message, count, options } = question
  return (
    <fieldset className="migration-question">
      <legend>
        {message} <span className="soft">{t('migrations.concerns', { count })}</span>
      </legend>
      <Radio.Group
        value={chosen}
        onChange={(event) => onChoose(String(event.target.value))}
        options={options.map(({ id, label }) => ({ value: id, label }))}
      />
    </fieldset>
  )
}
