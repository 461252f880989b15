import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import react from '@vitejs/plugin-react';
import { defineConfig, type Plugin } from 'vite';

/** Larger ones (charts) are fetched when they are opened: the first visit may be on a phone's contract. */
const LARGEST = 500_000;

/** Writes sw.js with the files of this build, so that the app opens without a signal after one visit. */
const serviceWorker: Plugin = {
  name: 'nuanjia-service-worker',
  apply: 'build',
  enforce: 'post',
  generateBundle(_, bundle) {
    const sizeOf = (file: (typeof bundle)[string]) => (file.type === 'chunk' ? file.code : file.source).length;
    const files = Object.values(bundle)
      .filter((file) => file.fileName.startsWith('assets/') && sizeOf(file) <= LARGEST)
      .map(({ fileName }) => `/${fileName}`)
      .sort();
    const version = createHash('sha256').update(files.join()).digest('hex').slice(0, 12);
    const source = readFileSync(path.join(import.meta.dirname, 'service-worker.js'), 'utf8')
      .replace('__VERSION__', version)
      .replace(`['__FILES__']`, JSON.stringify(['/', '/icon.svg', ...files]));
    this.emitFile({ type: 'asset', fileName: 'sw.js', source });
  },
};

export default defineConfig({
  root: import.meta.dirname,
  plugins: [react(), serviceWorker],
  server: { port: 5173, proxy: { '/api': 'http://127.0.0.1:3000' } },
  build: {
    outDir: '../../dist/web',
    emptyOutDir: true,
    // WeChat's webview and 360 browsers follow Chrome with some delay.
    target: ['chrome107', 'edge107', 'firefox110', 'safari16'],
    chunkSizeWarningLimit: 700,
  },
});
