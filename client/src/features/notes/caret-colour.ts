const colours = ['leaf', 'blue', 'amber', 'petrol'] as const

/** The colour of somebody's caret: the same for everybody who sees it. */
export function caretColour(personId: string): (typeof colours)[number] {
  const sum = [...personId].reduce((total, letter) => (total * 31 + letter.charCodeAt(0)) % 65_521, 7)
  return colours[sum % colours.length] ?? 'leaf'
}
