import { DownloadOutlined } from '@ant-design/icons'
import { App, Button, Checkbox } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Dialog } from '../staff/dialog.tsx'
import { download } from '../ui/download.ts'
import { COLUMNS, type Column, chooseColumns, chosenColumns } from './list-columns.ts'

/** Gives the tasks that the list shows as a workbook, in the order of the list, with the columns that one chooses. */
export function TaskListButton({ taskIds }: { readonly taskIds: readonly string[] }) {
  const { t } = useTranslation('desk')
  const [isOpen, setOpen] = useState(false)
  return (
    <>
      <Button icon={<DownloadOutlined />} onClick={() => setOpen(true)}>
        {t('export.take', { count: taskIds.length })}
      </Button>
      <Dialog
        open={isOpen}
        title={t('export.columns')}
        footer={null}
        destroyOnHidden
        onCancel={() => setOpen(false)}
      >
        <ColumnChoice taskIds={taskIds} onDone={() => setOpen(false)} />
      </Dialog>
    </>
  )
}

interface ColumnChoiceProps {
  readonly taskIds: readonly string[]
  readonly onDone: () => void
}

function ColumnChoice({ taskIds, onDone }: ColumnChoiceProps) {
  const { t } = useTranslation('desk')
  const { message } = App.useApp()
  const [columns, setColumns] = useState<readonly Column[]>(chosenColumns)
  const [isFetching, setFetching] = useState(false)
  const take = async () => {
    chooseColumns(columns)
    setFetching(true)
    try {
      const answer = await fetch('/files/task-list', {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ ids: taskIds, columns }),
      })
      if (!answer.ok) throw new Error(`The server answered ${answer.status}.`)
      download(`${t('export.file')}.xlsx`, await answer.blob())
      onDone()
    } catch {
      // Whatever went wrong, the list is still here and the button too.
      void message.error(t('export.failed'))
    } finally {
      setFetching(false)
    }
  }
  return (
    <>
      <p className="soft">{t('export.about')}</p>
      <Checkbox.Group
        className="list-columns"
        value={[...columns]}
        onChange={(next) => setColumns(COLUMNS.filter((column) => next.includes(column)))}
        options={COLUMNS.map((value) => ({ value, label: t(`export.column.${value}`) }))}
      />
      <Button
        type="primary"
        icon={<DownloadOutlined />}
        disabled={columns.length === 0}
        loading={isFetching}
        onClick={() => void take()}
      >
        {t('export.now')}
      </Button>
    </>
  )
}
