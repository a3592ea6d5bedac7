// The console's build: into dist/apps/console, hashed, and compressed once here instead of on every answer.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import { defineConfig, type Plugin } from 'vite';

const out = path.resolve(import.meta.dirname, '../../dist/apps/console');
const api = process.env.VEKHA_URL ?? 'http://127.0.0.1:3000';

function compressed(): Plugin {
  return {
    name: 'compressed',
    apply: 'build',
    closeBundle() {
      const assets = path.join(out, 'assets');
      for (const name of readdirSync(assets).filter((each) => /\.(js|css|svg)$/.test(each))) {
        const bytes = readFileSync(path.join(assets, name));
        const params = { [constants.BROTLI_PARAM_QUALITY]: 9 };
        writeFileSync(path.join(assets, `${name}.br`), brotliCompressSync(bytes, { params }));
        writeFileSync(path.join(assets, `${name}.gz`), gzipSync(bytes, { level: 9 }));
      }
    },
  };
}

// Tests that build would have React's own development build.
if (process.argv.includes('build')) process.env.NODE_ENV = 'production';

export default defineConfig({
  plugins: [compressed()],
  resolve: { conditions: ['vekha-src', 'module', 'browser', 'development|production'] },
  build: {
    ...{ outDir: out, emptyOutDir: true, sourcemap: false, reportCompressedSize: false, assetsInlineLimit: 0 },
    // What changes rarely is kept by browsers across builds.
    rolldownOptions: {
      // `"use client"` is for servers that render; this console has none.
      onLog: (level, log, tell) => (log.code === 'MODULE_LEVEL_DIRECTIVE' ? undefined : tell(level, log)),
      output: {
        codeSplitting: {
          groups: [
            { name: 'react', test: /node_modules\/(react|react-dom|scheduler|react-router)\//, priority: 1 },
            // A browser opens six connections: what the first page needs comes in a few files, not in fifty.
            { name: 'libraries', test: /node_modules/, tags: ['$initial'] },
          ],
        },
      },
    },
  },
  server: { proxy: { '/api': { target: api, changeOrigin: true }, '/health': api } },
});
