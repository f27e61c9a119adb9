/** The id of a source or of an assumption, always something to follow. */
export interface CiteProps {
  /** "mv-43", or the word for an assumption. */
  readonly id: string
  readonly href?: string
  readonly onOpen?: () => void
  readonly assumption?: boolean
  /** What it leads to, for those who hear the page. */
  readonly label?: string
}

export function Cite({ id, href, onOpen, assumption = false, label }: CiteProps) {
  const common = {
    className: 'cite',
    'data-assumption': assumption || undefined,
    ...(label === undefined ? {} : { 'aria-label': `${id}, ${label}` }),
  }
  return href === undefined ? (
    <button type="button" {...common} onClick={onOpen}>
      {id}
    </button>
  ) : (
    <a {...common} href={href} onClick={onOpen}>
      {id}
    </a>
  )
}
