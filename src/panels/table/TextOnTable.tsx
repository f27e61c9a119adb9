/** The negotiating text: each article with its bracketed alternatives and who stands where. */
import { type CSSProperties, Fragment, useEffect, useRef, useState } from 'react'
import type { Agenda } from '../../domain/move.ts'
import type { Row } from '../../engine/table.ts'
import { ExitBadge } from '../../ui/ExitBadge.tsx'
import { Swatch } from '../../ui/Swatch.tsx'
import { VisuallyHidden } from '../../ui/VisuallyHidden.tsx'
import { Cites } from '../dossier/Cite.tsx'
import { type Alternative, type Article, articlesOf } from './articles.ts'
import { Explained } from './Explained.tsx'
import { hueOf, type Speaker, sentence, short } from './speaker.ts'

export interface TextOnTableProps {
  readonly sp: Speaker
  readonly row: Row
  readonly seat: string
  readonly picked: Agenda
}

/** In few words or in full, as it was last read while the page lives. */
let wasFull = false

export function TextOnTable({ sp, row, seat, picked }: TextOnTableProps) {
  const articles = articlesOf(sp.table, row, seat, picked)
  const [full, setFull] = useState(wasFull)
  const list = useRef<HTMLOListElement>(null)
  const key = JSON.stringify(picked)
  useEffect(() => {
    // Without a card nothing is marked.
    if (key !== '[]') showMarked(list.current)
  }, [key])
  return (
    <section className="text" aria-labelledby="text-title" data-full={full || undefined}>
      <div className="text-head">
        <h2 id="text-title">{sp.t('text.title')}</h2>
        <p>{sp.t('text.note')}</p>
        <button
          type="button"
          className="text-more"
          aria-expanded={full}
          onClick={() => {
            wasFull = !full
            setFull(!full)
          }}
        >
          {sp.t(full ? 'text.brief' : 'text.full')}
        </button>
      </div>
      <ol className="articles" ref={list}>
        {articles.map((article) => (
          <li key={article.issue.id} className="article" data-marked={isMarked(article) || undefined}>
            <ArticleName sp={sp} article={article} />
            {full ? <ArticleText sp={sp} article={article} /> : <ArticleBrief sp={sp} article={article} />}
          </li>
        ))}
      </ol>
    </section>
  )
}

const isMarked = (article: Article): boolean => article.alternatives.some(({ marked }) => marked)

/** The sentence that the chosen card proposes is not read through the hand: it stands above it. */
function showMarked(list: HTMLElement | null): void {
  // On a narrow page the hand does not stay, and the text is below it.
  if (list === null || list.closest('.sheet') === null) return
  list.querySelector('.article[data-marked]')?.scrollIntoView({ block: 'nearest' })
}

/** Who stands where, in the short words of each option; what the chosen card offers is spelt out below. */
function ArticleBrief({ sp, article }: { readonly sp: Speaker; readonly article: Article }) {
  const { agreed, alternatives } = article
  if (agreed !== null)
    return (
      <p className="article-text">
        <span className="agreed">{sentence(agreed.short)}</span>{' '}
        <span className="agreed-tag">{sp.t('text.agreed')}</span>
      </p>
    )
  const marked = alternatives.filter((alternative) => alternative.marked)
  return (
    <div>
      <p className="article-text">
        {alternatives.map((alternative, i) => (
          <Fragment key={alternative.option.id}>
            {i > 0 && ' '}
            <Bracket sp={sp} alternative={alternative} between={isBetween(alternatives, i)} brief />
          </Fragment>
        ))}
      </p>
      {marked.map(({ option }) => (
        <p key={option.id} className="spelt-out">
          <span className="your-card">{sp.t('text.yourCard')}</span>{' '}
          <Explained sp={sp}>
            {sentence(sp.t('text.sentence', { lead: article.issue.lead, words: option.words }))}
          </Explained>
          <Cites ids={option.cite.slice(0, 1)} />
        </p>
      ))}
    </div>
  )
}

/** So many numbers stand under an article's name; of more it says how many. */
const BADGES = 4

function ArticleExits({ sp, article }: { readonly sp: Speaker; readonly article: Article }) {
  if (article.exits.length === 0) return <p>{sp.t('text.noExit')}</p>
  if (article.exits.length > BADGES) return <p>{sp.t('text.manyExits', { count: article.exits.length })}</p>
  return (
    <p>
      {article.exits.map((n) => (
        <ExitBadge key={n} n={n} size={18} label={sp.t('exit.tab', { n })} />
      ))}
    </p>
  )
}

function ArticleName({ sp, article }: { readonly sp: Speaker; readonly article: Article }) {
  return (
    <div className="article-name">
      <h3>
        {article.n} {article.issue.name}
      </h3>
      <ArticleExits sp={sp} article={article} />
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
      {article.alternatives.map((alternative, i) => (
        <Fragment key={alternative.option.id}>
          {' '}
          <Bracket sp={sp} alternative={alternative} between={isBetween(article.alternatives, i)} />
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

/** Nobody's words that lie between those of two parties. */
const isBetween = (all: readonly Alternative[], i: number): boolean =>
  all.slice(0, i).some((one) => one.holders.length > 0) && all.slice(i + 1).some((one) => one.holders.length > 0)

/** Swatch, name, bracket and first word never part at a line's end. */
function Bracket({
  sp,
  alternative,
  between,
  brief = false,
}: {
  readonly sp: Speaker
  readonly alternative: Alternative
  readonly between: boolean
  /** In short words, without the source. */
  readonly brief?: boolean
}) {
  const { option, holders, marked } = alternative
  const [first, rest] = firstWord(brief ? option.short : option.words, sp.language)
  const style = lines(sp, holders)
  const named = holders.map((id) => short(sp, id))
  return (
    <span className="bracket" data-marked={marked || undefined}>
      <span className="bracket-start">
        {holders.map((id) => (
          <Holder key={id} sp={sp} id={id} />
        ))}
        {holders.length === 0 && (
          <>
            {between && (
              <span className="article-between" aria-hidden="true">
                {sp.t('text.between')}
              </span>
            )}
            <VisuallyHidden>{sp.t('text.nobody')}</VisuallyHidden>
          </>
        )}
        <b aria-hidden="true">[</b>
        <span className="bracket-words" data-lines={named.length} style={style}>
          {first}
        </span>
      </span>
      <span className="bracket-words" data-lines={named.length} style={style}>
        {brief ? rest : <Explained sp={sp}>{rest}</Explained>}
      </span>
      <b aria-hidden="true">]</b>
      {!brief && <Cites ids={option.cite.slice(0, 1)} />}
      {marked && !brief && (
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
