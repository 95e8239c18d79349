command-schedule-edit =
    .word = korjaa
    .help = Korjaa julkaistun kysymyksen teksti kaikilla kanavilla yhdellä kertaa.
command-schedule-take-back =
    .word = peru
    .help = Poista julkaistu kysymys kaikilta kanavilta.

sent-language-fi = suomeksi
sent-language-sv = ruotsiksi
sent-language-en = englanniksi

sent-edited = Kysymys ({ $day }) on nyt { $language }: ”{ $text }”{ $before ->
    [none] { "" }
   *[other] { " " }Aiemmin: ”{ $before }”
}
sent-edited-in = Korjattu: { $channel }.
sent-edited-in-thread = Korjattu: { $channel }, ketjussa.
sent-edited-nowhere = Kanavalla { $channel } sitä ei ole tällä kielellä.
sent-edited-later = { $channel } ei juuri nyt vastaa. Yritän uudelleen.
sent-edited-not = Ei korjattu kanavalla { $channel }: { $reason }.
sent-native-poll = Kanavalla { $channel } kysymys on alustan oma äänestys, eikä sellaista voi muuttaa. `/ajastus peru { $number } { $date }` poistaa kysymyksen kaikkialta; sen jälkeen `/ajastus nyt { $number }` julkaisee toisen.
sent-hosts-own = Kanavalla { $channel } kysymyksen esitti viikon vetäjä: viesti on jäsenen oma ja jää ennalleen.
sent-waits = Kanavalla { $channel } se julkaistaan vasta myöhemmin, ja silloin korjattuna.
sent-note-not-edited = Kysymystä ({ $day }) ei voinutkaan korjata kanavalla { $channel }: { $reason }. Viesti jää siellä ennalleen.
sent-note-not-deleted = Kysymys ({ $day }) piti poistaa kanavalta { $channel }, mutta en voinut poistaa sitä: { $reason }. Poista viesti sieltä itse.
sent-not-in-language = Kysymystä ei ole tällä kielellä, mutta näillä on: { $languages }. Valitse niistä yksi, esimerkiksi `kieli:fi`.

sent-taken-back = Kysymys ({ $day }) on peruttu.
sent-taken-back-in = Poistettu: { $channel }.
sent-taken-back-later = { $channel } ei juuri nyt vastaa. Poistan kysymyksen sieltä heti, kun se onnistuu.
sent-taken-back-not = Ei poistettu kanavalta { $channel }: { $reason }.
sent-left-out = Kanavalla { $channel } sitä ei ollut vielä julkaistu, eikä julkaista.
sent-replies-stay = Ihmisten vastaukset jäävät ketjuun. Kysymystä ei lasketa kysytyksi, ja se voi tulla uudelleen. `/ajastus nyt` julkaisee heti toisen.
sent-is-taken-back = Tämä kysymys on jo peruttu: { $date }. Aiemman kysymyksen valitset lisäämällä päivän, esimerkiksi { $doing ->
    [edit] `/ajastus korjaa { $number } <teksti> päivä:30.11.2026`
   *[take-back] `/ajastus peru { $number } 30.11.2026`
}.
sent-is-the-hosts = Kysymyksen esitti viikon vetäjä ({ $date }): viesti on jäsenen oma ja jää ennalleen. Aiemman kysymyksen valitset lisäämällä päivän, esimerkiksi { $doing ->
    [edit] `/ajastus korjaa { $number } <teksti> päivä:30.11.2026`
   *[take-back] `/ajastus peru { $number } 30.11.2026`
}.
sent-none = Ajastus { $number } ei ole vielä julkaissut mitään. `/ajastus esikatselu { $number }` näyttää, mitä on tulossa.
sent-none-on = Ajastus { $number } ei julkaissut mitään silloin: { $date }. Syyn kertoo `/ajastus miksi { $number } { $written }`.

prompt-reason-native-poll = se on alustan oma äänestys, eikä sellaista voi muuttaa
prompt-reason-votes-forgotten = sen äänet on jo unohdettu, ja korjaus veisi luvut mukanaan
prompt-reason-message-gone = viesti on poistettu
prompt-reason-not-there = kysymystä ei ole enää kirjastossa

preview-channel = { $channel }{ $platform ->
    [slack] , Slack
    [discord] , Discord
    [local] , paikallinen sivu
   *[other] {""}
}, { $language }, { $when }
preview-in-thread = *Ketjussa sen alla:*
preview-buttons = *Vaihtoehdot ovat painikkeita, jotka näyttävät, montako ihmistä on valinnut minkin.*
preview-native-poll = *Tämä on alustan oma äänestys. Julkaistua ei voi enää korjata.*
preview-too-long = *Tämä on liian pitkä yhteen viestiin: alusta ottaa enintään { $most } merkkiä.*
preview-not-connected = *Alustaan ei juuri nyt ole yhteyttä.*
preview-hosted = vetäjä: { $name }; julkaisen tämän vain, jos vetäjä ei ole kysynyt, kun on { $until }
preview-left-out = Näillä näkymin mitään ei julkaista: { $reason }.
