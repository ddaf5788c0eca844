export const session = {
  todo: '',
}
