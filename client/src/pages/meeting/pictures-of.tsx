import { StillPicture } from '../../features/drawing/StillPicture.tsx'
import { placeOf, type StillFilm } from '../../features/drawing/still-place.ts'
import type { PictureOf } from '../../features/notes/note-hands.ts'

/** What makes the small pictures of a film's stills: none for a still of another film. */
export const picturesOf =
  (film: StillFilm): PictureOf =>
  (still, onMissing) =>
    placeOf(still, film) && <StillPicture {...{ still, film, onMissing }} />
