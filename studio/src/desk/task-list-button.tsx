import { DownloadOutlined } from '@ant-design/icons'
import { App, Button, Checkbox } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Dialog } from '../staff/dialog.tsx'
import { download } from '../ui/download.ts'
import { COLUMNS, type Column, chooseColumns, chosenColumns } from './list-columns.ts'
import type { ListedTasks } from './use-listed-tasks.ts'

interface TaskListButtonProps {
  /** Null where there are more than the page shows. */
  readonly count: number | null
  readonly listed: () => Promise<ListedTasks>
}

/** Gives the tasks of the list as a workbook, in its order, with the columns that one chooses: also those that the page does not show. */
export function TaskListButton({ count, listed }: TaskListButtonProps) {
  const { t } = useTranslation('desk')
  const [isOpen, setOpen] = useState(false)
  return (
    <>
      <Button icon={<DownloadOutlined />} onClick={() => setOpen(true)}>
        {count === null ? t('export.takeAll') : t('export.take', { count })}
      </Button>
      <Dialog
        open={isOpen}
        title={t('export.columns')}
        footer={null}
        destroyOnHidden
        onCancel={() => setOpen(false)}
      >
        <ColumnChoice listed={listed} onDone={() => setOpen(false)} />
      </Dialog>
    </>
  )
}

interface ColumnChoiceProps extends Pick<TaskListButtonProps, 'listed'> {
  readonly onDone: () => void
}

function ColumnChoice({ listed, onDone }: ColumnChoiceProps) {
  const { t } = useTranslation('desk')
  const { message } = App.useApp()
  const [columns, setColumns] = useState<readonly Column[]>(chosenColumns)
  const [isFetching, setFetching] = useState(false)
  const take = async () => {
    chooseColumns(columns)
    setFetching(true)
    try {
      const { ids, isCut } = await listed()
      const answer = await fetch('/files/task-list', {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ ids, isCut, columns }),
      })
      if (!answer.ok) throw new Error(`The server answered ${answer.status}.`)
      download(`${t('export.file')}.xlsx`, await answer.blob())
      if (isCut) void message.warning(t('export.isCut', { count: ids.length }))
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
