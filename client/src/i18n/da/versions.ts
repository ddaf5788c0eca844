export const versions = {
  menu: 'Mere om noterne',
  title: 'Tidligere udgaver',
  close: 'Luk',
  fetching: 'Henter …',
  none: 'Der er ikke skrevet noget endnu.',
  when: 'Sådan så noterne ud',
  choose: 'Vælg et tidspunkt for at læse noterne, som de var.',
  somebody: 'en anden',
  differs:
    'Noget er anderledes nu. Du kan hente et afsnit tilbage, som det var. Det, der står nu, bliver i historikken.',
  same: 'Noterne ser ud som dengang.',
  restore: 'Gendan »{{section}}«',
  restored: '»{{section}}« er, som det var.',
  undo: 'Fortryd',
  as: { pdf: 'Hent som PDF', docx: 'Hent som Word', md: 'Hent som Markdown' },
}
