/** What the film is: 75 seconds, 25 frames a second, frame 0 first. */
export const FILM = { fps: 25, frames: 1875, durationMs: 75_000, width: 1280, height: 720, sceneHeight: 696 }

/** The three at the table, by role; the film knows no names. */
export const WHO = ['worker', 'young', 'mother']

/** How each of them sounds: an espeak-ng voice, its pitch (0..99), words a minute and loudness (0..1). */
export const VOICES = {
  worker: { voice: 'da+f4', pitch: 22, speed: 142, loudness: 0.9 },
  young: { voice: 'da+m3', pitch: 38, speed: 128, loudness: 0.72 },
  mother: { voice: 'da+f2', pitch: 74, speed: 164, loudness: 0.95 },
}

/** Who says what, and when. `loudness` is on top of the voice's own; `cutMs` is where somebody else takes the word. */
export const LINES = [
  { who: 'worker', atMs: 2_200, text: 'Hej. Dejligt at se jer begge to.' },
  { who: 'mother', atMs: 5_300, text: 'Ja, hej.' },
  { who: 'worker', atMs: 8_000, text: 'Vi har en hel time i dag, så der er god tid.' },
  { who: 'worker', atMs: 11_800, text: 'Jeg har to ting med: skolen, og hvordan det går derhjemme.' },
  { who: 'worker', atMs: 16_300, text: 'Hvad synes du er vigtigt?' },
  { who: 'young', atMs: 21_600, text: 'Øh.', loudness: 0.6 },
  { who: 'young', atMs: 23_800, text: 'Det ved jeg ikke rigtigt.', loudness: 0.65 },
  { who: 'worker', atMs: 26_500, text: 'Det er helt i orden. Tag den tid, du har brug for.' },
  { who: 'young', atMs: 30_700, text: 'Jeg synes bare, at det', loudness: 0.75, cutMs: 1_250 },
  { who: 'mother', atMs: 31_500, text: 'Altså, han sover jo næsten ikke.' },
  { who: 'mother', atMs: 34_200, text: 'Han er oppe det meste af natten, og så kan jeg ikke få ham op om morgenen.' },
  { who: 'mother', atMs: 39_000, text: 'Jeg har sagt det så mange gange. Vi kan ikke blive ved på den måde.' },
  { who: 'worker', atMs: 44_400, text: 'Tak. Det hører jeg.', loudness: 0.9 },
  { who: 'worker', atMs: 47_000, text: 'Nu vil jeg gerne høre det fra dig. Hvad er det, der er svært om aftenen?' },
  { who: 'young', atMs: 53_600, text: 'Det er mest tankerne.', loudness: 0.85 },
  { who: 'young', atMs: 55_900, text: 'De bliver ligesom ved.', loudness: 0.9 },
  { who: 'young', atMs: 58_200, text: 'Men når jeg spiller musik, så bliver der stille.' },
  { who: 'worker', atMs: 62_600, text: 'Tak, fordi du siger det. Musikken, den bygger vi videre på.' },
  { who: 'mother', atMs: 67_400, text: 'Det vidste jeg slet ikke.', loudness: 0.8 },
  { who: 'young', atMs: 69_500, text: 'Nej.', loudness: 0.9 },
  { who: 'worker', atMs: 71_100, text: 'Så begynder vi dér.' },
]
