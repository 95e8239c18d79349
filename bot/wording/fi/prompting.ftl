group-schedule =
    .word = ajastus
    .help = Milloin ja missä viikkokysymykset julkaistaan.
command-schedule-add =
    .word = lisää
    .help = Ajasta viikkokysymys.
command-schedule-list =
    .word = luettelo
    .help = Kaikki ajastukset ja se, mitä on tulossa.
command-schedule-pause =
    .word = tauko
    .help = Mitään ei julkaista, ennen kuin ajastusta jatketaan.
command-schedule-resume =
    .word = jatka
    .help = Jatka ajastusta, joka on tauolla tai poistettu.
command-schedule-remove =
    .word = poista
    .help = Poista ajastus. Sen saa takaisin.
command-schedule-skip =
    .word = ohita
    .help = Jätä väliin seuraava kysymys tai tietyn päivän kysymys.
command-schedule-preview =
    .word = esikatselu
    .help = Näytä seuraava kysymys vain sinulle.
command-schedule-now =
    .word = nyt
    .help = Julkaise seuraava kysymys heti, ylimääräisenä.
command-suggest =
    .word = ehdota
    .help = Ehdota viikkokysymystä. Nimesi näkyy sen yhteydessä.
group-prompts =
    .word = viikkokysymykset
    .help = Jäsenten ehdottamat viikkokysymykset.
command-prompts-list =
    .word = luettelo
    .help = Mitä jäsenet ovat ehdottaneet.
command-prompts-approve =
    .word = hyväksy
    .help = Hyväksy ehdotus. Se julkaistaan ennen kirjaston kysymyksiä.
command-prompts-decline =
    .word = hylkää
    .help = Hylkää ehdotus. Syy menee ehdottajalle yksityisesti.
option-weekday =
    .word = viikonpäivä
    .help = maanantai–sunnuntai
option-time =
    .word = kello
    .help = Paikallinen aika, esimerkiksi 9.00
option-zone =
    .word = aikavyöhyke
    .help = Aikavyöhyke, esimerkiksi Europe/Helsinki
option-number =
    .word = numero
    .help = Numero luettelossa
option-date =
    .word = päivä
    .help = Päivä, esimerkiksi 7.6.2027
choice-monday = maanantai
    .also = ma
choice-tuesday = tiistai
    .also = ti
choice-wednesday = keskiviikko
    .also = ke
choice-thursday = torstai
    .also = to
choice-friday = perjantai
    .also = pe
choice-saturday = lauantai
    .also = la
choice-sunday = sunnuntai
    .also = su

prompting-day = { $weekday } { $day }.{ $month }.{ $year }
prompting-when = { $day } klo { $time }
prompting-weekly = { $weekday } klo { $time } ({ $zone })

prompt-credit = Ehdottaja: { $name }
prompt-credit-member = Jäsenen ehdotus
prompt-in-this-language = Suomeksi

