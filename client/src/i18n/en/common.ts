import type { common as danish } from '../da/common.ts'
import type { Same } from '../same.ts'

export const common: Same<typeof danish> = {
  messages: 'Messages',
  product: 'Samsyn',
  loading: 'Loading …',
  cancel: 'Cancel',
  close: 'Close',
  save: 'Save',
  back: 'Back',
  tryAgain: 'Try again',
  skipToContent: 'Skip to content',
  home: 'Samsyn, to the front page',
  toHome: 'To the front page',
  notFound: {
    title: 'That page does not exist',
    why: 'Perhaps the address is mistyped, perhaps it has been deleted, or you do not have access to it.',
  },
  noAccess: {
    title: 'You do not have access to that',
    why: 'Only the two who have this course together can see it. If you think you should be able to, talk to your supervisor.',
  },
  away: {
    title: 'There is no connection to Samsyn right now',
    why: 'What was saved is still here. We keep trying, and the page comes as soon as the connection is back.',
    brokeTitle: 'The page could not be shown',
    brokeWhy: 'Something went wrong on our side. What was saved is still here. Load the page again.',
  },
  line: {
    gone: 'The connection is gone',
    goneWhy: 'What was saved is still here. We keep trying to get it back.',
    signedOut: 'You are no longer signed in',
    signedOutWhy: 'Sign in again and you come back here. What was saved is still here.',
  },
}
