const video = document.querySelector<HTMLVideoElement>('#film')
if (!video) throw new Error('no film')
video.src = decodeURIComponent(location.hash.slice(1))

const patienceMs = 30_000

window.seek = {
  ready: () => video.readyState >= HTMLMediaElement.HAVE_CURRENT_DATA,
  to(frame, fps) {
    return new Promise((resolve, reject) => {
      const seen: number[] = []
      const look: VideoFrameRequestCallback = (_, { mediaTime }) => {
        const atMs = performance.now()
        // A frame's time is rounded somewhere on its way, never by a hundredth of a frame.
        seen.push(Math.floor(mediaTime * fps + 0.01))
        if (seen.at(-1) !== frame) return void video.requestVideoFrameCallback(look)
        const shown = window.probe.readFrame()
        if (shown === frame) resolve(atMs - beganMs)
        else reject(new Error(`frame ${frame} was asked for and told of, ${shown} is on the screen`))
      }
      video.requestVideoFrameCallback(look)
      setTimeout(() => reject(new Error(`frame ${frame} never came; ${seen} did`)), patienceMs)
      const beganMs = performance.now()
      // The middle of a frame is in it, however its borders are rounded.
      video.currentTime = (frame + 0.5) / fps
    })
  },
}
