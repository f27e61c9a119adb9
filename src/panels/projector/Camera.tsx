/**
 * Squares before the camera, one after the other. A browser gives its camera only
 * to an https page or to this machine's own; elsewhere the page says so, and a
 * photograph chosen as a file does the same.
 */
import { useEffect, useRef, useState } from 'react'
import { Button } from '../../ui/Button.tsx'
import { useLessonWords } from '../class/useLessonWords.ts'
import { readFrame } from './readPicture.ts'

/** Looked at this often while the camera is on. */
const LOOK_MS = 350

export function Camera({ onRead }: { readonly onRead: (text: string) => boolean }) {
  const t = useLessonWords()
  const [state, setState] = useState<'off' | 'on' | 'refused'>('off')
  const why = !window.isSecureContext
    ? 'camera.insecure'
    : navigator.mediaDevices?.getUserMedia === undefined
      ? 'camera.none'
      : null
  if (why !== null) return <p className="quiet-note">{t(why)}</p>
  return (
    <div className="camera">
      <Button look="outline" onPress={() => setState(state === 'on' ? 'off' : 'on')}>
        {t(state === 'on' ? 'camera.stop' : 'camera.start')}
      </Button>
      {state === 'refused' && <p role="alert">{t('camera.refused')}</p>}
      {state === 'on' && <Finder onRead={onRead} onRefused={() => setState('refused')} />}
    </div>
  )
}

function Finder({ onRead, onRefused }: { readonly onRead: (text: string) => boolean; readonly onRefused: () => void }) {
  const t = useLessonWords()
  const video = useRef<HTMLVideoElement>(null)
  const told = useRef({ onRead, onRefused })
  told.current = { onRead, onRefused }
  useEffect(() => {
    let stream: MediaStream | null = null
    let stopped = false
    let last = ''
    const look = async () => {
      const element = video.current
      if (stopped || element === null) return
      const text = await readFrame(element, element.videoWidth, element.videoHeight)
      // The square stays before the camera for a while: said once.
      if (!stopped && text !== null && text !== last) {
        last = text
        told.current.onRead(text)
      }
      if (!stopped) window.setTimeout(() => void look(), LOOK_MS)
    }
    navigator.mediaDevices
      .getUserMedia({ video: { facingMode: 'environment' } })
      .then(async (given) => {
        stream = given
        if (stopped || video.current === null) return stopAll(given)
        video.current.srcObject = given
        await video.current.play()
        void look()
      })
      .catch(() => told.current.onRefused())
    return () => {
      stopped = true
      if (stream !== null) stopAll(stream)
    }
  }, [])
  return (
    <figure className="finder">
      <video ref={video} muted playsInline aria-label={t('camera.picture')} />
      <figcaption>{t('camera.hold')}</figcaption>
    </figure>
  )
}

function stopAll(stream: MediaStream): void {
  for (const track of stream.getTracks()) track.stop()
}
