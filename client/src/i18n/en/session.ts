import type { session as danish } from '../da/session.ts'
import type { Same } from '../same.ts'

export const session: Same<typeof danish> = {
  signInTitle: 'Sign in',
  tagline: 'See the same. Together.',
  email: 'E-mail',
  password: 'Password',
  signIn: 'Sign in',
  signingIn: 'Signing in …',
  emailMissing: 'Enter your e-mail as it stands in your invitation.',
  passwordMissing: 'Enter your password.',
  showPassword: 'Show the password',
  hidePassword: 'Hide the password',
  chooseLanguage: 'Language',
  danish: 'Dansk',
  english: 'English',
  signOut: 'Sign out',
  unsentTitle: 'Some of what you wrote is not sent',
  unsentWhy:
    'It is only in this browser. Open the meeting again when there is a connection, and it is sent. If you sign out now, it is gone.',
  left: {
    written: 'Some of what you wrote could not be saved',
    drawn: 'Some of what you drew could not be saved',
    notes: {
      erased:
        'The film is deleted, and the notes it stood in are deleted with it. Your words are now only in this browser.',
      full: 'The notes are full. Your words are now only in this browser: copy them if you want to keep them.',
      overtaken:
        'The line you wrote in was deleted before your words arrived. Your words are now only in this browser: copy them if you want to keep them.',
      refused:
        'The notes could not take it. Your words are now only in this browser: copy them if you want to keep them.',
    },
    drawings: {
      erased: 'The film is deleted, and the drawings on it are deleted with it.',
      full: 'So much was drawn at the meeting that no more can be saved.',
      overtaken: 'What you drew on was deleted before your drawing arrived.',
      refused: 'The drawings of the meeting could not take it.',
    },
    words: 'What you wrote',
    copy: 'Copy',
    copied: 'Copied',
    remove: 'Remove',
  },
  signOutAnyway: 'Sign out anyway',
  stay: 'Stay',
  account: '{{name}}: language and sign out',
  language: 'Language',
  chosen: 'Chosen',
  role: { worker: 'Social worker', supervisor: 'Supervisor', admin: 'Administrator' },
  entering: 'You are being signed in …',
  linkTitle: 'The link cannot be used',
  linkWhy:
    'It has been used before or is too old. Each link works only once. If you have a password, you can sign in with it. Otherwise ask for a new link.',
  toSignIn: 'Go to sign in',
  awayTitle: 'You were not signed in',
  invitationTitle: 'Welcome. Choose a password',
  invitationWhy: 'You will use it with your e-mail the next time you sign in.',
  newPassword: 'Password',
  newPasswordHelp: 'At least 12 characters. A few words after each other are easy to remember and hard to guess.',
  weak: {
    short_one: 'One more character is needed. The password must have at least 12.',
    short_other: '{{count}} more characters are needed. The password must have at least 12.',
    long: 'The password may have 200 characters at most. Make it shorter.',
    blank: 'Spaces alone are no password. Write something else too.',
    repeated:
      'The same few characters over and over are easy to guess. Choose a few words after each other, for example.',
    common: 'Many people use that password, so it is easy to guess. Choose a few words after each other, for example.',
    'own-name': 'Your name and e-mail are easy to guess. Choose something that is not about you.',
    product: 'The name of Samsyn is easy to guess. Choose something else.',
  },
  goodPassword: 'You can use it.',
  begin: 'Save and begin',
}
