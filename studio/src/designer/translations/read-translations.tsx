import type { Definition } from '@linli/schemas/definition'
import { App } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type ReadTable, readTranslations } from '../../document/translate/translation-table.ts'
import { writeTexts } from '../../document/translate/write-text.ts'
import { Dialog } from '../../staff/dialog.tsx'
import type { DraftDocument } from '../definitions/use-draft-document.ts'
import { FileButton } from '../people/file-button.tsx'
import { useTableFile } from '../tables/use-table-file.ts'
import { TABLE_FILES } from '../tables/workbook-type.ts'

interface ReadTranslationsProps {
  readonly definition: Definition
  readonly draft: DraftDocument
}

interface Read {
  readonly name: string
  readonly table: ReadTable
}

/** Takes a table of translations back, after a look at what it would change: as one step that can be taken back. */
export function ReadTranslations({ definition, draft }: ReadTranslationsProps) {
  const { t } = useTranslation('texts')
  const { message } = App.useApp()
  const [read, setRead] = useState<Read | null>(null)
  const { isReading, read: readFile } = useTableFile()
  const take = async (file: File) => {
    const told = await readFile(file)
    const table = told.kind === 'read' ? readTranslations(definition, told.rows) : null
    if (table !== null) setRead({ name: file.name, table })
    else
      void message.error(
        told.kind === 'failed' ? (told.problem ?? t('read.foreign')) : t('read.foreign'),
      )
  }
  const write = ({ name, table }: Read) => {
    const command = writeTexts(definition, table.changes, name)
    if (command !== null) draft.run(command)
    setRead(null)
  }
  return (
    <>
      <FileButton
        label={t('import')}
        accept={TABLE_FILES}
        isBusy={isReading}
        onFile={(file) => void take(file)}
      />
      {read !== null && (
        <Dialog
          open
          title={t('read.title', { name: read.name })}
          okText={t('read.write', { count: read.table.changes.length })}
          okButtonProps={{ disabled: read.table.changes.length === 0 || draft.isBehind }}
          onOk={() => write(read)}
          onCancel={() => setRead(null)}
        >
          <p>{t('read.changes', { count: read.table.changes.length })}</p>
          <Left title="read.stale" paths={read.table.stale} />
          <Left title="read.unknown" paths={read.table.unknown} />
        </Dialog>
      )}
    </>
  )
}

const MOST_TOLD = 5

/** Rows that are not read, and why. */
function Left({
  title,
  paths,
}: {
  readonly title: 'read.stale' | 'read.unknown'
  readonly paths: readonly string[]
}) {
  const { t } = useTranslation('texts')
  if (paths.length === 0) return null
  return (
    <>
      <p>{t(title, { count: paths.length })}</p>
      <ul>
        {paths.slice(0, MOST_TOLD).map((path) => (
          <li key={path} className="number">
            {path}
          </li>
        ))}
      </ul>
    </>
  )
}
