/** `#/class`, `#/class/CODE`, `#/class/CODE/board`: into a lesson that the class server runs. */
import { Board } from './Board.tsx'
import type { Memory } from './classStore.ts'
import './class.css'
import { Enter } from './Enter.tsx'
import { Pupil } from './Pupil.tsx'

export interface ClassScreenProps {
  readonly address: readonly string[]
  readonly memory: Memory
}

export function ClassScreen({ address: [code, page], memory }: ClassScreenProps) {
  if (code === undefined || code === '') return <Enter />
  if (page === 'board') return <Board key={code} code={code} memory={memory} />
  return <Pupil key={code} code={code} memory={memory} />
}
