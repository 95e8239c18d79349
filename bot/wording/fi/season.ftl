command-schedule-calendar =
    .word = kalenteri
    .help = Seuraavat kaksitoista viikkoa: mitä kysytään milloin, kuka kysyy ja mikä jää väliin.
command-schedule-pin =
    .word = kiinnitä
    .help = Päätä, mikä kysymys tulee tiettynä päivänä.
command-schedule-unpin =
    .word = irrota
    .help = Anna Vertin taas valita päivän kysymys.
command-schedule-swap =
    .word = vaihda
    .help = Vaihda kahden päivän kysymykset keskenään.
command-schedule-move =
    .word = siirrä
    .help = Siirrä kysymys toiselle päivälle; välissä olevat siirtyvät yhdellä.
command-schedule-unskip =
    .word = palauta
    .help = Ota ohitettu päivä takaisin.
command-schedule-change =
    .word = muuta
    .help = Toinen viikonpäivä, kellonaika, aikavyöhyke, kieli tai toiset kanavat.
command-schedule-rules =
    .word = säännöt
    .help = Näytä tai muuta ajastuksen sääntöjä: pyhät, hiljainen aika, kuinka usein.
group-days-off =
    .word = vapaat
    .help = Päivät, joina mikään ajastus ei julkaise, esimerkiksi heinäkuu.
command-days-off-add =
    .word = lisää
    .help = Pidä päiviä vapaina kaikissa ajastuksissa.
command-days-off-list =
    .word = luettelo
    .help = Päivät, joina mikään ajastus ei julkaise.
command-days-off-remove =
    .word = poista
    .help = Julkaise taas näinä päivinä.
option-prompt =
    .word = kysymys
    .help = Kysymyksen tunnus kalenterista, esimerkiksi p07, tai s3, kun tarkoitat ehdotusta 3
option-other =
    .word = toinen
    .help = Toinen päivä
option-to =
    .word = minne
    .help = Päivä, jolle kysymys siirretään
option-until =
    .word = asti
    .help = Ensimmäinen päivä, jona taas jatketaan
option-first =
    .word = alku
    .help = Ensimmäinen vapaa päivä, esimerkiksi 1.7.
option-last =
    .word = loppu
    .help = Viimeinen vapaa päivä, esimerkiksi 31.7.
option-yearly =
    .word = vuosittain
    .help = vuosittain: samat päivät joka vuosi
option-holidays =
    .word = pyhät
    .help = Maa, esimerkiksi FI: sen pyhäpäivinä ei julkaista. Tai ei.
option-window =
    .word = myöhässä
    .help = Montako tuntia myöhässä kysymys saa tulla, 1–48
option-host =
    .word = viikkovuoro
    .help = Montako tuntia vetäjällä on aikaa; vähemmän kuin kysymys saa myöhästyä
option-quiet =
    .word = hiljaa
    .help = Hiljainen aika, esimerkiksi 21-8, tai ei
option-lively =
    .word = vilkas
    .help = Montako jäsenten aloittamaa keskustelua 7 päivässä saa kysymyksen odottamaan, tai ei
option-floor =
    .word = vähintään
    .help = Kysymyksiä 28 päivässä, kun jäsenet aloittavat kaikki keskustelut
option-ceiling =
    .word = enintään
    .help = Kysymyksiä 28 päivässä, kun jäsenet eivät aloita keskusteluja
option-kinds =
    .word = tyypit
    .help = Tyypit pilkuilla erotettuina, esimerkiksi vinkki,onnistuminen, tai kaikki
choice-own = oma
choice-yearly = vuosittain

season-word-none = ei
season-word-all = kaikki
season-when = { $weekday ->
    [0] ma
    [1] ti
    [2] ke
    [3] to
    [4] pe
    [5] la
   *[6] su
} { $day }.{ $month }. klo { $time }
season-date = { $day }.{ $month }.
season-span = { $first } – { $last }
season-yearly = { $days } joka vuosi

