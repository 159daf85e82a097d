import type { DevicesQuery } from '../../api/documents.ts'

/** A device as the list shows it. */
export type DeviceRow = DevicesQuery['devices'][number]
