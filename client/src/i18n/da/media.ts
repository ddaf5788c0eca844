export const media = {
  todo: '',
}