season-of-one = Ajastus { $number }, { $weekly }, { $channels }: seuraavat { $weeks } viikkoa{ $state ->
    [paused] . Se on tauolla: näin se julkaisisi. `/ajastus jatka { $number }` jatkaa.
    [removed] . Se on poistettu: näin se julkaisisi. `/ajastus jatka { $number }` tuo sen takaisin.
   *[active] :
}
season-of-all = { $count } ajastuksen seuraavat { $weeks } viikkoa:
season-more = { $count ->
    [one] … ja yksi päivä lisää.
   *[other] … ja { $count } päivää lisää.
} `/ajastus kalenteri <numero>` näyttää yhden ajastuksen kerrallaan.
season-how = `/ajastus kiinnitä <numero> <päivä> <kysymys>` määrää kysymyksen, `vaihda` ja `siirrä` muuttavat järjestystä, `ohita` jättää päivän väliin.
season-no-streams = Yksikään ajastus ei ole käytössä. Tee sellainen komennolla `/ajastus lisää`, esimerkiksi `/ajastus lisää maanantai 9.00 #vienti`, tai jatka vanhaa: `/ajastus jatka <numero>`.
season-nothing = julkaistavaa ei ole
season-left-out = jää väliin: { $reason }
season-skipped = ohitettu (`/ajastus palauta { $number } { $date }` ottaa sen takaisin)
season-day-off = vapaat päivät { $number }
season-paused-until = tauolla, jatkuu { $until }
season-never-quiet = hiljainen aika kestää pidempään kuin kysymys voi odottaa
season-was-posted = julkaistu
season-was-hosted = vetäjä kysyi
season-pinned = kiinnitetty
season-pin-lost = { $instead ->
    [yes] kiinnitetyn { $prompt } sijasta, jota ei enää ole kirjastossa
   *[no] kiinnitettynä oli { $prompt }, jota ei enää ole kirjastossa
}
season-although = vaikka: { $what }
season-host = vetäjä: { $name }, { $channel }
season-after-quiet = ajastettu { $planned }, hiljaiseen aikaan
season-waits = odottaa ({ $since } alkaen, enintään { $until } asti): { $reason }
season-likely-left-out = jää todennäköisesti väliin: { $reason }
season-likely-waits = odottaa todennäköisesti, kunnes on { $until }: { $reason }
season-in-channels = { $channels }: { $what }
season-relaxed-type-rests = tyyppi lepää
season-relaxed-prompt-rests = kysymys lepää
season-relaxed-far = muuhun vuodenaikaan
season-relaxed-kinds = muuta tyyppiä
season-relaxed-repeat = toistuu

season-pin = Ajastus { $number }, { $date }: { $question }. { $before ->
    [none] `/ajastus irrota { $number } { $typed }` peruu tämän.
   *[other] `/ajastus kiinnitä { $number } { $typed } { $before }` tuo takaisin sen, mikä oli kiinnitettynä ennen.
}
season-pin-although = Kysymys julkaistaan, vaikka päivä muuten jäisi väliin: { $what }.
season-pin-hosted = Viikon vetäjä on { $name }. Tämä kysymys tulee vetäjälle luonnokseksi.
season-pin-twice = Sama kysymys on kiinnitetty myös toiselle päivälle: { $date }. Samat ihmiset lukisivat sen kahdesti vuoden sisällä.
season-pin-seen = Näillä kanavilla se on nähty alle vuotta aiemmin: { $date }.
season-pin-gone = Ajastus { $number }, { $date }: kiinnittämääsi kysymystä (`{ $prompt }`) ei enää ole kirjastossa, joten tilalle valitaan toinen. Sen näyttää `/ajastus kalenteri { $number }`. `/ajastus kiinnitä { $number } { $typed } <kysymys>` kiinnittää toisen, `/ajastus irrota { $number } { $typed }` poistaa kiinnityksen.
season-unpin = Ajastus { $number }, { $date }: mitään ei ole kiinnitetty. { $before ->
    [none] `/ajastus kalenteri { $number }` näyttää, mitä on tulossa.
   *[other] `/ajastus kiinnitä { $number } { $typed } { $before }` kiinnittää sen uudelleen.
}
season-swap = Ajastus { $number }: nämä kaksi vaihtoivat paikkaa, ja ne on kiinnitetty.
season-swap-undo = `/ajastus vaihda { $number } { $date } { $other }` vaihtaa ne takaisin, ja `/ajastus irrota { $number } <päivä>` antaa minun taas valita.
season-move = Ajastus { $number }: tämä on uusi järjestys, ja se on kiinnitetty.
season-move-undo = `/ajastus siirrä { $number } { $other } { $date }` siirtää sen takaisin, ja `/ajastus irrota { $number } <päivä>` antaa minun taas valita.
season-unskip = Ajastus { $number }, { $date }: päivä ei jää väliin. `/ajastus ohita { $number } { $typed }` ohittaa sen.
season-unskip-still = Ajastus { $number }, { $date }: päivää ei ole ohitettu, mutta se jää silti väliin: { $reason }. `/ajastus kiinnitä` tuo kysymyksen sellaisenakin päivänä, paitsi kun ajastus on tauolla.

