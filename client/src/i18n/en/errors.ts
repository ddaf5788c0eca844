import type { errors as danish } from '../da/errors.ts'
import type { Same } from '../same.ts'

export const errors: Same<typeof danish> = {
  'bad-request': 'Something you entered cannot be used. Change it and try again.',
  'not-signed-in': 'You are no longer signed in. Sign in again. What was saved is still here.',
  'wrong-sign-in': 'E-mail and password do not match. Try again.',
  locked: 'The screen is locked. Show that it is you, and you can go on. What was saved is still here.',
  'passkey-needed': 'Use your passkey too, to sign in. If you no longer have it, ask for a new invitation.',
  'passkey-refused': 'The passkey was not accepted. Try again, or sign in another way.',
  'passkey-required': 'Make a passkey first. Without it you cannot go on here.',
  'passkey-last': 'You must have at least one passkey. Make another first, then you can delete this one.',
  'organisation-unknown':
    'Your organisation knows you, but you have no access to Samsyn yet. Ask whoever looks after Samsyn where you are for an invitation.',
  'organisation-refused': 'You were not signed in through your organisation. Try again.',
  'organisation-cancelled':
    'You stopped at your organisation, so nothing more happened. Try again, or choose another way.',
  'organisation-other': 'At your organisation somebody else signed in. Try again with your own account.',
  'organisation-weak':
    'Your organisation let you in by a way that is not safe enough for Samsyn. Sign in with two things, such as a code from your phone.',
  'organisation-not-asked':
    'Your organisation did not ask you to sign in again, so we cannot know that it is you. Try again. If that does not help, sign out and in again.',
  'organisation-away':
    'The sign-in of your organisation does not answer right now. Try again in a moment, or sign in another way.',
  'wrong-password': 'The password does not match. Try again.',
  'too-many-attempts': 'Too many attempts. Wait a quarter of an hour and try again.',
  'too-many-requests': 'A great deal was asked at once from here. Wait a moment and try again.',
  busy: 'It is busy right now. Wait a moment and try again.',
  'link-used': 'The link has been used or is too old. Ask for a new one.',
  'weak-password':
    'That password is too easy to guess. Choose at least 12 characters that are neither your name, your e-mail nor something many people use.',
  forbidden: 'You do not have access to do that here.',
  'not-found': 'It does not exist, or you do not have access to it.',
  conflict: 'That has already happened, perhaps in another window. Reload the page to see how things stand.',
  enough: 'There is no room for more of them here. Delete one you do not use, and try again.',
  stale: 'Somebody else steered the film first. Try again.',
  'not-in-control': 'Somebody else steers the film now. Press "Take control" if you want to steer.',
  'not-saved': 'It could not be saved, so the film is back as it was. Try again in a moment.',
  'consent-missing': 'The film cannot be shown yet. Consent is missing from somebody who is in it.',
  'consent-given':
    'This person has said yes. If it was taken back, choose that, and the film is deleted. If it was a slip, choose “Has not answered yet”.',
  'said-no':
    'This person has said no, and that stands as long as the film is here. Ask the person again, or delete the film.',
  'called-off': 'The meeting is called off, because the film was deleted. Go to the round to see what is next.',
  'film-not-ready': 'The film is not ready yet. Wait a little and try again.',
  'looking-good-missing': 'Choose at least one sequence as Looking good before you meet.',
  'question-missing': 'Write a question for each sequence before you meet.',
  'file-in-the-making': 'Your last file is not finished yet. Wait until you have it, and try again.',
  'too-long': 'The notes are too long for a file of that kind. Take them along as Markdown, or copy what you need.',
  'no-room':
    'There is no room for more in Samsyn right now. Nothing that is saved is lost. Tell whoever looks after Samsyn where you are.',
  'over-quota':
    'Your organisation has no more room for films. Nothing is lost. Delete one you do not use, or ask for more room.',
  'room-given-back':
    'It took so long that the room for the film was given back, and now it is taken. What was sent is saved. Go on later, or tell whoever looks after Samsyn where you are.',
  'too-many-uploads':
    'You are sending ten films already. Wait until one of them has arrived, or delete one, before you begin another.',
  'upload-damaged':
    'What has arrived of the film is damaged on our side and cannot be used. Delete it, and begin again.',
  damaged:
    'What Samsyn has stored of this is damaged and cannot be read. Everything else is there. Tell whoever looks after Samsyn where you work: a backup may have it.',
  gone: 'It has been deleted.',
  unavailable: 'There is no connection to Samsyn right now. Nothing is lost. Try again in a moment.',
  internal: 'Something went wrong on our side. Nothing that was saved is lost. Try again in a moment.',
}
