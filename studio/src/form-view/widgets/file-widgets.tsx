import { acceptOf } from '@linli/runtime/core'
import { MAX_BYTES_OF_KIND } from '@linli/schemas/file-types'
import type { FieldSchema, FileKind } from '@linli/schemas/form-definition'
import type { WidgetProps } from '@rjsf/utils'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { sizeText } from '../size-text.ts'
import { useFileAnswers } from './file-answers.ts'
import { SendingFile, StoredFile } from './file-list.tsx'
import { acceptText, prepareFile } from './prepare-file.ts'
import { chosenFiles } from './use-uploads.ts'
import { canRecord, VoiceRecorder } from './voice-recorder.tsx'

/** Documents and whatever else the field takes. */
export function FilesWidget(props: WidgetProps) {
  const { t } = useTranslation('common')
  return (
    <FileField props={props}>
      {({ send, room }) => (
        <Source {...{ props, send, room }} id={`${props.id}--file`} label={t('form.chooseFile')} />
      )}
    </FileField>
  )
}

/** Film: the camera first, a file all the same. */
export function VideoWidget(props: WidgetProps) {
  const { t } = useTranslation('common')
  return (
    <FileField props={props}>
      {({ send, room }) => (
        <>
          <Source
            {...{ props, send, room }}
            id={`${props.id}--camera`}
            isCamera
            label={t('form.takeVideo')}
          />
          <Source
            {...{ props, send, room }}
            id={`${props.id}--file`}
            label={t('form.chooseVideo')}
          />
        </>
      )}
    </FileField>
  )
}

/** Speech: recorded here where the browser can, or as a file. */
export function VoiceWidget(props: WidgetProps) {
  const { t } = useTranslation('common')
  return (
    <FileField props={props}>
      {({ send, room }) => (
        <>
          {canRecord() && <VoiceRecorder send={(file) => send([file])} />}
          <Source
            {...{ props, send, room }}
            id={`${props.id}--file`}
            label={t('form.chooseVoice')}
          />
        </>
      )}
    </FileField>
  )
}

type Answers = ReturnType<typeof useFileAnswers>

interface FileFieldProps {
  readonly props: WidgetProps
  /** What a file comes from. */
  readonly children: (answers: Pick<Answers, 'send' | 'room'>) => ReactNode
}

function FileField({ props, children }: FileFieldProps) {
  const { t } = useTranslation('common')
  const { fileIds, remove, uploads, send, retry, drop, room, most, isShut } = useFileAnswers(
    props,
    prepareFile,
  )
  const kinds = kindsOf(props)
  return (
    <div className="files">
      <ul className="file-list" aria-label={t('form.files')}>
        {fileIds.map((id, index) => (
          <StoredFile
            key={id}
            id={id}
            number={index + 1}
            {...(isShut ? {} : { remove: () => remove(id) })}
          />
        ))}
        {uploads.map((upload) => (
          <SendingFile key={upload.key} upload={upload} retry={retry} drop={drop} />
        ))}
      </ul>
      {room > 0 && !isShut && <div className="photo-sources">{children({ send, room })}</div>}
      <p className="hint">
        {t('form.fileRoom', {
          room,
          most,
          kinds: kinds.map((kind) => t(`form.fileKind.${kind}`)).join(t('form.comma')),
          size: sizeText(Math.max(...kinds.map((kind) => MAX_BYTES_OF_KIND[kind]))),
        })}{' '}
        {t('form.fileKept')}
      </p>
      <output className="visually-hidden">
        {uploads.length > 0
          ? t('form.filesSending', { count: uploads.length })
          : t('form.filesStored', { count: fileIds.length })}
      </output>
    </div>
  )
}

interface SourceProps extends Pick<Answers, 'send' | 'room'> {
  readonly props: WidgetProps
  readonly id: string
  readonly label: string
  readonly isCamera?: boolean
}

function Source({ props, id, label, isCamera, room, send }: SourceProps) {
  return (
    <span className="photo-source">
      <input
        id={id}
        type="file"
        accept={acceptText(kindsOf(props))}
        className="visually-hidden"
        multiple={isCamera !== true && room > 1}
        {...(isCamera === true ? { capture: 'environment' as const } : {})}
        onChange={({ target }) => {
          send(chosenFiles(target).slice(0, room))
          target.value = ''
        }}
      />
      <label htmlFor={id} className={isCamera === true ? 'button button-primary' : 'button'}>
        {label}
      </label>
    </span>
  )
}

function kindsOf({ schema }: WidgetProps): readonly FileKind[] {
  const field = schema as FieldSchema
  return acceptOf(field.type === 'array' ? (field.items ?? field) : field)
}
