/** Watches how loud a stream is; calls back ten times a second with 0..1. Returns how to stop. */
export function watchLoudness(stream: MediaStream, heard: (level: number) => void): () => void {
  const context = new AudioContext()
  const analyser = context.createAnalyser()
  analyser.fftSize = 1024
  const source = context.createMediaStreamSource(stream)
  source.connect(analyser)
  const samples = new Float32Array(analyser.fftSize)
  const timer = setInterval(() => {
    analyser.getFloatTimeDomainData(samples)
    const power = samples.reduce((sum, sample) => sum + sample * sample, 0) / samples.length
    // -60 dBFS is nothing, full scale is all.
    heard(power === 0 ? 0 : Math.min(1, Math.max(0, 1 + (10 * Math.log10(power)) / 60)))
  }, 100)
  return () => {
    clearInterval(timer)
    source.disconnect()
    void context.close()
  }
}
