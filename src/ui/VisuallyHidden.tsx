/** Words for those who hear the page, without a place on it. */
import type { ReactNode } from 'react'

export function VisuallyHidden({
  children,
  as: Tag = 'span',
}: {
  readonly children: ReactNode
  readonly as?: 'span' | 'div'
}) {
  return <Tag className="visually-hidden">{children}</Tag>
}
