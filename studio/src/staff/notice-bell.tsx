import { BellOutlined } from '@ant-design/icons'
import { Button, Popover } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { NoticeList } from './notice-list.tsx'
import { useNotices } from './use-notices.ts'

/** The bell is not the last button of the bar: on a phone the list would begin left of the screen. */
const STAY_ON_SCREEN = { overflow: { shiftX: true, adjustY: true } }

/** The notices sent to me, newest first; those of the newest that I have not been shown are counted. */
export function NoticeBell() {
  const { t } = useTranslation('staff')
  const [isOpen, setIsOpen] = useState(false)
  const notices = useNotices()
  const { fresh } = notices
  const look = (open: boolean) => {
    setIsOpen(open)
    if (open) notices.open()
    else notices.close()
  }
  return (
    <Popover
      open={isOpen}
      trigger="click"
      placement="bottomRight"
      align={STAY_ON_SCREEN}
      onOpenChange={look}
      title={t('notices.title')}
      content={<NoticeList {...notices} />}
    >
      <Button
        type="text"
        icon={<BellOutlined />}
        aria-label={fresh === 0 ? t('notices.title') : t('notices.fresh', { count: fresh })}
      >
        {fresh > 0 && (
          <span className="bell-count" aria-hidden="true">
            {fresh}
          </span>
        )}
      </Button>
    </Popover>
  )
}
