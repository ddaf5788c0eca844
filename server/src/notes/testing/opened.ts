import { inflateRawSync } from 'node:zlib'
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs'

/** The text of a file inside a ZIP. */
export function inZip(zip: Buffer, path: string): string {
  for (
    let at = zip.indexOf('PK\u0001\u0002', 0, 'latin1');
    at >= 0;
    at = zip.indexOf('PK\u0001\u0002', at + 4, 'latin1')
  ) {
    const name = zip.toString('utf8', at + 46, at + 46 + zip.readUInt16LE(at + 28))
    if (name === path) return contentAt(zip, zip.readUInt32LE(at + 42), zip.readUInt32LE(at + 20))
  }
  throw new Error(`no ${path}`)
}

function contentAt(zip: Buffer, header: number, size: number): string {
  const start = header + 30 + zip.readUInt16LE(header + 26) + zip.readUInt16LE(header + 28)
  const bytes = zip.subarray(start, start + size)
  return (zip.readUInt16LE(header + 8) === 0 ? bytes : inflateRawSync(bytes)).toString('utf8')
}

/** What a reader finds in a PDF: its words page by page, its language, and the names of its structure. */
export async function inPdf(bytes: Uint8Array) {
  const task = getDocument({ data: new Uint8Array(bytes), useSystemFonts: false, verbosity: 0 })
  const pdf = await task.promise
  const pages: string[] = []
  const roles = new Set<string>()
  for (let number = 1; number <= pdf.numPages; number++) {
    const page = await pdf.getPage(number)
    const { items } = await page.getTextContent()
    pages.push(
      items
        .map(item => ('str' in item ? item.str : ''))
        .join(' ')
        .replaceAll(/\s+/g, ' '),
    )
    collect(await page.getStructTree(), roles)
  }
  const { info } = await pdf.getMetadata()
  await task.destroy()
  return { text: pages.join('\n'), pages: pages.length, roles, info }
}

type Tree = { role?: string; children?: readonly object[] }

function collect(node: Tree | null, into: Set<string>) {
  if (node?.role) into.add(node.role)
  for (const child of node?.children ?? []) collect(child, into)
}
