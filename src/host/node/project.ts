/** Where the command line finds the project's own files. */
import { dirname, resolve } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'

/** The folder that holds `src`, three above this file. */
export const projectFolder = resolve(dirname(fileURLToPath(import.meta.url)), '../../..')

const fileIn = (path: string): URL => pathToFileURL(resolve(projectFolder, path))

/** @param format version of the file format */
export const schemaFileOf = (format: number): URL => fileIn(`assets/schema/scenario.v${format}.json`)
export const guideFile = fileIn('scenarios/README.md')
export const templateFile = fileIn('scenarios/templates/three-exits.yaml')
