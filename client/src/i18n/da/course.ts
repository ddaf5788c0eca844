export const course = {
  todo: '',
}
