/**
 * In the built page `fonts/japanese.css` is not the 600 slices but the faces cut
 * to the words that ship. To be put among the plugins of the build.
 */
import { readdir, readFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { cutJapanese } from './cutJapanese.mjs'

const WORDS = /\.(json|ya?ml|md|tsx?)$/

/**
 * @param {{ readonly folders: readonly string[], readonly cache: string }} options
 *   where the words are, and where the cut faces may be kept
 * @returns {import('vite').Plugin}
 */
export function japaneseFonts({ folders, cache }) {
  let cut
  return {
    name: 'japanese-fonts',
    apply: 'build',
    enforce: 'pre',
    async resolveId(source) {
      if (!/(^|\/)fonts\/japanese\.css$/.test(source)) return undefined
      cut ??= textsIn(folders).then((texts) => cutJapanese(texts, cache))
      await cut
      return resolve(cache, 'japanese.cut.css')
    },
  }
}

/** @param {readonly string[]} folders */
async function textsIn(folders) {
  const lists = await Promise.all(folders.map((folder) => readdir(folder, { recursive: true })))
  const files = lists.flatMap((list, i) => list.map((file) => join(folders[i], file)))
  return Promise.all(files.filter((file) => WORDS.test(file)).map((file) => readFile(file, 'utf8')))
}
