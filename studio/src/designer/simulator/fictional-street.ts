import type { Street } from '@linli/schemas/street'
import street from '../../../../templates/street.json' with { type: 'json' }

/** The street of all scenarios. Our own file, whose shape a test of the templates holds. */
export const FICTIONAL_STREET = street as unknown as Street
