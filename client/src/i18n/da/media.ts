export const media = {
  camera: 'Kamera',
  microphone: 'Mikrofon',
  speaker: 'Højttaler',
  with: { camera: 'Vær med på billede', microphone: 'Vær med på lyd' },
  choose: { camera: 'Hvilket kamera', microphone: 'Hvilken mikrofon' },
  ready: { camera: 'Kameraet virker.', microphone: 'Mikrofonen virker. Sig noget, og se stregen bevæge sig.' },
  off: { camera: 'Du er med uden billede.', microphone: 'Du er med uden lyd. De andre kan ikke høre dig.' },
  problem: {
    camera: {
      refused:
        'Browseren har ikke lov til at bruge kameraet. Tryk på ikonet til venstre for adressen, og giv lov. Du kan også gå ind uden billede.',
      missing: 'Der er ikke noget kamera. Sæt et til, eller gå ind uden billede.',
      busy: 'Kameraet bruges måske af et andet program. Luk det, og slå billedet til igen.',
    },
    microphone: {
      refused:
        'Browseren har ikke lov til at bruge mikrofonen. Tryk på ikonet til venstre for adressen, og giv lov. Du kan også gå ind uden lyd.',
      missing: 'Der er ikke nogen mikrofon. Sæt en til, eller gå ind uden lyd, og skriv i chatten.',
      busy: 'Mikrofonen bruges måske af et andet program. Luk det, og slå lyden til igen.',
    },
  },
  level: 'Din stemme',
  testSound: 'Prøv lyden',
  testSoundWhy: 'Hør tre toner, så du ved, at du kan høre de andre.',
  testSoundPlayed: 'Hørte du ikke noget? Skru op, eller sæt hovedtelefonen til, og prøv igen.',
  ownPicture: 'Dit eget billede',
  pictureOf: 'Billede af {{name}}',
  you: 'Dig',
  faces: 'Ansigter',
  silent: 'Uden lyd',
  hearOthers: 'Tryk for at høre de andre',
  lost: 'Billede og lyd er væk et øjeblik. De kommer igen af sig selv.',
  takenOver: 'Du er med på billede og lyd i et andet vindue.',
  useHere: 'Brug dette vindue',
  turnOff: { camera: 'Slå kameraet fra', microphone: 'Slå mikrofonen fra' },
  turnOn: { camera: 'Slå kameraet til', microphone: 'Slå mikrofonen til' },
}
