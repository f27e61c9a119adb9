/** One pupil's device: finding a place, the seat, and coming back. */
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useApp } from '../../panels/app/context.ts'
import { Loading } from '../../panels/app/Loading.tsx'
import { Button } from '../../ui/Button.tsx'
import type { Memory } from './classStore.ts'
import { ConnectionCheck } from './Enter.tsx'
import { Lobby } from './Lobby.tsx'
import { Seat } from './Seat.tsx'
import { forgetRoom, useClass, useRoom } from './useRoom.ts'

export interface PupilProps {
  readonly code: string
  readonly memory: Memory
}

export function Pupil({ code, memory }: PupilProps) {
  const { t } = useTranslation('class')
  const room = useRoom({ code }, memory)
  const { line, news, you } = useClass(room, (state) => state)
  const library = useApp().library()
  const [moving, setMoving] = useState(false)
  if (line.kind === 'closed')
    return (
      <article className="page page-narrow">
        <h1>{t('closed.title')}</h1>
        <p className="lead">{t(`closed.${line.code}`, { defaultValue: t('closed.other') })}</p>
        <div className="deeds">
          <Button
            onPress={() => {
              forgetRoom(room)
              window.location.hash = '#/class'
            }}
          >
            {t('closed.again')}
          </Button>
          <a href="#/lesson">{t('check.without')}</a>
        </div>
      </article>
    )
  if (news === null || you === null)
    return line.kind === 'down' && line.tries > 2 ? (
      <article className="page page-narrow">
        <h1>{t('down.title')}</h1>
        <p className="lead">{t('down.text')}</p>
        <ConnectionCheck />
      </article>
    ) : (
      <Loading />
    )
  const scenario = library.scenario(news.scenario)
  if (scenario === undefined) return <p className="page">{t('closed.scenario')}</p>
  const seated = you.table !== null && you.role !== null
  return (
    <>
      {line.kind === 'down' && (
        <p className="class-down" role="alert">
          {t('down.banner')}
        </p>
      )}
      {seated && !moving && news.state !== 'gathering' ? (
        <Seat room={room} news={news} you={you} scenario={scenario} onMove={() => setMoving(true)} />
      ) : (
        <Lobby room={room} news={news} you={you} scenario={scenario} onDone={() => setMoving(false)} />
      )}
    </>
  )
}
