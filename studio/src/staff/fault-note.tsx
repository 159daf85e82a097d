import { App, Button } from 'antd'
import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { useLatestFault } from '../api/faults.ts'

/** Says over the page that the server failed at a deed, with the number that finds it in the server's log, to be copied. It stays until
 *  somebody closes it, and nothing that was typed is touched. */
export function FaultNote(): null {
  const { t } = useTranslation('common')
  const { notification, message } = App.useApp()
  const fault = useLatestFault()
  const tools = useRef({ t, notification, message })
  tools.current = { t, notification, message }
  useEffect(() => {
    if (fault === null) return
    const { t, notification, message } = tools.current
    const copy = async () => {
      await navigator.clipboard.writeText(fault.reference)
      void message.success(t('trouble.copied'))
    }
    notification.error({
      key: 'fault',
      duration: 0,
      role: 'alert',
      title: t('fault.title'),
      description: (
        <>
          <p>{t('fault.advice')}</p>
          <p>
            {t('trouble.reference')} <code>{fault.reference}</code>{' '}
            <Button size="small" onClick={() => void copy()}>
              {t('trouble.copy')}
            </Button>
          </p>
        </>
      ),
    })
  }, [fault])
  return null
}
