export const common = {
  product: 'Samsyn',
  loading: 'Henter …',
  cancel: 'Fortryd',
  close: 'Luk',
  save: 'Gem',
  back: 'Tilbage',
  tryAgain: 'Prøv igen',
  skipToContent: 'Gå til indholdet',
}
