import type { FileKind } from './form-definition.ts'

export interface FileType {
  readonly kind: FileKind
  /** Of the name it is saved under, without a dot. */
  readonly extension: string
}

/** Every content type that a stored file may have. A photo is stored as JPEG whatever it was; the rest as it came. */
export const FILE_TYPES: Readonly<Record<string, FileType>> = {
  'image/jpeg': { kind: 'photo', extension: 'jpg' },
  'application/pdf': { kind: 'pdf', extension: 'pdf' },
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document': {
    ...{ kind: 'office', extension: 'docx' },
  },
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': {
    ...{ kind: 'office', extension: 'xlsx' },
  },
  'audio/webm': { kind: 'audio', extension: 'weba' },
  'audio/mp4': { kind: 'audio', extension: 'm4a' },
  'audio/mpeg': { kind: 'audio', extension: 'mp3' },
  'audio/ogg': { kind: 'audio', extension: 'ogg' },
  'audio/wav': { kind: 'audio', extension: 'wav' },
  'audio/aac': { kind: 'audio', extension: 'aac' },
  'audio/amr': { kind: 'audio', extension: 'amr' },
  'video/mp4': { kind: 'video', extension: 'mp4' },
  'video/quicktime': { kind: 'video', extension: 'mov' },
  'video/webm': { kind: 'video', extension: 'webm' },
}

const MEGABYTE = 1024 * 1024

/** The most bytes that are taken of a kind: what a phone makes of a photo, a scanned form, ten minutes of speech, half a minute of
 *  film. */
export const MAX_BYTES_OF_KIND: Readonly<Record<FileKind, number>> = {
  photo: 10 * MEGABYTE,
  pdf: 20 * MEGABYTE,
  office: 20 * MEGABYTE,
  audio: 10 * MEGABYTE,
  video: 30 * MEGABYTE,
}

/** A file that is larger than this comes in parts of so many bytes, the last one smaller: on a weak network each takes seconds, and what
 *  has arrived is not sent again. */
export const FILE_PART_BYTES = 512 * 1024
