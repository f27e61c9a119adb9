/** The frame of a part, and the one table that all sheets use. */
import type { ReactNode } from 'react'
import type { Pen } from './pen.ts'

/** In the order of the pack. */
export const PARTS = [
  'quick',
  'script',
  'slides',
  'roles',
  'cards',
  'log',
  'rubric',
  'moments',
  'letter',
  'head',
  'statements',
  'limits',
  'paper',
] as const
export type PartId = (typeof PARTS)[number]

interface PartProps {
  readonly pen: Pen
  readonly id: PartId
  readonly lead?: string
  readonly children: ReactNode
}

/** Begins on a page of its own. */
export function Part({ pen, id, lead, children }: PartProps) {
  return (
    <section className="pack-part" data-part={id} aria-labelledby={`part-${id}`}>
      <p className="pack-running">{pen.t('running', { title: pen.sp.scenario.title })}</p>
      <h2 id={`part-${id}`}>{pen.t(`part.${id}`)}</h2>
      {lead !== undefined && <p className="pack-lead">{lead}</p>}
      {children}
    </section>
  )
}

interface GridProps {
  readonly head: readonly string[]
  /** The first cell of a row names it. */
  readonly rows: readonly (readonly ReactNode[])[]
  readonly className?: string
}

/** A table that stacks on a narrow screen and never breaks a row on paper. */
export function Grid({ head, rows, className }: GridProps) {
  return (
    <div className={`stacking-table pack-grid ${className ?? ''}`}>
      <table>
        <thead>
          <tr>
            {head.map((name) => (
              <th scope="col" key={name}>
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((cells, r) => (
            <tr key={r}>
              {cells.map((cell, c) =>
                c === 0 ? (
                  <th scope="row" key={c}>
                    {cell}
                  </th>
                ) : (
                  <td key={c} data-name={head[c]}>
                    <span>{cell}</span>
                  </td>
                ),
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

interface ListProps {
  readonly items: readonly string[]
  readonly ordered?: boolean
}

export function List({ items, ordered = false }: ListProps) {
  const Tag = ordered ? 'ol' : 'ul'
  return (
    <Tag>
      {items.map((text) => (
        <li key={text}>{text}</li>
      ))}
    </Tag>
  )
}
