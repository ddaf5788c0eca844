import type { Locale, Meeting } from '@samsyn/shared'

type Who = Pick<Meeting['participants'][number], 'displayName' | 'relation'>

const da = {
  title: (round: number) => `Noter fra mødet om runde ${round}`,
  met: (day: string, from: string, until: string | null) =>
    until === null ? `Mødet begyndte ${day} kl. ${from}.` : `I mødtes ${day} kl. ${from} til ${until}.`,
  notMet: 'I har ikke holdt mødet endnu.',
  calledOff: 'Mødet blev aflyst, fordi filmen blev slettet.',
  who: ({ displayName, relation }: Who) => `${displayName}, ${roles.da[relation]}`,
  nextStep: 'Næste skridt',
  noNextStep: 'Der er ikke skrevet et næste skridt.',
  agreed: 'Det arbejder vi videre med',
  sinceLast: 'Siden sidst',
  takeAway: 'Det tager jeg med',
  still: (time: string) => `billedet ved ${time}`,
  file: (round: number) => `noter-runde-${round}`,
}

const en: typeof da = {
  title: round => `Notes from the meeting about round ${round}`,
  met: (day, from, until) =>
    until === null ? `The meeting began on ${day} at ${from}.` : `You met on ${day} from ${from} to ${until}.`,
  notMet: 'You have not held the meeting yet.',
  calledOff: 'The meeting was called off, because the film was deleted.',
  who: ({ displayName, relation }) => `${displayName}, ${roles.en[relation]}`,
  nextStep: 'Next step',
  noNextStep: 'No next step has been written.',
  agreed: 'What we go on with',
  sinceLast: 'Since last time',
  takeAway: 'What I take with me',
  still: time => `the picture at ${time}`,
  file: round => `notes-round-${round}`,
}

const roles = {
  da: { worker: 'socialrådgiver', supervisor: 'supervisor', participant: 'deltager' },
  en: { worker: 'social worker', supervisor: 'supervisor', participant: 'participant' },
}

/** What stands on paper besides what people wrote. */
export const paperWords = (locale: Locale) => ({ da, en })[locale]
