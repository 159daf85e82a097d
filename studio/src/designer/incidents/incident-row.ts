import type { IncidentListQuery } from '../../api/documents.ts'

export type IncidentRow = IncidentListQuery['incidents']['edges'][number]['node']
