import { CheckOutlined, UserOutlined } from '@ant-design/icons'
import { Button, Dropdown, type MenuProps } from 'antd'
import { useTranslation } from 'react-i18next'
import { useMutation } from 'urql'
import { StaffSignOutDocument } from '../api/documents.ts'
import { chooseTheme, THEMES, useTheme } from '../ui/theme.ts'
import { useAccount } from './use-account.ts'

/** Who is signed in, with which posts, and the ways out: other face, theme, sign out. */
export function AccountMenu() {
  const { t } = useTranslation('staff')
  const account = useAccount()
  const theme = useTheme()
  const [, signOut] = useMutation(StaffSignOutDocument)
  const leave = async () => {
    await signOut({})
    window.location.reload()
  }
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
    { type: 'divider' },
    { key: 'leave', label: t('signOut'), onClick: () => void leave() },
  ]
  return (
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
  )
}
