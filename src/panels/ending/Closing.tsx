/** The end of every ending, the same in every result: what happened, a closing sentence, and ways on. */
import { useState } from 'react'
import { Button } from '../../ui/Button.tsx'
import { useApp, useOpen, useWords } from '../app/context.ts'
import { Cites } from '../dossier/Cite.tsx'
import { downloadRecord, linkTo } from '../shelf/recordFile.ts'
import type { Speaker } from '../table/speaker.ts'

export function Closing({ sp, signed }: { readonly sp: Speaker; readonly signed: boolean }) {
  const t = useWords()
  return (
    <section className="happened" aria-labelledby="happened">
      <div className="happened-inner">
        <div>
          <h2 id="happened">{t('happened.title')}</h2>
          <p className="quiet-note">{t('happened.asOf', { date: sp.scenario.happenedAsOf })}</p>
        </div>
        <dl className="happened-list">
          {sp.scenario.happened.map(({ date, text, cite }) => (
            <div key={date}>
              <dt>{date}</dt>
              <dd>
                {text}
                <Cites ids={cite} />
              </dd>
            </div>
          ))}
        </dl>
        <div className="happened-end">
          <p>{t(signed ? 'happened.signed' : 'happened.none')}</p>
          <WaysOn sp={sp} />
        </div>
      </div>
    </section>
  )
}

function WaysOn({ sp }: { readonly sp: Speaker }) {
  const t = useWords()
  const { library } = useApp()
  const { save, played } = useOpen()
  const other = library().ids.find((id) => id !== sp.scenario.id)
  const otherTitle = other === undefined ? '' : library().scenario(other)!.title
  return (
    <>
      <p className="link-row">
        {!played.over && <a href={`#/table/${save.id}`}>{t('happened.goOn')}</a>}
        <a href={`#/brief/${sp.scenario.id}`}>{t('happened.another')}</a>
        {other !== undefined && <a href={`#/brief/${other}`}>{otherTitle}</a>}
      </p>
      <Share />
    </>
  )
}

/** The whole record in an address; a finished run shows every seat's cards, an unfinished one says that it does. */
function Share() {
  const t = useWords()
  const { save, played } = useOpen()
  const [copied, setCopied] = useState<'no' | 'yes' | 'by-hand'>('no')
  const link = linkTo(save.record)
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(link)
      setCopied('yes')
    } catch {
      // Plain http and some frames have no clipboard: then the link is shown to be copied by hand.
      setCopied('by-hand')
    }
  }
  return (
    <>
      <p className="link-row">
        <Button look="link" onPress={copy}>
          {t('share.link')}
        </Button>
        <Button look="link" onPress={() => downloadRecord(save)}>
          {t('share.file')}
        </Button>
      </p>
      {!played.over && <p className="quiet-note">{t('share.hidden')}</p>}
      <p className="quiet-note" role="status">
        {copied === 'yes' && t('share.copied')}
        {copied === 'by-hand' && t('share.byHand')}
      </p>
      {copied === 'by-hand' && (
        <input
          className="field"
          readOnly
          value={link}
          aria-label={t('share.link')}
          onFocus={({ target }) => target.select()}
        />
      )}
    </>
  )
}
