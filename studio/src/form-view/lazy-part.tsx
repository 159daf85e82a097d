import { type ComponentType, type FunctionComponent, useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'

export type LazyPart<Props> = FunctionComponent<Props> & {
  /** Fetches the code before it is to be shown. Rejects where the network does not carry it. */
  readonly fetchPart: () => Promise<void>
}

/** A part of the form that few forms have: its code is fetched when one does, and a phone that loses its network says so and may try
 *  again; what is answered elsewhere stays. */
export function lazyPart<Props extends object>(
  load: () => Promise<ComponentType<Props>>,
): LazyPart<Props> {
  let known: ComponentType<Props> | undefined
  const fetchPart = async () => {
    known ??= await load()
  }
  function Awaited(props: Props) {
    const { t } = useTranslation('common')
    const [state, setState] = useState<'loading' | 'failed' | 'here'>(
      known === undefined ? 'loading' : 'here',
    )
    useEffect(() => {
      if (state !== 'loading') return
      fetchPart().then(
        () => setState('here'),
        () => setState('failed'),
      )
    }, [state])
    if (state === 'failed') {
      return (
        <p className="problem" role="alert">
          {t('form.partFailed')}{' '}
          <button type="button" className="button" onClick={() => setState('loading')}>
            {t('trouble.retry')}
          </button>
        </p>
      )
    }
    const Part = known
    return Part === undefined ? (
      <div className="part-loading" aria-busy="true" />
    ) : (
      <Part {...props} />
    )
  }
  return Object.assign(Awaited, { fetchPart })
}
