import vue from '@vitejs/plugin-vue'
import { defineConfig } from 'vite'

/** Nothing is inlined, so that the page runs under `default-src 'self'`. */
export default defineConfig({
  base: './',
  plugins: [vue()],
  build: {
    outDir: '../../../dist/web',
    emptyOutDir: true,
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
  },
})
