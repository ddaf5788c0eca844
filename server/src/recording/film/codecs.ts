const pictureCodecs = new Set([
  ...['h264', 'hevc', 'vp8', 'vp9', 'av1', 'mpeg4', 'h263', 'h263i', 'h263p', 'mpeg1video', 'mpeg2video', 'mjpeg'],
  ...['prores', 'dvvideo', 'dnxhd', 'wmv1', 'wmv2', 'wmv3', 'vc1', 'msmpeg4v1', 'msmpeg4v2', 'msmpeg4v3', 'flv1'],
])

const soundCodecs = new Set([
  ...['aac', 'mp3', 'mp2', 'opus', 'vorbis', 'ac3', 'eac3', 'alac', 'flac', 'amr_nb', 'amr_wb', 'wmav1', 'wmav2'],
  ...['adpcm_ima_wav', 'adpcm_ms', 'adpcm_ima_qt', 'gsm', 'gsm_ms', 'nellymoser', 'speex'],
])

/** Whether we let ffmpeg decode this picture format: what cameras, phones and browsers write, nothing exotic. */
export function readsPicture(codec: string): boolean {
  return pictureCodecs.has(codec)
}

/** Whether we let ffmpeg decode this sound format. */
export function readsSound(codec: string): boolean {
  return soundCodecs.has(codec) || codec.startsWith('pcm_')
}
