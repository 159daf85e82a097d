import { useParams, useSearch } from '@tanstack/react-router'

/** A piece of the address, e.g. the number in `/track/TS20261121-0007`. */
export function usePathText(name: 'serviceId' | 'formId' | 'number' | 'instanceId'): string {
  const params: Readonly<Record<string, string | undefined>> = useParams({ strict: false })
  return params[name] ?? ''
}

/** A value of the query string; undefined when it is not there. */
export function useSearchText(
  name: 'code' | 'number' | 'change' | 'step' | 'node',
): string | undefined {
  const search: Readonly<Record<string, string | undefined>> = useSearch({ strict: false })
  return search[name]
}