schedule-added = Ajastus { $number }: { $weekly }, { $channels }. { $comes ->
    [no] { season-nothing-comes }
   *[yes] Ensimmäinen kysymys: { $next }.
} Sen näyttää `/ajastus esikatselu { $number }`.
schedule-none = Ajastuksia ei ole vielä. Tee sellainen komennolla `/ajastus lisää`, esimerkiksi `/ajastus lisää maanantai 9.00 #vienti`.
schedule-none-preview = Ajastuksia ei ole vielä. Esimerkiksi `/ajastus lisää maanantai 9.00 #vienti` julkaisisi ensin tämän:
schedule-line = **{ $number }** { $weekly }, { $channels }. { $state ->
    [paused] Tauolla; `/ajastus jatka { $number }` jatkaa. Seuraavana olisi: { $question }
   *[active] { $comes ->
        [no] { season-nothing-comes }
        [waits] { season-next-waits }: { $question }
       *[yes] Seuraavana { $next }: { $question }
    }
}
schedule-more = { $count ->
    [one] … ja vielä yksi. Sen näyttää `/ajastus luettelo { $number }`.
   *[other] … ja vielä { $count }. `/ajastus luettelo { $number }` näyttää ne.
}
schedule-nothing-left = kysymyksiä ei ole
schedule-paused = Ajastus { $number } on tauolla. `/ajastus jatka { $number }` jatkaa.
schedule-resumed = Ajastus { $number } on käytössä. { $comes ->
    [no] { season-nothing-comes }
    [waits] { season-next-waits }.
   *[yes] Seuraava kysymys: { $next }.
}
schedule-removed = Ajastus { $number } on poistettu. `/ajastus jatka { $number }` tuo sen takaisin.
schedule-skipped = Ajastuksessa { $number } jää väliin { $skipped }. { $comes ->
    [no] { season-nothing-comes }
    [waits] { season-next-waits }.
   *[yes] Seuraava kysymys: { $next }.
}
schedule-preview = Ajastus { $number }, { $channels }, { $state ->
    [active] { $next }:
    [waiting] odottaa, aika oli { $next }:
    [paused] { $next }, jos sitä jatketaan (nyt se on tauolla):
   *[removed] { $next }, jos sitä jatketaan (nyt se on poistettu):
}
schedule-nothing-to-preview = Julkaistavaa ei ole: kysymyskirjasto on tyhjä, eikä yhtään ehdotusta ole hyväksytty.
schedule-now-posted = Julkaistu: { $channel }.
schedule-now-later = { $channel } ei juuri nyt vastaa. Yritän uudelleen.
schedule-now-not = Ei julkaistu kanavalla { $channel }: { $reason }.
schedule-channel-off = Viikkokysymykset eivät ole käytössä kanavalla { $channel }. Anna siellä ensin komento `/kanava tässä viikkokysymykset` ja ajasta kysymys sitten uudelleen.
schedule-exists = Ajastus { $number } julkaisee jo samaan aikaan jollakin näistä kanavista. Sen näyttää `/ajastus luettelo`.
schedule-unknown = Ajastusta { $number } ei ole. Numerot näyttää `/ajastus luettelo`.
schedule-no-channels = Anna ainakin yksi kanava, esimerkiksi #vienti.
schedule-is-removed = Ajastus { $number } on poistettu. Ota se ensin takaisin: `/ajastus jatka { $number }`.
schedule-bad-time = ”{ $time }” ei ole kellonaika. Kirjoita se näin: 9.00 tai 17.30.
schedule-bad-zone = En tunne aikavyöhykettä ”{ $zone }”. Kirjoita se näin: Europe/Helsinki.
schedule-bad-zone-near = En tunne aikavyöhykettä ”{ $zone }”. Tarkoititko { $near }?
schedule-bad-date = Sellaista päivää ei ole: { $date }. Kirjoita päivä näin: 7.6.2027.
schedule-unread-date = En osaa lukea päivää ”{ $date }”. Kirjoita se näin: 7.6.2027.
schedule-date-past = Se päivä on jo mennyt: { $date }. Valitse päivä, joka on vielä edessä.
schedule-date-other-day = Tuona päivänä tässä ajastuksessa ei ole kysymystä ({ $date }). Seuraava on { $near }.
schedule-date-done = Tätä päivää ei voi enää ohittaa ({ $date }): kysymys on jo julkaistu tai jäi väliin. Valitse päivä, joka on vielä edessä.

