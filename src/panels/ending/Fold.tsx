/** A part of the ending that is read on request: its title stays, what is under it opens. On paper it is always open. */
import type { ReactNode } from 'react'

export interface FoldProps {
  readonly title: string
  /** What is in it, in a few words. */
  readonly about?: string
  readonly className?: string
  readonly children: ReactNode
}

export function Fold({ title, about, className = '', children }: FoldProps) {
  return (
    <details className={`fold ${className}`}>
      <summary>
        <h2>{title}</h2>
        {about !== undefined && <span className="fold-about">{about}</span>}
      </summary>
      <div className="fold-body">{children}</div>
    </details>
  )
}
