import { DownloadOutlined } from '@ant-design/icons'
import { App, Button } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { download } from '../ui/download.ts'

/** Gives the tasks that the list shows as a workbook, in the order of the list. */
export function TaskListButton({ taskIds }: { readonly taskIds: readonly string[] }) {
  const { t } = useTranslation('desk')
  const { message } = App.useApp()
  const [isFetching, setFetching] = useState(false)
  const take = async () => {
    setFetching(true)
    try {
      const answer = await fetch('/files/task-list', {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ ids: taskIds }),
      })
      if (!answer.ok) throw new Error(`The server answered ${answer.status}.`)
      download(`${t('export.file')}.xlsx`, await answer.blob())
    } catch {
      // Whatever went wrong, the list is still here and the button too.
      void message.error(t('export.failed'))
    } finally {
      setFetching(false)
    }
  }
  return (
    <Button icon={<DownloadOutlined />} loading={isFetching} onClick={() => void take()}>
      {t('export.take', { count: taskIds.length })}
    </Button>
  )
}
