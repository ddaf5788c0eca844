export type Unfit = 'empty' | 'otherKind'

const otherKinds = /^(image|text|font)\/|^application\/(pdf|zip|json|msword|rtf|vnd\.(openxmlformats|ms-|oasis))/
const soundAlone = /^audio\//

/** Why a file need not even be sent: it is empty, or its own system says that it is no film. Null for all that may be one. */
export function unfitness({ size, type, name }: { size: number; type: string; name: string }): Unfit | null {
  if (size === 0) return 'empty'
  // A transport stream of a camera ends like a file of translations, and is taken for one.
  if (/\.m?ts$/i.test(name)) return null
  return otherKinds.test(type) || soundAlone.test(type) ? 'otherKind' : null
}
