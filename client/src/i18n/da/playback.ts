export const playback = {
  todo: '',
}
