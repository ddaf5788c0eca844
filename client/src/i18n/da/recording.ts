export const recording = {
  todo: '',
}
