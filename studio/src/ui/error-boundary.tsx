import { Component, type ReactNode } from 'react'
import { PageTrouble } from './page-trouble.tsx'

interface Props {
  readonly children: ReactNode
}
interface State {
  readonly hasFailed: boolean
}

/** Catches what a page could not draw and says so. */
export class ErrorBoundary extends Component<Props, State> {
  override state: State = { hasFailed: false }

  static getDerivedStateFromError(): State {
    return { hasFailed: true }
  }

  override render() {
    return this.state.hasFailed ? <PageTrouble /> : this.props.children
  }
}
