import { CheckOutlined, UserOutlined } from '@ant-design/icons'
import { App, Button, Dropdown, type MenuProps } from 'antd'
import { lazy, Suspense, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useMutation } from 'urql'
import { StaffSignOutDocument } from '../api/documents.ts'
import { chooseTheme, THEMES, useTheme } from '../ui/theme.ts'
import { chooseTypeSize, TYPE_SIZES, useTypeSize } from '../ui/type-size.ts'
import { useAccount } from './use-account.ts'

const OwnQuietHours = lazy(async () => ({
  default: (await import('./own-quiet-hours.tsx')).OwnQuietHours,
}))

const OwnPhrases = lazy(async () => ({
  default: (await import('./own-phrases.tsx')).OwnPhrases,
}))

/** Signs out and leaves nothing of her on this device; asks first where that would lose what was done without a network. */
function useLeave(): () => Promise<void> {
  const { t } = useTranslation('staff')
  const { modal, message } = App.useApp()
  const [, signOut] = useMutation(StaffSignOutDocument)
  return async () => {
    const { countUnsent, leaveDevice } = await import('./leave-device.ts')
    const count = await countUnsent()
    const ask = { title: t('leave.title', { count }), content: t('leave.loses') }
    const buttons = { okText: t('leave.ok'), cancelText: t('leave.cancel') }
    if (count > 0 && !(await modal.confirm({ ...ask, ...buttons }))) return
    const { error } = await signOut({})
    if (error !== undefined) {
      void message.error(t(error.networkError ? 'offline' : 'failed'))
      return
    }
    await leaveDevice()
    window.location.reload()
  }
}

/** Who is signed in, with which posts, and the ways out: other face, theme, type size, sign out. */
export function AccountMenu() {
  const { t } = useTranslation('staff')
  const account = useAccount()
  const theme = useTheme()
  const size = useTypeSize()
  const leave = useLeave()
  const [opened, setOpened] = useState<'quiet' | 'phrases' | null>(null)
  const close = () => setOpened(null)
  const inStudio = window.location.pathname.startsWith('/studio')
  const items: NonNullable<MenuProps['items']> = [
    {
      key: 'who',
      type: 'group',
      label: (
        <div className="account-card">
          <strong>{account.name}</strong>
          {account.posts.map((post) => (
            <span key={`${post.nodeId}:${post.post}`}>
              {post.nodeName} ·{' '}
              {String(t(`post.${post.post}` as never, { defaultValue: post.post }))}
            </span>
          ))}
        </div>
      ),
    },
    ...(account.role === 'official'
      ? [
          {
            key: 'face',
            label: (
              <a href={inStudio ? '/desk' : '/studio'}>{t(inStudio ? 'toDesk' : 'toStudio')}</a>
            ),
          },
        ]
      : []),
    {
      key: 'theme',
      type: 'group',
      label: t('theme.title'),
      children: THEMES.map((each) => ({
        key: `theme-${each}`,
        icon: <CheckOutlined className={each === theme ? '' : 'unchosen'} aria-hidden="true" />,
        label: (
          <>
            {t(`theme.${each}`)}
            {each === theme && <span className="visually-hidden">{t('theme.now')}</span>}
          </>
        ),
        onClick: () => chooseTheme(each),
      })),
    },
    {
      key: 'size',
      type: 'group',
      label: t('typeSize.title'),
      children: TYPE_SIZES.map((each) => ({
        key: `size-${each}`,
        icon: <CheckOutlined className={each === size ? '' : 'unchosen'} aria-hidden="true" />,
        label: (
          <>
            {each}%{each === size && <span className="visually-hidden">{t('theme.now')}</span>}
          </>
        ),
        onClick: () => chooseTypeSize(each),
      })),
    },
    { type: 'divider' },
    { key: 'phrases', label: t('phrases.title'), onClick: () => setOpened('phrases') },
    { key: 'quiet', label: t('quiet.own'), onClick: () => setOpened('quiet') },
    { key: 'leave', label: t('signOut'), onClick: () => void leave() },
  ]
  return (
    <>
      <Dropdown menu={{ items }} trigger={['click']} placement="bottomRight">
        <Button
          type="text"
          icon={<UserOutlined />}
          aria-label={account.name}
          aria-haspopup="menu"
          className="account-button"
        >
          <span className="account-name">{account.name}</span>
        </Button>
      </Dropdown>
      <Suspense>
        {opened === 'quiet' && <OwnQuietHours onClose={close} />}
        {opened === 'phrases' && <OwnPhrases onClose={close} />}
      </Suspense>
    </>
  )
}
