import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

export default defineConfig({
  root: import.meta.dirname,
  plugins: [react()],
  server: { port: 5173, proxy: { '/api': 'http://127.0.0.1:3000' } },
  build: {
    outDir: '../../dist/web',
    emptyOutDir: true,
    // WeChat's webview and 360 browsers follow Chrome with some delay.
    target: ['chrome107', 'edge107', 'firefox110', 'safari16'],
    chunkSizeWarningLimit: 700,
  },
});
