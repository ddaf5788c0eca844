export const common = {
  messages: 'Beskeder',
  product: 'Samsyn',
  loading: 'Henter …',
  cancel: 'Fortryd',
  close: 'Luk',
  save: 'Gem',
  back: 'Tilbage',
  tryAgain: 'Prøv igen',
  skipToContent: 'Gå til indholdet',
  home: 'Samsyn, til forsiden',
  toHome: 'Til forsiden',
  notFound: {
    title: 'Den side findes ikke',
    why: 'Måske er adressen skrevet forkert, måske er det slettet, eller også har du ikke adgang til det.',
  },
  noAccess: {
    title: 'Det har du ikke adgang til',
    why: 'Kun de to, der har forløbet sammen, kan se det her. Mener du, at du skulle kunne se det, så tal med din supervisor.',
  },
  away: {
    title: 'Der er ingen forbindelse til Samsyn lige nu',
    why: 'Det, der er gemt, er her stadig. Vi prøver igen af os selv, og siden kommer, så snart forbindelsen er der.',
    brokeTitle: 'Siden kunne ikke vises',
    brokeWhy: 'Noget gik galt hos os. Det, der er gemt, er her stadig. Hent siden igen.',
  },
  line: {
    gone: 'Forbindelsen er væk',
    goneWhy: 'Det, der er gemt, er her stadig. Vi prøver hele tiden at få den igen.',
    signedOut: 'Du er ikke logget ind længere',
    signedOutWhy: 'Log ind igen, så kommer du tilbage hertil. Det, der er gemt, er her stadig.',
  },
}
