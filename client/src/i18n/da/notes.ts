export const notes = {
  todo: '',
}
