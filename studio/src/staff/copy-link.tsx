import { LinkOutlined } from '@ant-design/icons'
import { App, Button } from 'antd'
import { useTranslation } from 'react-i18next'

interface CopyLinkProps {
  /** With the face in front, as `/studio/people/…`. What it leads to is told to those alone who may see it. */
  readonly path: string
  /** What the link leads to, where several stand on a page. */
  readonly of?: string
  /** Stands in a line of text. */
  readonly isInline?: boolean
}

/** Puts the address of an object on the clipboard. Where the browser gives the page none, as over plain http, the address is shown
 *  to be copied by hand. */
export function CopyLink({ path, of, isInline = false }: CopyLinkProps) {
  const { t } = useTranslation('staff')
  const { message, modal } = App.useApp()
  const copy = async () => {
    const address = `${window.location.origin}${path}`
    if (await isCopied(address)) {
      void message.success(t('link.copied'))
      return
    }
    modal.info({
      title: t('link.byHand'),
      content: <code className="link-address">{address}</code>,
    })
  }
  return (
    <Button
      {...(isInline ? { type: 'link', size: 'small' } : {})}
      icon={<LinkOutlined aria-hidden="true" />}
      {...(of === undefined ? {} : { 'aria-label': t('link.copyOf', { of }) })}
      onClick={() => void copy()}
    >
      {t('link.copy')}
    </Button>
  )
}

async function isCopied(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text)
    return true
  } catch {
    return false
  }
}
