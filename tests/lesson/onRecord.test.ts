// The event is on record; that it shut an exit is the model's, and the wall and the ending say so.

import { expect, test } from 'vitest'
import { penFor } from '../pack/written.tsx'

const event = { act: 'Troops to Belarus', date: '17 January', parties: 'Russia' }

test.each([
  ['en', 'in this model'],
  ['ja', 'このモデルでは'],
] as const)('%s: an exit shut by what happened was shut in this model', async (language, model) => {
  const { sp } = await penFor('prologue', language)
  for (const count of [1, 2]) {
    const words = sp.t('page:ending.recordOne', { ...event, exits: '1', count })
    // The date and the actor stand before what the model makes of them.
    const [record, made] = words.split(new RegExp(model, 'i'))
    expect(record).toContain(event.act)
    expect(record).toContain(event.date)
    expect(made).toMatch(/1/)
  }
  const [record, made] = sp.t('lesson:wall.recordExit', { ...event, exit: 'EXIT' }).split(model)
  expect(record).toContain(event.parties)
  expect(made).toContain('EXIT')
})
