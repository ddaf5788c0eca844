/** Something typed on the command line that cannot be used, as a sentence for the person who typed it. */
export class InputError extends Error {}

/** The text of an option that must be given. */
export function requireText(values: Record<string, unknown>, option: string): string {
  const value = values[option]
  if (typeof value !== 'string' || value.trim() === '') throw new InputError(`--${option} is missing.`)
  return value.trim()
}

/** The file that a command is about. */
export function requireFile(values: Record<string, unknown>): string {
  if (typeof values.file !== 'string') throw new InputError('Say which file, such as: samsyn-backup')
  return values.file
}
