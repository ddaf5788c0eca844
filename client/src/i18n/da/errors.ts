export const errors = {
  'bad-request': 'Noget i det, du skrev, kan ikke bruges. Ret det, og prøv igen.',
  'not-signed-in': 'Du er ikke logget ind længere. Log ind igen. Det, der er gemt, er her stadig.',
  'wrong-sign-in': 'E-mail og adgangskode passer ikke sammen. Prøv igen.',
  locked: 'Skærmen er låst. Vis, at det er dig, så kommer du videre. Det, der er gemt, er her stadig.',
  'passkey-needed': 'Brug også din adgangsnøgle for at logge ind. Har du den ikke mere, så bed om en ny indbydelse.',
  'passkey-refused': 'Adgangsnøglen blev ikke godkendt. Prøv igen, eller log ind på en anden måde.',
  'passkey-required': 'Lav en adgangsnøgle først. Uden den kan du ikke komme videre her.',
  'passkey-last': 'Du skal have mindst én adgangsnøgle. Lav en anden først, så kan du slette den her.',
  'organisation-unknown':
    'Din organisation kender dig, men du har ingen adgang til Samsyn endnu. Bed den, der passer Samsyn hos jer, om en indbydelse.',
  'organisation-refused': 'Du blev ikke logget ind gennem din organisation. Prøv igen.',
  'organisation-cancelled':
    'Du stoppede hos din organisation, så der skete ikke mere. Prøv igen, eller vælg en anden måde.',
  'organisation-other': 'Hos din organisation var det en anden, der loggede ind. Prøv igen med din egen konto.',
  'organisation-weak':
    'Din organisation lod dig ind på en måde, der ikke er sikker nok til Samsyn. Log ind med to ting, for eksempel MitID eller en kode fra din telefon.',
  'organisation-not-asked':
    'Din organisation bad dig ikke om at logge ind igen, så vi kan ikke vide, at det er dig. Prøv igen. Hjælper det ikke, så log ud og ind igen.',
  'organisation-away':
    'Din organisations log ind svarer ikke lige nu. Prøv igen om lidt, eller log ind på en anden måde.',
  'wrong-password': 'Adgangskoden passer ikke. Prøv igen.',
  'too-many-attempts': 'Der er prøvet for mange gange. Vent et kvarter, og prøv igen.',
  'too-many-requests': 'Der blev spurgt om meget på én gang herfra. Vent et øjeblik, og prøv igen.',
  busy: 'Der er travlt lige nu. Vent et øjeblik, og prøv igen.',
  'link-used': 'Linket er brugt eller for gammelt. Bed om et nyt.',
  'weak-password':
    'Den adgangskode er for let at gætte. Vælg mindst 12 tegn, som hverken er dit navn, din e-mail eller noget, mange bruger.',
  forbidden: 'Det har du ikke adgang til at gøre her.',
  'not-found': 'Det findes ikke, eller du har ikke adgang til det.',
  conflict: 'Det er allerede sket, måske i et andet vindue. Genindlæs siden for at se, hvordan det står.',
  enough: 'Der er ikke plads til flere her. Slet en, I ikke bruger, og prøv igen.',
  stale: 'En anden nåede at styre filmen først. Prøv igen.',
  'not-in-control': 'En anden styrer filmen lige nu. Tryk på "Overtag styringen", hvis du vil styre.',
  'not-saved': 'Det kunne ikke gemmes, så filmen står igen, som den stod før. Prøv igen om lidt.',
  'consent-missing': 'Filmen kan ikke vises endnu. Der mangler samtykke fra en, der er med på den.',
  'consent-given':
    'Personen har sagt ja. Er det blevet trukket tilbage, så vælg det, så bliver filmen slettet. Var det en fejl, så vælg “Har ikke svaret endnu”.',
  'said-no':
    'Personen har sagt nej, og det bliver stående, så længe filmen er her. Spørg personen igen, eller slet filmen.',
  'called-off': 'Mødet er aflyst, fordi filmen er slettet. Gå til runden for at se, hvad der er det næste.',
  'film-not-ready': 'Filmen er ikke klar endnu. Vent lidt, og prøv igen.',
  'looking-good-missing': 'Vælg mindst én sekvens som Looking good, før I mødes.',
  'question-missing': 'Skriv et spørgsmål til hver sekvens, før I mødes.',
  'file-in-the-making': 'Din forrige fil er ikke færdig endnu. Vent, til du har fået den, og prøv igen.',
  'too-long':
    'Noterne er for lange til en fil af den slags. Tag dem med som Markdown, eller kopiér det, du skal bruge.',
  'no-room':
    'Der er ikke plads til mere i Samsyn lige nu. Intet, der er gemt, er tabt. Sig det til den, der passer Samsyn hos jer.',
  'over-quota':
    'I har ikke mere plads til film i jeres organisation. Intet er tabt. Slet en, I ikke bruger, eller bed om mere plads.',
  'room-given-back':
    'Der gik lang tid, så pladsen til filmen blev givet fri, og nu er den optaget. Det, der er sendt, er gemt. Fortsæt senere, eller sig det til den, der passer Samsyn hos jer.',
  'too-many-uploads':
    'Du er i gang med at sende ti film. Vent, til en af dem er fremme, eller slet en, før du begynder på en ny.',
  'upload-damaged':
    'Det, der er kommet frem af filmen, er beskadiget hos os og kan ikke bruges. Slet det, og begynd forfra.',
  damaged:
    'Det, Samsyn har gemt om det her, er beskadiget og kan ikke læses. Alt andet er der. Sig det til den, der passer Samsyn hos jer: det kan måske hentes fra en sikkerhedskopi.',
  gone: 'Det er slettet.',
  unavailable: 'Der er ingen forbindelse til Samsyn lige nu. Intet er tabt. Prøv igen om lidt.',
  internal: 'Noget gik galt hos os. Intet, der er gemt, er tabt. Prøv igen om lidt.',
}
