import { App } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useSession } from '../../api/session.ts'
import { download } from '../../ui/download.ts'

interface Table {
  /** Without its ending. */
  readonly name: string
  readonly rows: readonly (readonly string[])[]
}

/** Hands somebody rows as an .xlsx, which the server writes. */
export function useWorkbook() {
  const { t } = useTranslation('staff')
  const { message } = App.useApp()
  const session = useSession()
  const [isBusy, setIsBusy] = useState(false)
  const save = async (table: Table) => {
    setIsBusy(true)
    let response = await sent(table)
    if (response?.status === 401) {
      session.end()
      if (await session.renewed()) response = await sent(table)
    }
    setIsBusy(false)
    if (response?.ok) download(`${table.name}.xlsx`, await response.blob())
    else void message.error(t(response === null ? 'offline' : 'failed'))
  }
  return { isBusy, save }
}

/** A tab of a spreadsheet is called by no more. */
const LONGEST_TAB = 31

function sent({ name, rows }: Table): Promise<Response | null> {
  return fetch('/files/tables/write', {
    method: 'POST',
    credentials: 'same-origin',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ name: name.slice(0, LONGEST_TAB), rows }),
  }).catch(() => null)
}
