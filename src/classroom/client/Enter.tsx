/** The door: the lesson's code, and a look at the line that names what may be wrong with it. */
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { go } from '../../panels/app/context.ts'
import { Button } from '../../ui/Button.tsx'
import { type Connection, checkConnection } from './checkConnection.ts'
import { comeBackWith, serviceBase } from './useRoom.ts'

export function Enter() {
  const { t } = useTranslation('class')
  const [code, setCode] = useState('')
  const [comeback, setComeback] = useState('')
  const clean = code.replaceAll(/[^A-Za-z0-9]/g, '').toUpperCase()
  return (
    <article className="page class-enter page-narrow">
      <p className="kicker">{t('kicker')}</p>
      <h1>{t('enter.title')}</h1>
      <p className="lead">{t('enter.lead')}</p>
      <form
        onSubmit={(event) => {
          event.preventDefault()
          if (clean.length !== 5) return
          comeBackWith(clean, comeback.trim() === '' ? undefined : comeback)
          go(`class/${clean}`)
        }}
      >
        <label htmlFor="class-code">{t('enter.code')}</label>
        <input
          id="class-code"
          className="field class-code"
          value={code}
          onChange={(event) => setCode(event.target.value)}
          autoComplete="off"
          autoCapitalize="characters"
          spellCheck={false}
          maxLength={9}
          aria-describedby="class-code-hint"
        />
        <p id="class-code-hint" className="quiet-note">
          {t('enter.hint')}
        </p>
        <details>
          <summary>{t('enter.back')}</summary>
          <label htmlFor="class-comeback">{t('enter.comeback')}</label>
          <input
            id="class-comeback"
            className="field class-code"
            value={comeback}
            onChange={(event) => setComeback(event.target.value)}
            autoComplete="off"
            autoCapitalize="characters"
            spellCheck={false}
            maxLength={10}
          />
        </details>
        <div className="deeds">
          <Button type="submit" isDisabled={clean.length !== 5}>
            {t('enter.go')}
          </Button>
        </div>
      </form>
      <ConnectionCheck />
    </article>
  )
}

/** What the line looks like from here; with the form without a server beside every trouble. */
export function ConnectionCheck() {
  const { t } = useTranslation('class')
  const [found, setFound] = useState<Connection | null>(null)
  const [run, setRun] = useState(0)
  useEffect(() => {
    let here = true
    setFound(null)
    void checkConnection(serviceBase(), run).then((result) => {
      if (here) setFound(result)
    })
    return () => {
      here = false
    }
  }, [run])
  // Where all is well a line says so; only trouble has a head and a way on.
  if (found === 'fine')
    return (
      <p className="quiet-note class-fine" role="status">
        {t('check.fine.what')}
      </p>
    )
  return (
    <section className="class-check" aria-labelledby="class-check">
      <h2 id="class-check">{t('check.title')}</h2>
      <p role="status">{t(found === null ? 'check.looking' : `check.${found}.what`)}</p>
      {found !== null && (
        <>
          <p>{t(`check.${found}.do`)}</p>
          <p className="link-row">
            <a href="#/lesson">{t('check.without')}</a>
          </p>
        </>
      )}
      <Button look="link" onPress={() => setRun(run + 1)}>
        {t('check.again')}
      </Button>
    </section>
  )
}
