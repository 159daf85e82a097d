import type { Client } from 'urql'
import { ServicePageDocument } from '../api/documents.ts'
import type { PagePath } from './address/address.ts'

/** What a page asks the server first, asked while its code comes. */
export const QUESTIONS: Readonly<
  Partial<Record<PagePath, (client: Client, texts: Readonly<Record<string, string>>) => void>>
> = {
  '/services/$serviceId/$formId': (client, { serviceId = '' }) => {
    void client.query(ServicePageDocument, { id: serviceId }).toPromise()
  },
}
