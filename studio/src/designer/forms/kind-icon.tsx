import {
  AlignLeftOutlined,
  AudioOutlined,
  BankOutlined,
  CalendarOutlined,
  CameraOutlined,
  CarOutlined,
  CheckCircleOutlined,
  CheckSquareOutlined,
  ClockCircleOutlined,
  CompassOutlined,
  DownSquareOutlined,
  EditOutlined,
  EnvironmentOutlined,
  FieldBinaryOutlined,
  FieldNumberOutlined,
  FieldTimeOutlined,
  FileOutlined,
  FontSizeOutlined,
  HomeOutlined,
  IdcardOutlined,
  InfoCircleOutlined,
  MobileOutlined,
  PayCircleOutlined,
  PhoneOutlined,
  PicLeftOutlined,
  SafetyOutlined,
  SmileOutlined,
  SwapOutlined,
  TableOutlined,
  TeamOutlined,
  UnorderedListOutlined,
  UserOutlined,
  VideoCameraOutlined,
} from '@ant-design/icons'
import type { ComponentType } from 'react'
import type { FieldKind } from '../../document/form/field-kind.ts'

interface KindFamily {
  readonly family: 'words' | 'choices' | 'times' | 'street' | 'files' | 'order'
  readonly kinds: readonly FieldKind[]
}

/** The palette, in the order in which it is read. */
export const KIND_FAMILIES: readonly KindFamily[] = [
  {
    family: 'words',
    kinds: [
      ...(['text', 'textarea', 'number', 'integer', 'money', 'phone', 'landline'] as const),
      ...(['idNumber', 'creditCode', 'plate'] as const),
    ],
  },
  {
    family: 'choices',
    kinds: ['radio', 'select', 'checkboxes', 'faces', 'checkbox', 'consent'],
  },
  { family: 'times', kinds: ['date', 'datetime', 'time', 'dateRange'] },
  { family: 'street', kinds: ['place', 'location', 'room', 'person', 'household'] },
  { family: 'files', kinds: ['photos', 'video', 'voice', 'files', 'signature'] },
  { family: 'order', kinds: ['group', 'list', 'page', 'note'] },
]

const ICONS: Readonly<Record<FieldKind, ComponentType>> = {
  text: FontSizeOutlined,
  textarea: AlignLeftOutlined,
  number: FieldNumberOutlined,
  integer: FieldBinaryOutlined,
  money: PayCircleOutlined,
  date: CalendarOutlined,
  datetime: FieldTimeOutlined,
  time: ClockCircleOutlined,
  dateRange: SwapOutlined,
  phone: MobileOutlined,
  landline: PhoneOutlined,
  idNumber: IdcardOutlined,
  creditCode: BankOutlined,
  plate: CarOutlined,
  radio: CheckCircleOutlined,
  select: DownSquareOutlined,
  checkboxes: CheckSquareOutlined,
  faces: SmileOutlined,
  checkbox: CheckSquareOutlined,
  consent: SafetyOutlined,
  photos: CameraOutlined,
  video: VideoCameraOutlined,
  voice: AudioOutlined,
  files: FileOutlined,
  signature: EditOutlined,
  place: EnvironmentOutlined,
  location: CompassOutlined,
  room: HomeOutlined,
  person: UserOutlined,
  household: TeamOutlined,
  group: UnorderedListOutlined,
  list: TableOutlined,
  page: PicLeftOutlined,
  note: InfoCircleOutlined,
}

/** What stands before the name of a kind; the name says it all. */
export function KindIcon({ kind }: { readonly kind: FieldKind }) {
  const Icon = ICONS[kind]
  return (
    <span className="kind-icon" aria-hidden="true">
      <Icon />
    </span>
  )
}
