export const chat = {
  write: 'Skriv til de andre',
  send: 'Send',
  withTime: 'Tilføj filmens tid',
  log: 'Chat',
  empty: 'Her kan I skrive til hinanden. Det, I skriver, bliver gemt sammen med mødet.',
  waiting: 'sendes …',
  kept: 'Det, du har skrevet, er gemt her og sendes, når forbindelsen er der.',
  refused: 'blev ikke sendt',
  forget: 'Fjern',
  earlier: 'Vis det, der er skrevet før',
  me: 'Dig',
  goTo: 'Gå til {{time}} i filmen',
}
