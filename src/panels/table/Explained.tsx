/** Words of art inside a text: a press says in one line what they mean, in place. */
import { type ReactNode, useRef, useState } from 'react'
import { Dialog, Heading } from 'react-aria-components/Dialog'
import { Popover } from 'react-aria-components/Popover'
import { Button } from '../../ui/Button.tsx'
import { Cites } from '../dossier/Cite.tsx'
import type { Speaker } from './speaker.ts'

interface TermWords {
  /** As it stands in a text, small or capital. */
  readonly find: string
  readonly means: string
  readonly cite?: string
}

/** The terms of the page's language, longest first, so that no part of a longer one is taken. */
function termsOf(sp: Speaker): readonly TermWords[] {
  const list = sp.t('explain.terms', { returnObjects: true }) as unknown
  return typeof list !== 'object' || list === null
    ? []
    : Object.values(list as Record<string, TermWords>).sort((a, b) => b.find.length - a.find.length)
}

/** A text in which the first of each known term can be pressed. */
export function Explained({ sp, children }: { readonly sp: Speaker; readonly children: string }) {
  return split(children, termsOf(sp)).map((piece, i) =>
    typeof piece === 'string' ? (
      piece
    ) : (
      <Explain key={i} sp={sp} means={piece.means} {...(piece.cite === undefined ? {} : { cite: piece.cite })}>
        {piece.find}
      </Explain>
    ),
  )
}

function split(text: string, terms: readonly TermWords[]): readonly (string | TermWords)[] {
  if (text === '') return []
  const small = text.toLowerCase()
  const term = terms.find((entry) => small.includes(entry.find.toLowerCase()))
  if (term === undefined) return [text]
  const at = small.indexOf(term.find.toLowerCase())
  const rest = terms.filter((entry) => entry !== term)
  const end = at + term.find.length
  return [...split(text.slice(0, at), rest), { ...term, find: text.slice(at, end) }, ...split(text.slice(end), rest)]
}

/** One word with its line. */
export function Explain({
  sp,
  means,
  cite,
  children,
}: {
  readonly sp: Speaker
  readonly means: string
  readonly cite?: string
  readonly children: ReactNode
}) {
  const [open, setOpen] = useState(false)
  const trigger = useRef<HTMLButtonElement>(null)
  return (
    <>
      <button
        type="button"
        className="explain"
        ref={trigger}
        aria-haspopup="dialog"
        aria-expanded={open}
        onClick={(event) => {
          event.preventDefault()
          setOpen(true)
        }}
      >
        {children}
      </button>
      {open && (
        <Popover
          className="cite-popover explain-popover"
          isOpen
          onOpenChange={(now) => !now && setOpen(false)}
          triggerRef={trigger}
          offset={8}
        >
          <Dialog className="cite-dialog">
            <Heading slot="title" level={2} className="visually-hidden">
              {children}
            </Heading>
            <p>
              {means}
              {cite !== undefined && <Cites ids={[cite]} />}
            </p>
            <div className="cite-foot">
              <Button look="link" onPress={() => setOpen(false)}>
                {sp.t('close')}
              </Button>
            </div>
          </Dialog>
        </Popover>
      )}
    </>
  )
}
