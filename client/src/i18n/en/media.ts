import type { media as danish } from '../da/media.ts'
import type { Same } from '../same.ts'

export const media: Same<typeof danish> = {
  camera: 'Camera',
  microphone: 'Microphone',
  speaker: 'Speaker',
  with: { camera: 'Join with picture', microphone: 'Join with sound' },
  choose: { camera: 'Which camera', microphone: 'Which microphone' },
  ready: { camera: 'The camera works.', microphone: 'The microphone works. Say something and see the bar move.' },
  off: { camera: 'You join without picture.', microphone: 'You join without sound. The others cannot hear you.' },
  problem: {
    camera: {
      refused:
        'The browser may not use the camera. Press the icon to the left of the address and allow it. You can also join without picture.',
      missing: 'There is no camera. Connect one, or join without picture.',
      busy: 'Another program may be using the camera. Close it and turn the picture on again.',
      'too-much': 'Your picture was so large that Samsyn did not take it. Turn it on again, or choose another camera.',
      stopped:
        'Your camera has stopped, so the others do not see you. See whether it is connected, and turn it on again.',
    },
    microphone: {
      refused:
        'The browser may not use the microphone. Press the icon to the left of the address and allow it. You can also join without sound.',
      missing: 'There is no microphone. Connect one, or join without sound and write in the chat.',
      busy: 'Another program may be using the microphone. Close it and turn the sound on again.',
      'too-much':
        'Your sound was so large that Samsyn did not take it. Turn it on again, or choose another microphone.',
      stopped:
        'Your microphone has stopped, so the others do not hear you. See whether it is connected, and turn it on again.',
    },
  },
  inside: {
    camera: {
      refused:
        'The browser may not use the camera. Press the icon to the left of the address, allow it, and turn it on again.',
      missing: 'There is no camera. Connect one, and turn it on again.',
    },
    microphone: {
      refused:
        'The browser may not use the microphone. Press the icon to the left of the address, allow it, and turn it on again.',
      missing: 'There is no microphone. Connect one and turn it on again, or write in the chat.',
    },
  },
  level: 'Your voice',
  testSound: 'Try the sound',
  testSoundWhy: 'Hear three notes, so that you know you will hear the others.',
  testSoundPlayed: 'Heard nothing? Turn the volume up or connect your headphones, and try again.',
  ownPicture: 'Your own picture',
  pictureOf: 'Picture of {{name}}',
  you: 'You',
  faces: 'Faces',
  away: { cutOff: 'coming back …', left: 'has left', notYet: 'not here yet' },
  silent: 'Without sound',
  hearOthers: 'Press to hear the others',
  lost: 'Picture and sound are gone for a moment. They come back by themselves.',
  takenOver: 'You have picture and sound in another window.',
  useHere: 'Use this window',
  soundHere: 'The sound where you are',
  duck: 'Lower the film while somebody speaks',
  room: {
    label: 'I sit in the same room as',
    alone: 'None of the others',
    why: 'When you sit together, the sound should come from one place only.',
    quiet:
      'The film’s sound, the others’ voices and your microphone are off here. You hear and are heard with the one you sit with.',
    youAreHeard: 'Somebody you sit with uses the sound where you are.',
    heard: 'You are heard with the one you sit with',
  },
  turnOff: { camera: 'Turn the camera off', microphone: 'Turn the microphone off' },
  turnOn: { camera: 'Turn the camera on', microphone: 'Turn the microphone on' },
}
