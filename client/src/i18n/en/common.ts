import type { common as danish } from '../da/common.ts'
import type { Same } from '../same.ts'

export const common: Same<typeof danish> = {
  product: 'Samsyn',
  loading: 'Loading …',
  cancel: 'Cancel',
  close: 'Close',
  save: 'Save',
  back: 'Back',
  tryAgain: 'Try again',
  skipToContent: 'Skip to content',
}
