export const sequence = {
  todo: '',
}
