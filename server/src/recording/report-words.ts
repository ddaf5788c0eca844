import type { Locale, Purpose } from '@samsyn/shared'

const da = {
  file: 'rapport-om-filmen',
  title: 'Sådan er filmen med dig blevet brugt',
  what: (day: string) =>
    `Filmen blev lagt i Samsyn ${day}. Her står, hvornår den er blevet set, og hvorfor. Der står ikke, hvem der så den.`,
  made: (day: string, minute: string) => `Rapporten er lavet ${day} kl. ${minute}.`,
  when: 'Hvornår filmen er blevet set',
  never: 'Ingen har set filmen.',
  watched: (day: string, from: string, until: string | null, purpose: Purpose) =>
    `${day} kl. ${from}${until === null ? '' : `–${until}`}: ${why.da[purpose]}`,
  who: 'Hvem der må se filmen',
  whoMay:
    'Kun socialrådgiveren og socialrådgiverens supervisor. De bruger den til at blive bedre til at tale med unge. Samsyn skriver ned, hver gang filmen bliver set.',
  kept: 'Hvor længe filmen bliver gemt',
  keptUntil: (day: string) => `Filmen bliver slettet senest ${day}.`,
  keptOpen: 'Der er ikke sat en dato. Socialrådgiveren kan slette filmen når som helst.',
  yourRight:
    'Du kan altid trække dit samtykke tilbage. Sig det til socialrådgiveren. Så bliver filmen slettet, og også det, der er skrevet og tegnet om den.',
}

const en: typeof da = {
  file: 'report-about-the-film',
  title: 'How the film with you has been used',
  what: day =>
    `The film was put into Samsyn on ${day}. Here it says when it has been watched, and why. It does not say by whom.`,
  made: (day, minute) => `This report was made on ${day} at ${minute}.`,
  when: 'When the film has been watched',
  never: 'Nobody has watched the film.',
  watched: (day, from, until, purpose) => `${day} at ${from}${until === null ? '' : `–${until}`}: ${why.en[purpose]}`,
  who: 'Who may watch the film',
  whoMay:
    'Only the social worker and the social worker’s supervisor. They use it to get better at talking with young people. Samsyn writes down each time the film is watched.',
  kept: 'How long the film is kept',
  keptUntil: day => `The film will be deleted on ${day} at the latest.`,
  keptOpen: 'No date has been set. The social worker can delete the film at any time.',
  yourRight:
    'You can take your consent back at any time. Tell the social worker. Then the film is deleted, and also what has been written and drawn about it.',
}

const why: Record<Locale, Record<Purpose, string>> = {
  da: {
    own: 'Socialrådgiveren så filmen for at lære af den.',
    supervision: 'En supervisor så filmen for at hjælpe socialrådgiveren.',
    meeting: 'Filmen blev set på et feedbackmøde mellem socialrådgiver og supervisor.',
    unreadable: 'Filmen blev set. Hvorfor kan ikke læses mere.',
  },
  en: {
    own: 'The social worker watched the film to learn from it.',
    supervision: 'A supervisor watched the film to help the social worker.',
    meeting: 'The film was watched at a feedback meeting between social worker and supervisor.',
    unreadable: 'The film was watched. Why can no longer be read.',
  },
}

/** What stands in a report besides times. */
export const reportWords = (locale: Locale) => ({ da, en })[locale]
