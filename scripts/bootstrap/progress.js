const barePercentStep = 10
const redrawMs = 1000

/** Tells on `stream` how far each step is: one changing line on a terminal, else a line every ten percent. */
export function createProgress(stream) {
  const openLine = stream.isTTY ? changingLine : plainLines
  let steps = 0
  return {
    hadSteps: () => steps > 0,
    say: sentence => stream.write(`${sentence}\n`),
    /** Runs `work(tell)` as a named step; `tell(percent, detail)` says how far it is. */
    async step(title, work) {
      steps += 1
      const line = openLine(stream, title, stopwatch())
      try {
        const result = await work(line.tell)
        line.end('done')
        return result
      } catch (error) {
        line.end('stopped')
        throw error
      }
    },
  }
}

/** Starts a clock; the function it returns says the time since then in words. */
export function stopwatch() {
  const start = performance.now()
  return () => inWords(performance.now() - start)
}

/** A duration in words: `0.4 s`, `12 s`, `3 min 5 s`. */
export function inWords(ms) {
  const seconds = ms / 1000
  if (seconds < 9.95) return `${seconds.toFixed(1)} s`
  const whole = Math.round(seconds)
  return whole < 60 ? `${whole} s` : `${Math.floor(whole / 60)} min ${whole % 60} s`
}

function changingLine(stream, title, elapsed) {
  let state = ''
  const draw = () => stream.write(`\r\x1b[2K${clip(`${title}${state} (${elapsed()})`, stream.columns)}`)
  const timer = setInterval(draw, redrawMs)
  draw()
  return {
    tell(percent, detail) {
      state = `: ${[percent === undefined ? '' : `${percent} %`, detail ?? ''].filter(Boolean).join(', ')}`
      draw()
    },
    end(how) {
      clearInterval(timer)
      stream.write(`\r\x1b[2K${title}: ${how} (${elapsed()}).\n`)
    },
  }
}

function plainLines(stream, title, elapsed) {
  let toldPercent = 0
  stream.write(`${title} …\n`)
  return {
    tell(percent) {
      if (percent === undefined || percent < toldPercent + barePercentStep || percent >= 100) return
      toldPercent = percent - (percent % barePercentStep)
      stream.write(`${title}: ${toldPercent} % (${elapsed()})\n`)
    },
    end: how => stream.write(`${title}: ${how} (${elapsed()}).\n`),
  }
}

function clip(text, columns) {
  return columns && text.length >= columns ? `${text.slice(0, columns - 2)}…` : text
}