prompt-reason-missed = en ollut käynnissä tai en saanut yhteyttä ajoissa
prompt-reason-not-running = yhteyttä alustaan ei saatu ajoissa
prompt-reason-nothing-left = kysymyskirjasto on tyhjä
prompt-reason-channel-off = viikkokysymykset eivät ole käytössä kanavalla
prompt-reason-date-skipped = ylläpito ohitti päivän
prompt-reason-paused = ajastus oli tauolla
prompt-reason-removed = ajastus oli poistettu
prompt-reason-no-permission = en saa kirjoittaa sinne; anna minulle kirjoitusoikeus
prompt-reason-channel-gone = kanavaa ei enää ole tai en ole enää siellä
prompt-reason-missing-scope = sovellukselta puuttuu oikeus; asenna se uudelleen manifestista
prompt-reason-too-long = kysymys on liian pitkä alustalle
prompt-reason-refused = alusta ei ottanut sitä vastaan
prompting-not-posted = Ajastuksen { $number } viikkokysymystä ({ $when }) ei julkaistu kanavalla { $channel }: { $reason }.
prompting-missed = En ollut käynnissä, joten { $count ->
    [one] ajastuksessa { $number } jäi julkaisematta viikkokysymys: { $when }.
   *[other] ajastuksessa { $number } jäi julkaisematta { $count } viikkokysymystä, viimeisin { $when }.
}
prompting-library-empty = Ajastuksella { $number } ei ole julkaistavaa: kysymyskirjasto on tyhjä tai sitä ei voi lukea, eikä yhtään ehdotusta ole hyväksytty. `/viikkokysymykset luettelo` näyttää tiedostot, joita ei voi lukea.

suggest-thanks = Kiitos. Ehdotuksesi numero on { $number }. Valvoja lukee sen, ja kerron sinulle, miten kävi. Jos se julkaistaan, nimesi näkyy sen yhteydessä.
suggest-empty = Kirjoita kysymys komennon perään, esimerkiksi `/ehdota Mikä yllätti ensimmäisessä vientitilauksessa?`
suggest-too-long = Siinä on { $length } merkkiä, ja enintään { $most } mahtuu. Eniten vastauksia saa kysymys, jonka lukee viidessä sekunnissa.
suggest-in-library = Tämä kysymys on jo kirjastossa. Kokeile toista.
suggest-twice = Tätä on jo ehdotettu numerolla { $number }. Kokeile toista.
suggestion-approved = Kiitos: kysymyksesi hyväksyttiin, ja se julkaistaan pian nimesi kanssa. ”{ $text }”
suggestion-declined = Kiitos ehdotuksestasi. Sitä ei tällä kertaa julkaista. Syy: { $reason }. Kysymyksesi oli: ”{ $text }”

prompts-waiting = { $count ->
    [0] Yksikään ehdotus ei odota päätöstä.
    [one] Yksi ehdotus odottaa: `/viikkokysymykset hyväksy <numero>` tai `/viikkokysymykset hylkää <numero> <syy>`.
   *[other] { $count } ehdotusta odottaa: `/viikkokysymykset hyväksy <numero>` tai `/viikkokysymykset hylkää <numero> <syy>`.
}
prompts-approved = { $count ->
    [0] Hyväksyttyjä ehdotuksia ei ole jonossa.
    [one] Yksi on hyväksytty ja tulee seuraavana:
   *[other] { $count } on hyväksytty, ja ne tulevat seuraavina:
}
prompts-library = { $count ->
    [one] Kirjastossa on yksi kysymys.
   *[other] Kirjastossa on { $count } kysymystä.
}
prompts-broken = Näitä tiedostoja ei voi lukea:
prompts-more = { $count ->
    [one] … ja vielä yksi.
   *[other] … ja vielä { $count }.
}
prompts-a-member = jäsen
prompts-is-approved = Ehdotus { $number } on hyväksytty. Kerroin ehdottajalle.
prompts-is-declined = Ehdotus { $number } on hylätty. Ehdottaja saa syyn yksityisesti.
prompts-already-approved = Ehdotus { $number } on jo hyväksytty.
prompts-already-declined = Ehdotus { $number } on jo hylätty, ja ehdottajalle on kerrottu syy.
prompts-changed = Joku muu päätti ehdotuksesta { $number } samalla hetkellä. Katso `/viikkokysymykset luettelo` ja yritä uudelleen.
prompts-unknown = Ehdotusta { $number } ei ole. Numerot näyttää `/viikkokysymykset luettelo`.
prompts-is-posted = Ehdotus { $number } on jo julkaistu tai juuri lähdössä.
