import { TableOutlined } from '@ant-design/icons'
import { csvRows, decodeTable } from '@linli/schemas/csv'
import type { Definition } from '@linli/schemas/definition'
import { Alert, Button, Checkbox, Input } from 'antd'
import { useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import {
  addFormFromTable,
  fieldsFromTable,
  TABLE_KINDS,
  type TableField,
} from '../../document/form/fields-from-table.ts'
import { keyFromTitle } from '../../document/key-from-title.ts'
import { Dialog } from '../../staff/dialog.tsx'
import { Choice } from '../parts/choice.tsx'
import { FileButton } from '../people/file-button.tsx'
import type { FormDeeds } from './use-form-deeds.ts'
import './form-from-table.css'

interface FormFromTableProps {
  readonly definition: Definition
  readonly deeds: FormDeeds
  readonly onMade: (id: string) => void
}

interface Column extends TableField {
  readonly isTaken: boolean
}

/** Makes a form of a table that an office has: cells copied from a spreadsheet, or a file of text. What was guessed is looked at and
 *  put right before anything is made. */
export function FormFromTable(props: FormFromTableProps) {
  const { t } = useTranslation('forms')
  const [isOpen, setIsOpen] = useState(false)
  return (
    <>
      <Button icon={<TableOutlined aria-hidden="true" />} onClick={() => setIsOpen(true)}>
        {t('table.button')}
      </Button>
      {isOpen && <TableDialog {...props} onClose={() => setIsOpen(false)} />}
    </>
  )
}

function TableDialog({
  definition,
  deeds,
  onMade,
  onClose,
}: FormFromTableProps & { readonly onClose: () => void }) {
  const { t } = useTranslation('forms')
  const [title, setTitle] = useState('')
  const [columns, setColumns] = useState<readonly Column[]>([])
  const [isForeign, setIsForeign] = useState(false)
  const fields = useId()
  const read = (text: string) => {
    const found = columnsIn(text)
    setColumns(found)
    setIsForeign(found.length === 0 && text.trim() !== '')
  }
  const take = async (file: File) => {
    if (title === '') setTitle(file.name.replace(/\.\w+$/, ''))
    const text = await textOf(file)
    if (text !== null) return read(text)
    setColumns([])
    setIsForeign(true)
  }
  const taken = columns.filter(({ isTaken }) => isTaken)
  const make = () => {
    const id = keyFromTitle(title, Object.keys(definition.forms))
    const made = { id, title: title.trim(), fields: taken }
    if (!deeds.run((now) => addFormFromTable(now, made))) return
    onClose()
    onMade(id)
  }
  const change = (index: number, next: Partial<Column>) =>
    setColumns(columns.map((each, at) => (at === index ? { ...each, ...next } : each)))
  return (
    <Dialog
      open
      width={720}
      title={t('table.button')}
      okText={t('table.create', { count: taken.length })}
      okButtonProps={{ disabled: taken.length === 0 || title.trim() === '' }}
      onOk={make}
      onCancel={onClose}
    >
      <div className="field-entry">
        <label htmlFor={`${fields}-title`}>{t('form.name')}</label>
        <Input
          id={`${fields}-title`}
          value={title}
          maxLength={200}
          onChange={({ target }) => setTitle(target.value)}
        />
      </div>
      <div className="field-entry">
        <label htmlFor={`${fields}-cells`}>{t('table.paste')}</label>
        <Input.TextArea
          id={`${fields}-cells`}
          rows={3}
          placeholder={t('table.example')}
          onChange={({ target }) => read(target.value)}
        />
        <p className="soft">{t('table.help')}</p>
      </div>
      <FileButton
        label={t('table.file')}
        accept=".csv,.tsv,.txt"
        isBusy={false}
        onFile={(file) => void take(file)}
      />
      {isForeign && <Alert type="error" showIcon role="alert" title={t('table.foreign')} />}
      {columns.length > 0 && <Columns columns={columns} onChange={change} />}
    </Dialog>
  )
}

interface ColumnsProps {
  readonly columns: readonly Column[]
  readonly onChange: (index: number, next: Partial<Column>) => void
}

function Columns({ columns, onChange }: ColumnsProps) {
  const { t } = useTranslation('forms')
  return (
    <ul className="table-columns" aria-label={t('table.review')}>
      {columns.map((column, index) => (
        <li key={index}>
          <Checkbox
            checked={column.isTaken}
            onChange={({ target }) => onChange(index, { isTaken: target.checked })}
          >
            {column.title}
          </Checkbox>
          <Choice
            label={t('table.kindOf', { title: column.title })}
            value={column.kind}
            options={TABLE_KINDS.map((value) => ({ value, label: t(`kind.${value}`) }))}
            onChange={(next) => {
              const kind = TABLE_KINDS.find((each) => each === next)
              if (kind !== undefined) onChange(index, { kind })
            }}
          />
          <Checkbox
            checked={column.isRequired}
            onChange={({ target }) => onChange(index, { isRequired: target.checked })}
          >
            {t('canvas.required')}
          </Checkbox>
          <span className="soft">{column.mark !== null && t(`table.mark.${column.mark}`)}</span>
        </li>
      ))}
    </ul>
  )
}

function columnsIn(text: string): readonly Column[] {
  try {
    return fieldsFromTable([...csvRows(text)]).map((field) => ({ ...field, isTaken: true }))
  } catch {
    // A quote that never ends: it is no table.
    return []
  }
}

/** Null where it is no text. */
async function textOf(file: File): Promise<string | null> {
  try {
    return decodeTable(new Uint8Array(await file.arrayBuffer()))
  } catch {
    return null
  }
}
