import { SwapOutlined } from '@ant-design/icons'
import { Alert, Button, Form, Input, Select } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useQuery } from 'urql'
import { AskSwapDocument, type MyDutyQuery, SwapChoicesDocument } from '../api/documents.ts'
import { localeOf } from '../i18n/i18n.ts'
import { Dialog } from '../staff/dialog.tsx'
import { spanText } from './shift-time.tsx'
import { useSwapDeed } from './use-swap-deed.ts'

type Shift = MyDutyQuery['myDuty'][number]

interface AskSwapProps {
  /** Own ones that have not begun. */
  readonly shifts: readonly Shift[]
  readonly now: number
  readonly onAsked: () => void
}

/** 换班: asks a colleague for one of her turns against one of mine. */
export function AskSwap({ shifts, now, onAsked }: AskSwapProps) {
  const { t } = useTranslation('desk')
  const [isOpen, setIsOpen] = useState(false)
  return (
    <>
      <Button icon={<SwapOutlined />} onClick={() => setIsOpen(true)}>
        {t('swap.button')}
      </Button>
      <Dialog
        open={isOpen}
        title={t('swap.title')}
        footer={null}
        destroyOnHidden
        onCancel={() => setIsOpen(false)}
      >
        <AskForm
          shifts={shifts}
          now={now}
          onDone={() => {
            setIsOpen(false)
            onAsked()
          }}
        />
      </Dialog>
    </>
  )
}

interface Asked {
  readonly shiftId: string
  /** `<shift> <person>` of the choice. */
  readonly turn: string
  readonly reason: string
}

function AskForm({
  shifts,
  now,
  onDone,
}: Omit<AskSwapProps, 'onAsked'> & { readonly onDone: () => void }) {
  const { t, i18n } = useTranslation('desk')
  const locale = localeOf(i18n)
  const [form] = Form.useForm<Asked>()
  const shiftId = Form.useWatch('shiftId', form) ?? shifts[0]?.id ?? ''
  const [{ data, fetching }] = useQuery({
    query: SwapChoicesDocument,
    variables: { shiftId },
    requestPolicy: 'network-only',
  })
  const choices = data?.swapChoices ?? []
  const { send, problem, isBusy } = useSwapDeed(AskSwapDocument, t('swap.asked'), onDone)
  const ask = ({ turn, reason }: Asked) => {
    const [otherShiftId = '', colleagueId = ''] = turn.split(' ')
    void send({ shiftId, otherShiftId, colleagueId, reason })
  }
  return (
    <Form
      form={form}
      layout="vertical"
      requiredMark={false}
      initialValues={{ shiftId }}
      onValuesChange={({ shiftId: changed }: Partial<Asked>) => {
        if (changed !== undefined) form.resetFields(['turn'])
      }}
      onFinish={ask}
    >
      {problem !== null && <Alert type="error" showIcon role="alert" title={problem} />}
      <p>{t('swap.keeps')}</p>
      <Form.Item name="shiftId" label={t('swap.mine')}>
        <Select
          options={shifts.map((shift) => ({
            value: shift.id,
            label: `${spanText(shift, now, locale)} ${shift.place}`,
          }))}
        />
      </Form.Item>
      {!fetching && choices.length === 0 && <p>{t('swap.none')}</p>}
      <Form.Item
        name="turn"
        label={t('swap.turn')}
        rules={[{ required: true, message: t('swap.turnMissing') }]}
      >
        <Select
          loading={fetching}
          showSearch={{ optionFilterProp: 'label' }}
          options={choices.map(({ shift, personId, name }) => ({
            value: `${shift.id} ${personId}`,
            label: `${name} ${spanText(shift, now, locale)}`,
          }))}
        />
      </Form.Item>
      <Form.Item
        name="reason"
        label={t('swap.reason')}
        rules={[{ required: true, whitespace: true, message: t('swap.reasonMissing') }]}
      >
        <Input maxLength={200} />
      </Form.Item>
      <Button type="primary" htmlType="submit" loading={isBusy}>
        {t('swap.ask')}
      </Button>
    </Form>
  )
}
