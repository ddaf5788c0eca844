import { mkdtemp } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { build } from 'vite'

/** Builds these pages of a folder with the product's own bundler; answers the folder they were built in. */
export async function buildPages(pages: string, names: readonly string[]): Promise<string> {
  const outDir = await mkdtemp(join(tmpdir(), 'samsyn-bench-pages-'))
  const input = Object.fromEntries(names.map(name => [name, join(pages, `${name}.html`)]))
  const before = process.env.NODE_ENV
  await build({
    ...{ root: pages, configFile: false, logLevel: 'error' },
    build: { outDir, emptyOutDir: true, target: 'es2023', rolldownOptions: { input } },
  })
  // The bundler means the pages; what is started from here is not in production.
  if (before === undefined) delete process.env.NODE_ENV
  return outDir
}
