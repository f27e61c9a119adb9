/** The whole record in an address or a file; a finished run shows every seat's cards, an unfinished one says first that it does. */
import { useState } from 'react'
import { Button } from '../../ui/Button.tsx'
import { useOpen, useWords } from '../app/context.ts'
import { linkTo, useDownload } from '../shelf/recordFile.ts'

export function Share() {
  const t = useWords()
  const { save, played } = useOpen()
  const download = useDownload()
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
    <section className="share" aria-label={t('share.title')}>
      <p className="quiet-note">{t(played.over ? 'share.whole' : 'share.hidden')}</p>
      <p className="link-row">
        <Button look="link" onPress={copy}>
          {t('share.link')}
        </Button>
        <Button look="link" onPress={() => download(save)}>
          {t('share.file')}
        </Button>
      </p>
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
    </section>
  )
}
