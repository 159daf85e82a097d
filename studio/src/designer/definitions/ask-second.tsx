import { Button, Input } from 'antd'
import { useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { FindingList } from './finding-list.tsx'
import type { Publishing } from './use-publish.ts'

const MOST = 500

/** Where one official is not enough: what a second one would answer for, and the reason to ask. */
export function AskSecond({ publishing }: { readonly publishing: Publishing }) {
  const { t } = useTranslation('studio')
  const [reason, setReason] = useState('')
  const id = useId()
  const { unproven, isBusy, ask } = publishing
  return (
    <section className="ask-second">
      {unproven.length > 0 && (
        <>
          <h3>{t('publish.unproven')}</h3>
          <FindingList findings={unproven} />
        </>
      )}
      <h3>{t(unproven.length > 0 ? 'publish.askTitle' : 'publish.askTwo')}</h3>
      <label htmlFor={id}>{t('publish.reason')}</label>
      <Input.TextArea
        id={id}
        value={reason}
        maxLength={MOST}
        showCount
        autoSize={{ minRows: 2, maxRows: 6 }}
        onChange={(event) => setReason(event.target.value)}
      />
      <Button
        type="primary"
        danger={unproven.length > 0}
        loading={isBusy}
        disabled={reason.trim() === ''}
        onClick={() => void ask(reason)}
      >
        {t('publish.ask')}
      </Button>
    </section>
  )
}
