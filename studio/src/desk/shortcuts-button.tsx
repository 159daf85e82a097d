import { Button, Modal, Switch } from 'antd'
import { useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { SHORTCUTS_KEY } from './use-row-keys.ts'

/** The keys that work here, and the switch that turns single letters off. */
export function ShortcutsButton() {
  const { t } = useTranslation(['desk', 'common'])
  const [isOpen, setIsOpen] = useState(false)
  const [isOn, setIsOn] = useState(() => localStorage.getItem(SHORTCUTS_KEY) === null)
  const id = useId()
  const choose = (on: boolean) => {
    if (on) localStorage.removeItem(SHORTCUTS_KEY)
    else localStorage.setItem(SHORTCUTS_KEY, 'off')
    setIsOn(on)
  }
  return (
    <>
      <Button className="shortcuts-button" type="text" onClick={() => setIsOpen(true)}>
        {t('shortcuts.title')}
      </Button>
      <Modal
        open={isOpen}
        title={t('shortcuts.title')}
        onCancel={() => setIsOpen(false)}
        footer={null}
        width={420}
      >
        <dl className="shortcut-list">
          <dt>
            <kbd>j</kbd>
          </dt>
          <dd>{t('shortcuts.next')}</dd>
          <dt>
            <kbd>k</kbd>
          </dt>
          <dd>{t('shortcuts.previous')}</dd>
          <dt>
            <kbd>Enter</kbd>
          </dt>
          <dd>{t('shortcuts.open')}</dd>
        </dl>
        <p className="shortcut-switch">
          <label htmlFor={id}>{t('shortcuts.on')}</label>
          <Switch id={id} checked={isOn} onChange={choose} />
        </p>
      </Modal>
    </>
  )
}