season-prompt-unknown = Kysymystä ”{ $prompt }” ei ole. Tunnukset näkyvät kysymysten perässä (`/ajastus kalenteri`) ja ehdotukset komennolla `/viikkokysymykset luettelo`: ehdotus 3 on tässä `s3`.
season-prompt-unknown-near = Kysymystä ”{ $prompt }” ei ole. Tarkoititko `{ $near }`? Tunnukset näkyvät kysymysten perässä (`/ajastus kalenteri`); ehdotus 3 on tässä `s3`.
season-prompt-broken = Sitä kysymystä ei voi lukea: { $file }: { $reason }. Korjaa tiedosto ja käynnistä Vertti uudelleen, tai valitse toinen kysymys.
season-suggestion-waiting = Ehdotus { $number } odottaa päätöstä. Hyväksy se ensin: `/viikkokysymykset hyväksy { $number }`.
season-suggestion-declined = Ehdotus { $number } on hylätty. Jos se sittenkin kysytään, hyväksy se ensin: `/viikkokysymykset hyväksy { $number }`.
season-date-other-day = Tuona päivänä tässä ajastuksessa ei ole kysymystä ({ $date }). Lähin päivä on { $near }.
season-date-done = Tätä päivää ei voi enää muuttaa ({ $date }): kysymys on jo julkaistu tai jäi väliin. Valitse päivä, joka on vielä edessä.
season-date-too-far = Sinne on yli kaksi vuotta: { $date }. Valitse lähempi päivä.
season-is-skipped = Se päivä on ohitettu: { $date }. Ota se ensin takaisin: `/ajastus palauta { $number } { $typed }`.
season-is-paused = Ajastus { $number } on silloin vielä tauolla ({ $date }). Valitse myöhempi päivä tai lopeta tauko ensin: `/ajastus jatka { $number }`.
season-is-chosen = Sen päivän kysymys ({ $date }) on jo valittu ja ehkä lähdössä, joten se pysyy. Ohita päivä tai valitse toinen päivä.
season-same-date = Molemmat päivät ovat samat: { $date }. Anna kaksi eri päivää.
season-asks-nothing = Tuona päivänä ei näillä näkymin kysytä mitään ({ $date }), joten siirrettävää ei ole. `/ajastus kiinnitä` määrää päivälle kysymyksen.

