import { TableOutlined } from '@ant-design/icons'
import { csvRows } from '@linli/schemas/csv'
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
import { useTableFile } from '../tables/use-table-file.ts'
import { TABLE_FILES } from '../tables/workbook-type.ts'
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
  const [problem, setProblem] = useState<string | null>(null)
  const fields = useId()
  const show = (found: readonly TableField[], said: string | null) => {
    setColumns(found.map((field) => ({ ...field, isTaken: true })))
    setProblem(found.length === 0 ? said : null)
  }
  const read = (text: string) =>
    show(fieldsIn(text), text.trim() === '' ? null : t('table.foreign'))
  const { isReading, read: readFile } = useTableFile()
  const take = async (file: File) => {
    if (title === '') setTitle(file.name.replace(/\.\w+$/, ''))
    const told = await readFile(file)
    if (told.kind === 'read') show(fieldsFromTable(told.rows, told.choices), t('table.foreign'))
    else show([], told.problem ?? t('table.foreign'))
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
        accept={TABLE_FILES}
        isBusy={isReading}
        onFile={(file) => void take(file)}
      />
      {problem !== null && <Alert type="error" showIcon role="alert" title={problem} />}
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

function fieldsIn(text: string): readonly TableField[] {
  try {
    return fieldsFromTable([...csvRows(text)])
  } catch {
    // A quote that never ends: it is no table.
    return []
  }
}
