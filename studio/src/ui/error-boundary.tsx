import { Component, type ReactNode } from 'react'
import { type WithTranslation, withTranslation } from 'react-i18next'
import { newKey } from './new-key.ts'
import { Trouble } from './trouble.tsx'

interface Props extends WithTranslation<'common'> {
  readonly children: ReactNode
}
interface State {
  readonly reference: string | undefined
}

class Boundary extends Component<Props, State> {
  override state: State = { reference: undefined }

  static getDerivedStateFromError(): State {
    return { reference: newKey().slice(0, 8) }
  }

  override render() {
    if (this.state.reference === undefined) return this.props.children
    const { t } = this.props
    return (
      <Trouble
        title={t('trouble.page')}
        advice={t('trouble.pageAdvice')}
        reference={this.state.reference}
        retry={() => window.location.reload()}
      />
    )
  }
}

/** Catches what a page could not draw and says so in one plain sentence with an id to read out on the phone. */
export const ErrorBoundary = withTranslation('common')(Boundary)