season-nothing-comes = Vuoden sisällä ei tule yhtään kysymystä, koska jokainen päivä jää väliin. Syyn näyttää `/ajastus kalenteri { $number }`. Vapaat päivät näyttää `/vapaat luettelo`, ja `/vapaat poista <numero>` poistaa niitä.
season-next-waits = Seuraava kysymys odottaa. Sen aika oli { $next }, ja takaraja on { $latest }; sen jälkeen kysymys jää väliin
season-paused = Ajastus { $number } on tauolla. Jatkuu: { $until }. { $comes ->
    [no] { season-nothing-comes }
    [waits] { season-next-waits }.
   *[yes] Seuraava kysymys: { $next }.
} `/ajastus jatka { $number }` jatkaa aiemmin.
season-added-undo = `/ajastus poista { $number }` peruu tämän.
season-resumed-undo = `/ajastus tauko { $number }` panee sen tauolle.
season-skip-undo = `/ajastus palauta { $number } { $date }` peruu tämän.
season-off-added = Vapaat päivät { $number }: { $days }. Mikään ajastus ei julkaise silloin, paitsi mitä niihin päiviin on kiinnitetty. `/vapaat poista { $number }` peruu tämän.
season-off-none = Vapaita päiviä ei ole. Lisää niitä: `/vapaat lisää <alku> [loppu] [vuosittain]`, esimerkiksi `/vapaat lisää 1.7. 31.7. vuosittain`.
season-off-list = Mikään ajastus ei julkaise näinä päivinä:
season-off-removed = Nämä eivät ole enää vapaita päiviä: { $days }. `/vapaat lisää { $undo }` lisää ne takaisin.
season-off-unknown = Vapaita päiviä numerolla { $number } ei ole. Numerot näyttää `/vapaat luettelo`.
season-off-backwards = Viimeinen päivä ({ $last }) on ennen ensimmäistä ({ $first }). Anna ensimmäinen päivä ensin, ja vuosikin, jos se ei ole selvä: `/vapaat lisää 20.12.2027 6.1.2028`.
season-off-too-long = Väli on liian pitkä vapaiksi päiviksi: { $first } – { $last }. { $yearly ->
    [yes] Joka vuosi toistuvat päivät mahtuvat yhteen vuoteen.
   *[no] Enintään kaksi vuotta sopii.
} `/ajastus tauko <numero>` keskeyttää ajastuksen, kunnes sitä jatketaan.
season-off-over-new-year = Vapaita päiviä tulisi { $days }, vuodenvaihteen yli: { $first } – { $last }. Jos tarkoitat sitä, kirjoita vuodetkin: `/vapaat lisää { $written }`. Muuten anna ensimmäinen päivä ensin.

season-change-what = Kerro, mikä muuttuu, esimerkiksi `/ajastus muuta { $number } kello:10.00` tai `/ajastus muuta { $number } viikonpäivä:tiistai`.
season-change-same = Ajastus { $number } on jo niin kuin haluat: { $weekly }, { $channels }. { $comes ->
    [no] { season-nothing-comes }
    [waits] { season-next-waits }.
   *[yes] Seuraava kysymys: { $next }.
}
season-changed = Ajastus { $number } oli: { $was }, { $channels_were }{ $language_was ->
    [fi] , suomeksi
    [sv] , ruotsiksi
    [en] , englanniksi
   *[own] { "" }
}. Nyt se on: { $weekly }, { $channels }{ $language ->
    [fi] , suomeksi
    [sv] , ruotsiksi
    [en] , englanniksi
   *[own] { "" }
}. { $comes ->
    [no] { season-nothing-comes }
    [waits] { season-next-waits }.
   *[yes] Seuraava kysymys: { $next }.
} `{ $undo }` peruu tämän.
season-changed-meanwhile = Joku muu muutti ajastusta { $number } samalla hetkellä. Katso `/ajastus luettelo` ja yritä uudelleen.
season-quiet = Silloin on hiljainen aika, joten kysymys tulee vasta klo { $time }. `/ajastus muuta { $number } kello:<kello>` vaihtaa ajan, `/ajastus säännöt { $number } hiljaa:ei` poistaa hiljaisen ajan.
season-quiet-never = Silloin on hiljainen aika, ja se kestää pidempään kuin kysymys voi odottaa, joten mitään ei koskaan julkaistaisi. `/ajastus muuta { $number } kello:<kello>` vaihtaa ajan, `/ajastus säännöt { $number } hiljaa:ei` poistaa hiljaisen ajan.
season-host-moved = Viikkovuorosi on siirtynyt. Uusi aika: { $when } ({ $zone }).
season-hosted-left-out = Ajastus { $number }, { $date }: päivä jää nyt väliin, mutta sillä on jo vetäjä ({ $name }). `/ajastus vapauta { $number } { $typed }` vapauttaa vuoron ja kertoo siitä vetäjälle.
season-host-freed = Viikkovuorosi jää pois ({ $when }): kysymystä ei enää julkaista sillä kanavalla. Sinun ei tarvitse tehdä mitään.

