/** The gallery: every part on one page, to look at while drawing. Not part of the product. */
import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'

export default defineConfig({
  root: import.meta.dirname,
  cacheDir: '../../../node_modules/.vite-gallery',
  plugins: [react()],
  server: { port: 5199, strictPort: true, fs: { allow: ['../../..'] } },
})
