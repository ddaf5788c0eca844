export const meeting = {
  todo: '',
}
