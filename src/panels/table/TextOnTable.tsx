/** The negotiating text: each article with its bracketed alternatives and who stands where. */
import { type CSSProperties, Fragment, useState } from 'react'
import type { Agenda } from '../../domain/move.ts'
import type { Row } from '../../engine/table.ts'
import { Button } from '../../ui/Button.tsx'
import { Swatch } from '../../ui/Swatch.tsx'
import { VisuallyHidden } from '../../ui/VisuallyHidden.tsx'
import { Cites } from '../dossier/Cite.tsx'
import { type Alternative, type Article, articlesOf } from './articles.ts'
import { exitsInside, hueOf, type Speaker, sentence, short } from './speaker.ts'

export interface TextOnTableProps {
  readonly sp: Speaker
  readonly row: Row
  readonly seat: string
  readonly picked: Agenda
  /** A phone shows one article at a time. */
  readonly single: boolean
}

export function TextOnTable({ sp, row, seat, picked, single }: TextOnTableProps) {
  const articles = articlesOf(sp.table, row, seat, picked)
  const [at, setAt] = useState(0)
  const index = Math.min(at, articles.length - 1)
  const shown = single ? articles.slice(index, index + 1) : articles
  return (
    <section className="text" aria-labelledby="text-title">
      <div className="text-head">
        <h2 id="text-title">
          {single
            ? sp.t('text.one', { n: index + 1, of: articles.length, name: shown[0]?.issue.name ?? '' })
            : sp.t('text.title')}
        </h2>
        {single ? (
          articles.length > 1 && (
            <Button look="link" onPress={() => setAt((index + 1) % articles.length)}>
              {sp.t('text.next')}
            </Button>
          )
        ) : (
          <p>{sp.t('text.note')}</p>
        )}
      </div>
      <ol className="articles" aria-live={single ? 'polite' : undefined}>
        {shown.map((article) => (
          <li key={article.issue.id} className="article">
            {!single && <ArticleName sp={sp} article={article} />}
            <ArticleText sp={sp} article={article} />
          </li>
        ))}
      </ol>
      {single && shown[0] !== undefined && <p className="article-exits">{sentence(exitsOf(sp, shown[0]))}</p>}
    </section>
  )
}

function exitsOf(sp: Speaker, article: Article): string {
  if (article.exits.length === 0) return sp.t('text.noExit')
  return article.exits.length > 4
    ? sp.t('text.manyExits', { count: article.exits.length })
    : exitsInside(sp, article.exits)
}

function ArticleName({ sp, article }: { readonly sp: Speaker; readonly article: Article }) {
  return (
    <div className="article-name">
      <h3>
        {article.n} {article.issue.name}
      </h3>
      <p>{exitsOf(sp, article)}</p>
    </div>
  )
}

/** Agreed text loses its brackets. */
export function ArticleText({ sp, article }: { readonly sp: Speaker; readonly article: Article }) {
  const { issue, agreed } = article
  if (agreed !== null) {
    return (
      <p className="article-text">
        {issue.lead}
        {sp.t('text.space')}
        <span className="agreed">{agreed.words}</span>
        {tail(sp, issue.tail)}
        <Cites ids={agreed.cite.slice(0, 1)} /> <span className="agreed-tag">{sp.t('text.agreed')}</span>
      </p>
    )
  }
  return (
    <p className="article-text">
      {issue.lead}
      {article.alternatives.map((alternative) => (
        <Fragment key={alternative.option.id}>
          {' '}
          <Bracket sp={sp} alternative={alternative} />
        </Fragment>
      ))}
      {tail(sp, issue.tail)}
    </p>
  )
}

const tail = (sp: Speaker, words: string): string =>
  words === '' || words === '.'
    ? sp.t('text.stop')
    : `${sp.t('text.space')}${words}${/[.。]$/.test(words) ? '' : sp.t('text.stop')}`

/** Swatch, name, bracket and first word never part at a line's end. */
function Bracket({ sp, alternative }: { readonly sp: Speaker; readonly alternative: Alternative }) {
  const { option, holders, marked } = alternative
  const [first, rest] = firstWord(option.words, sp.language)
  const style = lines(sp, holders)
  const named = holders.map((id) => short(sp, id))
  return (
    <span className="bracket" data-marked={marked || undefined}>
      <span className="bracket-start">
        {holders.map((id) => (
          <Holder key={id} sp={sp} id={id} />
        ))}
        {holders.length === 0 && <VisuallyHidden>{sp.t('text.nobody')}</VisuallyHidden>}
        <b aria-hidden="true">[</b>
        <span className="bracket-words" data-lines={named.length} style={style}>
          {first}
        </span>
      </span>
      <span className="bracket-words" data-lines={named.length} style={style}>
        {rest}
      </span>
      <b aria-hidden="true">]</b>
      <Cites ids={option.cite.slice(0, 1)} />
      {marked && (
        <>
          {' '}
          <span className="your-card">{sp.t('text.yourCard')}</span>
        </>
      )}
    </span>
  )
}

function Holder({ sp, id }: { readonly sp: Speaker; readonly id: string }) {
  const hue = hueOf(sp, id)
  return (
    <>
      {hue !== null && <Swatch hue={hue} size={16} />}
      <span
        className="holder"
        style={{ '--hue': hue === null ? 'var(--ink)' : `var(--party-${hue})` } as CSSProperties}
      >
        {short(sp, id)}
      </span>{' '}
    </>
  )
}

/** One underline for each holder, the first on top. */
function lines(sp: Speaker, holders: readonly string[]): CSSProperties {
  const hues = holders.map((id) => hueOf(sp, id)).map((hue) => (hue === null ? 'var(--ink)' : `var(--party-${hue})`))
  return {
    '--line-1': hues[0] ?? 'transparent',
    '--line-2': hues[1] ?? 'transparent',
    '--line-3': hues[2] ?? 'transparent',
  } as CSSProperties
}

/** Japanese has no spaces: its first two signs stay with the bracket. */
function firstWord(words: string, language: string): readonly [string, string] {
  const at = language === 'ja' ? 2 : words.indexOf(' ')
  return at < 0 ? [words, ''] : [words.slice(0, at), words.slice(at)]
}
