import { Alert, Button, Input, type InputRef } from 'antd'
import { type FormEvent, useId, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useMutation } from 'urql'
import { SignInDocument } from '../api/documents.ts'

interface SignInFormProps {
  readonly onSignedIn: (accountId: string) => void
}

/** Login and password; `onSignedIn` is called after the server set its cookie. A refusal keeps the login and says why. */
export function SignInForm({ onSignedIn }: SignInFormProps) {
  const { t } = useTranslation('staff')
  const [{ fetching }, signIn] = useMutation(SignInDocument)
  const [problem, setProblem] = useState<string | null>(null)
  const id = useId()
  const password = useRef<InputRef>(null)

  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    const values = new FormData(event.currentTarget)
    const input = { login: textOf(values, 'login').trim(), password: textOf(values, 'password') }
    if (input.login === '' || input.password === '') {
      setProblem(t('signIn.empty'))
      return
    }
    const { data, error } = await signIn({ input })
    if (data?.signIn.__typename === 'SignedIn') {
      setProblem(null)
      onSignedIn(data.signIn.account.id)
      return
    }
    setProblem(data?.signIn.message ?? (error?.networkError ? t('offline') : t('failed')))
    password.current?.select()
  }

  return (
    <form className="sign-in-form" onSubmit={(event) => void submit(event)} noValidate>
      {problem !== null && <Alert type="error" showIcon title={problem} role="alert" />}
      <label htmlFor={`${id}-login`}>{t('signIn.login')}</label>
      <Input
        id={`${id}-login`}
        name="login"
        size="large"
        autoComplete="username"
        autoCapitalize="none"
        spellCheck={false}
      />
      <label htmlFor={`${id}-password`}>{t('signIn.password')}</label>
      <Input
        id={`${id}-password`}
        ref={password}
        name="password"
        type="password"
        size="large"
        autoComplete="current-password"
      />
      <Button type="primary" htmlType="submit" size="large" block loading={fetching}>
        {t('signIn.submit')}
      </Button>
    </form>
  )
}

function textOf(values: FormData, name: string): string {
  const value = values.get(name)
  return typeof value === 'string' ? value : ''
}
