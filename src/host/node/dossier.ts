/** The project's dossier as the command line reads it. */
import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { type Claim, type DossierIndex, dossierIndex } from '../../domain/dossier.ts'

const path = fileURLToPath(new URL('../../../assets/dossier/claims.json', import.meta.url))

export const readDossier = (): DossierIndex =>
  dossierIndex(JSON.parse(readFileSync(resolve(path), 'utf8')) as readonly Claim[])
