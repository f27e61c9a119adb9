import type { Plugin } from 'vite'

/** `folders`: where the words are; `cache`: where the cut faces may be kept. */
export function japaneseFonts(options: { readonly folders: readonly string[]; readonly cache: string }): Plugin
