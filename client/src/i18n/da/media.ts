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
      'too-much':
        'Billedet fyldte så meget, at Samsyn ikke tog imod det. Slå det til igen, eller vælg et andet kamera.',
      stopped: 'Dit kamera er stoppet, så de andre ser dig ikke. Se, om det sidder i, og slå det til igen.',
    },
    microphone: {
      refused:
        'Browseren har ikke lov til at bruge mikrofonen. Tryk på ikonet til venstre for adressen, og giv lov. Du kan også gå ind uden lyd.',
      missing: 'Der er ikke nogen mikrofon. Sæt en til, eller gå ind uden lyd, og skriv i chatten.',
      busy: 'Mikrofonen bruges måske af et andet program. Luk det, og slå lyden til igen.',
      'too-much': 'Lyden fyldte så meget, at Samsyn ikke tog imod den. Slå den til igen, eller vælg en anden mikrofon.',
      stopped: 'Din mikrofon er stoppet, så de andre hører dig ikke. Se, om den sidder i, og slå den til igen.',
    },
  },
  inside: {
    camera: {
      refused:
        'Browseren har ikke lov til at bruge kameraet. Tryk på ikonet til venstre for adressen, giv lov, og slå det til igen.',
      missing: 'Der er ikke noget kamera. Sæt et til, og slå det til igen.',
    },
    microphone: {
      refused:
        'Browseren har ikke lov til at bruge mikrofonen. Tryk på ikonet til venstre for adressen, giv lov, og slå den til igen.',
      missing: 'Der er ikke nogen mikrofon. Sæt en til, og slå den til igen, eller skriv i chatten.',
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
  away: { cutOff: 'kommer igen …', left: 'er gået', notYet: 'ikke kommet endnu' },
  silent: 'Uden lyd',
  hearOthers: 'Tryk for at høre de andre',
  lost: 'Billede og lyd er væk et øjeblik. De kommer igen af sig selv.',
  takenOver: 'Du er med på billede og lyd i et andet vindue.',
  useHere: 'Brug dette vindue',
  soundHere: 'Lyden hos dig',
  duck: 'Dæmp filmen, når nogen taler',
  room: {
    label: 'Jeg sidder i samme rum som',
    alone: 'Ingen af de andre',
    why: 'Sidder I sammen, skal lyden kun komme ét sted fra.',
    quiet: 'Filmens lyd, de andres stemmer og din mikrofon er slået fra her. Du hører og høres hos den, du sidder med.',
    youAreHeard: 'En, du sidder sammen med, bruger lyden hos dig.',
    heard: 'Du høres hos den, du sidder sammen med',
  },
  turnOff: { camera: 'Slå kameraet fra', microphone: 'Slå mikrofonen fra' },
  turnOn: { camera: 'Slå kameraet til', microphone: 'Slå mikrofonen til' },
}
