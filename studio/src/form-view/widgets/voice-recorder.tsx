import { type PointerEvent, useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { NamedFile } from '../form-services.ts'
import { usePending } from '../pending.ts'

/** Longer than this nobody listens to, and the server takes no more of it. */
const MOST_SECONDS = 180
/** Who holds the button longer than this records for as long as she holds it. */
const HOLD_MS = 600

/** Whether this browser can record: it has a recorder, and the page is one that may ask for the microphone. */
export function canRecord(): boolean {
  return typeof MediaRecorder !== 'undefined' && navigator.mediaDevices?.getUserMedia !== undefined
}

/** One button: held, it records while it is held; pressed, until it is pressed again, which is also the way with keys. */
export function VoiceRecorder({ send }: { readonly send: (file: NamedFile) => void }) {
  const { t } = useTranslation('common')
  const { state, seconds, start, stop } = useRecorder(send)
  const heldSince = useRef<number | null>(null)
  // Who sends the form while she speaks would send it without what she says.
  const isBusy = state === 'recording' || state === 'opening'
  usePending(isBusy ? 1 : 0)
  const begin = (event: PointerEvent) => {
    heldSince.current = null
    if (isBusy || event.button !== 0) return
    // A finger that slides off the button still lets go of it.
    event.currentTarget.setPointerCapture(event.pointerId)
    heldSince.current = event.timeStamp
    start()
  }
  const end = (event: PointerEvent) => {
    const since = heldSince.current
    if (since !== null && event.timeStamp - since > HOLD_MS) stop()
  }
  const press = () => {
    // The click that a press of the pointer ends in: it has begun already.
    if (heldSince.current !== null) heldSince.current = null
    else if (isBusy) stop()
    else start()
  }
  const isRecording = state === 'recording'
  return (
    <span className="photo-source">
      <button
        type="button"
        className={
          isRecording ? 'button button-danger voice-button' : 'button button-primary voice-button'
        }
        aria-pressed={isBusy}
        onPointerDown={begin}
        onPointerUp={end}
        onPointerCancel={end}
        onContextMenu={(event) => event.preventDefault()}
        onClick={press}
      >
        {state === 'opening' && t('form.openingVoice')}
        {isRecording && t('form.stopVoice', { seconds })}
        {!isBusy && t('form.recordVoice')}
      </button>
      <span className="visually-hidden" role="status">
        {isRecording && t('form.recording')}
      </span>
      {state === 'refused' && (
        <span className="problem" role="alert">
          {t('form.noMicrophone')}
        </span>
      )}
    </span>
  )
}

/** Nothing that is said is kept before the microphone is open, so nothing else is claimed. */
type RecorderState = 'idle' | 'opening' | 'recording' | 'refused'

function useRecorder(send: (file: NamedFile) => void) {
  const [state, setState] = useState<RecorderState>('idle')
  const [seconds, setSeconds] = useState(0)
  const recorder = useRef<MediaRecorder | null>(null)
  /** Whether she has let go before the microphone was there. */
  const isWanted = useRef(false)
  const told = useRef(send)
  told.current = send

  const stop = () => {
    isWanted.current = false
    if (recorder.current?.state === 'recording') recorder.current.stop()
  }
  const start = () => {
    isWanted.current = true
    setSeconds(0)
    setState('opening')
    openMicrophone().then(
      (stream) => {
        // She let go while the browser asked: nothing was said yet.
        if (!isWanted.current) {
          silence(stream)
          return setState('idle')
        }
        const running = record(stream, (file) => told.current(file))
        recorder.current = running
        setState('recording')
        running.addEventListener('stop', () => setState('idle'))
      },
      () => setState('refused'),
    )
  }
  useEffect(() => {
    if (state !== 'recording') return
    const clock = setInterval(() => setSeconds((count) => count + 1), 1000)
    const end = setTimeout(
      () => recorder.current?.state === 'recording' && recorder.current.stop(),
      MOST_SECONDS * 1000,
    )
    return () => {
      clearInterval(clock)
      clearTimeout(end)
    }
  }, [state])
  // Whoever leaves the page leaves no open microphone.
  useEffect(
    () => () => {
      isWanted.current = false
      if (recorder.current?.state === 'recording') recorder.current.stop()
    },
    [],
  )
  return { state, seconds, start, stop }
}

/** Formats by who can play them, best first; a browser makes at least one of them. */
const FORMATS = ['audio/mp4', 'audio/webm;codecs=opus', 'audio/ogg;codecs=opus']

/** Rejects where there is no microphone or it is not given. */
async function openMicrophone(): Promise<MediaStream> {
  return navigator.mediaDevices.getUserMedia({ audio: true })
}

function silence(stream: MediaStream): void {
  for (const track of stream.getTracks()) track.stop()
}

/** Begins to record; `onDone` hears the file once it is stopped. */
function record(stream: MediaStream, onDone: (file: NamedFile) => void): MediaRecorder {
  const mimeType = FORMATS.find((format) => MediaRecorder.isTypeSupported(format))
  const running = new MediaRecorder(stream, {
    ...(mimeType === undefined ? {} : { mimeType }),
    audioBitsPerSecond: 32_000,
  })
  const parts: Blob[] = []
  running.addEventListener('dataavailable', ({ data }) => parts.push(data))
  running.addEventListener('stop', () => {
    silence(stream)
    const type = running.mimeType.split(';')[0] ?? ''
    const bytes = new Blob(parts, { type })
    const ending = type === 'audio/mp4' ? 'm4a' : (type.split('/')[1] ?? 'webm')
    if (bytes.size > 0) onDone({ bytes, name: `${nameOfNow()}.${ending}` })
  })
  running.start()
  return running
}

/** `录音-0928-0930`, so that several are told apart. */
function nameOfNow(): string {
  const now = new Date()
  const two = (value: number) => String(value).padStart(2, '0')
  return `录音-${two(now.getMonth() + 1)}${two(now.getDate())}-${two(now.getHours())}${two(now.getMinutes())}`
}
