import type { WidgetProps } from '@rjsf/utils'
import { useRef } from 'react'
import { useUploads } from './use-uploads.ts'

/** Ids of files out of an answer: one for a text, several for a list. */
export function fileIdsOf(value: unknown): readonly string[] {
  if (typeof value === 'string') return [value]
  return Array.isArray(value) ? value.filter((id): id is string => typeof id === 'string') : []
}

interface FileAnswers extends ReturnType<typeof useUploads> {
  readonly fileIds: readonly string[]
  readonly remove: (fileId: string) => void
  readonly most: number
  /** How many more may be added. */
  readonly room: number
  readonly isShut: boolean
}

const MOST_FILES = 9

/** The answer of a field that asks for files, and the files on their way to it. */
export function useFileAnswers(
  props: WidgetProps,
  prepare: Parameters<typeof useUploads>[0]['prepare'],
): FileAnswers {
  const isList = props.schema.type === 'array'
  const most = isList ? (props.schema.maxItems ?? MOST_FILES) : 1
  const fileIds = fileIdsOf(props.value)
  const latest = useRef(fileIds)
  latest.current = fileIds
  const answer = (ids: readonly string[]) => {
    latest.current = ids
    const value = isList ? ids : ids[0]
    props.onChange(ids.length === 0 ? undefined : value)
  }
  const sending = useUploads({ onStored: (id) => answer([...latest.current, id]), prepare })
  return {
    ...sending,
    fileIds,
    remove: (id) => answer(fileIds.filter((each) => each !== id)),
    most,
    room: Math.max(0, most - fileIds.length - sending.uploads.length),
    isShut: props.disabled === true || props.readonly === true,
  }
}
