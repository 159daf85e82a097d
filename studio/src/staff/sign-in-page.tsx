import { useTranslation } from 'react-i18next'
import { LanguageButton } from './language-button.tsx'
import { SignInForm } from './sign-in-form.tsx'
import { usePageTitle } from './use-page-title.ts'

/** Where staff sign in; the address stays, so the page that was asked for opens afterwards. */
export function SignInPage({ onSignedIn }: { readonly onSignedIn: () => void }) {
  const { t } = useTranslation(['staff', 'common'])
  usePageTitle(t('signIn.title'))
  return (
    <div className="sign-in">
      <header className="sign-in-head">
        <a className="brand" href="/">
          <img src="/icon.svg" alt="" width="28" height="28" />
          <span className="brand-name">{t('common:product')}</span>
        </a>
        <LanguageButton />
      </header>
      <main className="sign-in-card">
        <h1>{t('signIn.title')}</h1>
        <p className="soft">{t('signIn.purpose')}</p>
        <SignInForm onSignedIn={onSignedIn} />
        <p className="sign-in-foot soft">
          {t('signIn.resident')} <a href="/">{t('signIn.toPortal')}</a>
        </p>
      </main>
    </div>
  )
}
