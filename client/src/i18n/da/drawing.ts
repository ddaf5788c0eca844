export const drawing = {
  todo: '',
}
