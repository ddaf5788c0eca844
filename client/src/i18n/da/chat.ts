export const chat = {
  write: 'Skriv til de andre',
  send: 'Send',
  withTime: 'Tilføj filmens tid',
  log: 'Chat',
  empty: 'Her kan I skrive til hinanden. Det, I skriver, bliver gemt sammen med mødet.',
  waiting: 'sendes, når forbindelsen er der',
  me: 'Dig',
  goTo: 'Gå til {{time}} i filmen',
}
