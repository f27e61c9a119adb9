/** The studio's thread: answers one question at a time. Which questions are still wanted, its handle knows. */
import { type DossierIndex, dossierIndex } from '../domain/dossier.ts'
import { checkWhole } from '../lint/checkScenario.ts'
import { changeOf, outcomesOf } from '../lint/outcomes.ts'
import { turnOf } from '../lint/playtest/turnOf.ts'
import type { Answers, FromLint, Question, ToLint } from './lintMessages.ts'
import { rerun } from './rerun.ts'

/** The part of a worker's global that is used here. */
interface Thread {
  onmessage: ((event: { readonly data: ToLint }) => void) | null
  postMessage(message: FromLint): void
}
const thread = globalThis as unknown as Thread

let dossier: DossierIndex | undefined

thread.onmessage = ({ data: { id, claims, ask } }) => {
  if (claims !== undefined) dossier = dossierIndex(claims)
  try {
    thread.postMessage({ id, answer: answer(ask) })
  } catch (error) {
    thread.postMessage({ id, failed: error instanceof Error ? error.message : String(error) })
  }
}

function answer(ask: Question): Answers[Question['kind']] {
  switch (ask.kind) {
    case 'check': {
      const { diagnostics, scenario } = checkWhole(ask.text, ask.file, known())
      return { diagnostics, scenario: scenario ?? null }
    }
    case 'prove': {
      const { diagnostics, proofs } = checkWhole(ask.text, ask.file, { ...known(), proving: {} })
      return { diagnostics, proofs }
    }
    case 'rerun':
      return rerun(ask.scenario, ask.record, ask.seed)
    case 'compare':
      return changeOf(outcomesOf(ask.old, ask.games), outcomesOf(ask.now, ask.games))
    case 'turn':
      return turnOf(ask.text, ask.file, ask.games)
  }
}

const known = () => (dossier === undefined ? {} : { dossier })
