import type { course as danish } from '../da/course.ts'
import type { Same } from '../same.ts'

export const course: Same<typeof danish> = {
  todo: '',
}