season-rules = Ajastus { $number }, { $weekly }, { $channels }. Sen säännöt:
season-rules-how = Sääntö muuttuu, kun annat sen nimen ja arvon, esimerkiksi nämä kaksi, jotka ovat nyt näin: `{ $command }`.
season-rules-changed = Muutettu. Ajastus { $number }, { $weekly }, { $channels }. Sen säännöt ovat nyt:
season-rules-changed-how = `{ $command }` peruu tämän.
season-rule-holidays = { $country ->
    [none] Kysymyksiä julkaistaan myös pyhäpäivinä.
   *[other] Pyhäpäivinä ({ $country }) ei julkaista.
}
season-rule-window = Kysymys saa tulla enintään { $hours } h myöhässä; sen jälkeen se jää väliin.
season-rule-host = Vetäjällä on { $hours } h aikaa kysyä; sitten Vertti julkaisee.
season-rule-quiet = { $some ->
    [no] Hiljaista aikaa ei ole.
   *[yes] Hiljainen aika: klo { $start }–{ $end }. Sille ajalle osuva kysymys odottaa, kunnes hiljainen aika päättyy.
}
season-rule-lively = { $lively ->
    [0] Kysymys tulee, vaikka kanavalla olisi kuinka vilkasta.
    [one] Kun jäsenet ovat aloittaneet 7 päivän aikana keskustelun, kysymys odottaa rauhallisempaa hetkeä. Jos sitä ei tule, kysymys jää väliin.
   *[other] Kun jäsenet ovat aloittaneet 7 päivän aikana vähintään { $lively } keskustelua, kysymys odottaa rauhallisempaa hetkeä. Jos sitä ei tule, kysymys jää väliin.
}
season-rule-budget = { $same ->
    [yes] Kysymyksiä { $days } päivässä: enintään { $ceiling }.
   *[no] Kysymyksiä { $days } päivässä: enintään { $ceiling }, kun jäsenet eivät itse aloita keskusteluja, ja sitä vähemmän, mitä enemmän he aloittavat, mutta vähintään { $floor }.
}
season-rule-kinds = { $kinds ->
    [all] Kaikentyyppisiä kysymyksiä.
   *[other] Kirjastosta vain näitä tyyppejä: { $kinds }.
}
season-bad-country = En tunne maan ”{ $country }” pyhäpäiviä. Kirjoita maan kaksi kirjainta, esimerkiksi FI, SE tai EE, tai `ei`.
season-bad-quiet = En osaa lukea hiljaista aikaa ”{ $quiet }”. Kirjoita se näin: 21-8 tai 21.30-7.30, tai `ei`.
season-bad-lively = ”{ $lively }” ei ole keskustelujen määrä. Kirjoita kokonaisluku, vähintään 1, tai `ei`.
season-bad-hours = Anna vähintään yksi tunti.
season-bad-kind = ”{ $kind }” ei ole kysymystyyppi. { $near ->
    [none] Tyypit ovat: { $kinds }.
   *[other] Tarkoititko { $near }? Tyypit ovat: { $kinds }.
}
season-host-too-long = Vetäjällä olisi aikaa { $host } h, mutta kysymys saa tulla vain { $window } h myöhässä. Anna vähemmän tunteja (`viikkovuoro`) tai salli pidempi myöhästyminen (`myöhässä`).
season-floor-high = Vähimmäismäärä ({ $floor }) on suurempi kuin enimmäismäärä ({ $ceiling }). Pienennä vähimmäismäärää tai anna molemmat.

season-list-paused = Tauolla, jatkuu { $until }.
season-list-rules = Omat säännöt: { $rules }
season-list-off = Vapaat päivät: { $days }. Niiden numerot näyttää `/vapaat luettelo`.
