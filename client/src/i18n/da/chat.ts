export const chat = {
  todo: '',
}
