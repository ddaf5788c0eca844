export const privateNotes = {
  which: 'Hvilke noter',
  shared: 'Fælles',
  private: 'Kun mine',
  title: 'Mine egne noter',
  heading: 'Mine egne noter',
  only: 'Kun du kan læse det her.',
  to: 'Flyt til',
  move: 'Flyt linjen til de fælles noter',
  moveHelp: 'Linjen, du står i, eller dem, du har markeret. Så kan I begge læse den.',
  moving: 'Flytter …',
  moved: 'Linjen står nu i de fælles noter.',
  stayed: 'Linjen kunne ikke flyttes. Den står her stadig.',
}
