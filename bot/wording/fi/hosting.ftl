command-host =
    .word = viikkovuoro
    .help = Kysy viikon kysymys itse, omin sanoin.
command-schedule-unhost =
    .word = vapauta
    .help = Vapauta jäsenen viikkovuoro.
prompt-chosen = Valinnut: { $name }
prompt-chosen-member = Jäsenen valitsema

host-yours = Viikkovuoro on sinun: { $when }, { $channel }.
host-remind = Muistutan sinua kerran, päivää ennen.
host-how = Kun on aika, lähetän sinulle yksityisesti luonnoksen. Kirjoita silloin kysymys omin sanoin kanavalle { $channel }, omaksi viestikseen. Ensimmäinen viesti, jonka kirjoitat sinne { $hours ->
    [one] tunnin
   *[other] { $hours } tunnin
} kuluessa, on viikon kysymys, ja minä pysyn hiljaa. { $then ->
    [nothing] Jos viestiä ei tule, sillä viikolla ei näillä näkymin ole kysymystä: minulla ei ole julkaistavaa.
    [staffs] Jos viestiä ei tule, julkaisen luonnoksen; sen valitsi ylläpito, joten nimeäsi ei mainita.
   *[hosts] Jos viestiä ei tule, julkaisen luonnoksen ja mainitsen, että sinä valitsit sen.
}
host-draft = Luonnos näillä näkymin:
host-draft-chosen = Luonnoksesi:
host-draft-pinned = Ylläpidon tälle viikolle valitsema kysymys:
host-others = Voit ottaa tilalle jonkin näistä:
host-another = Toisen viikon saat lisäämällä päivän: `/viikkovuoro { $date }`.
host-several = Viikkovuorosi:
host-week = - { $when }, { $channel }
host-choose = Ota { $letter }
host-give-back = Anna vuoro takaisin
host-give-back-one = Anna takaisin { $date }
host-take-week = Ota { $date }

host-taken = Tämä vuoro on jo jollakin muulla: { $date }. { $near ->
    [none] Muita vapaita vuoroja ei ole seuraavien { $weeks } viikon aikana.
   *[other] Seuraava vapaa on { $near }.
}
host-left-out = Tuona päivänä ei ole kysymystä ({ $date }): { $reason }. { $near ->
    [none] Muita vapaita vuoroja ei ole seuraavien { $weeks } viikon aikana.
   *[other] Seuraava vapaa on { $near }.
}
host-too-late = Tämä kysymys on jo julkaistu tai juuri lähdössä: { $date }. { $near ->
    [none] Muita vapaita vuoroja ei ole seuraavien { $weeks } viikon aikana.
   *[other] Seuraava vapaa on { $near }.
}
host-too-far = Sinne on yli { $weeks } viikkoa: { $date }. { $near ->
    [none] Lähempänä ei ole vapaata vuoroa; kokeile myöhemmin uudelleen.
   *[other] Valitse lähempi: seuraava vapaa on { $near }.
}
host-other-day = Tuona päivänä ei ole viikkokysymystä: { $date }. { $near ->
    [none] Vapaita vuoroja ei muutenkaan ole seuraavien { $weeks } viikon aikana.
   *[other] Seuraava vapaa on { $near }.
}
host-none-free = Seuraavien { $weeks } viikon aikana ei ole vapaata vuoroa: joka viikolla on jo vetäjä tai viikolla ei ole kysymystä. Kokeile ensi viikolla uudelleen tai ehdota kysymystä: `/ehdota`.
host-no-stream = Täällä ei vielä julkaista viikkokysymyksiä, joten vuoroja ei ole. Voit ehdottaa kysymystä: `/ehdota`.
host-paused = Viikkokysymykset ovat täällä tauolla, joten vuoroja ei juuri nyt ole. Ylläpito päättää, milloin ne jatkuvat. Voit ehdottaa kysymystä: `/ehdota`.
host-paused-until = Viikkokysymykset ovat täällä tauolla. Ne jatkuvat: { $until }. Lähempänä sitä päivää voit ottaa vuoron: `/viikkovuoro`. Kysymystä voit ehdottaa jo nyt: `/ehdota`.
host-unknown-stream = Ajastus { $number } ei julkaise täällä nyt mitään. Jätä numero pois, niin etsin vuoron itse.
host-elsewhere = Ajastus { $number } julkaisee toisella alustalla. Anna komento siellä tai jätä numero pois.

host-draft-taken = Luonnoksesi on nyt tämä ({ $when }, { $channel }):
host-draft-late = Luonnos on jo lähetetty. Kirjoita kanavalle { $channel } mitä haluat: omat sanasi ratkaisevat.
host-draft-gone = Tuota kysymystä ei voi enää valita. `/viikkovuoro { $date }` näyttää, mitä voi.
host-given-back = Vuoro ei ole enää sinun: { $date }. Julkaisen sen päivän kysymyksen itse.
host-not-yours = Vuoro ei ole enää sinun: { $date }.
host-given-late = Kysymys on jo julkaistu ({ $date }), joten vuoroa ei voi enää antaa takaisin.

host-reminder = Huomenna on viikkovuorosi: { $when }, { $channel }. Kun on aika, lähetän sinulle luonnoksen; kysy omin sanoin.
host-off = Viikkovuorosi jää pois ({ $date }): { $reason }. Sinun ei tarvitse kysyä silloin mitään. `/viikkovuoro` etsii sinulle toisen viikon.
host-now = On viikon kysymyksen aika kanavalla { $channel }. Kirjoita se sinne omin sanoin, omaksi viestikseen, ei ketjuun. Tässä on luonnos:
host-now-without = On viikon kysymyksen aika kanavalla { $channel }. Kirjoita se sinne omin sanoin, omaksi viestikseen, ei ketjuun.
host-now-until = Odotan kello { $time } asti ({ $zone }). { $then ->
    [nothing] Jos siihen mennessä ei ole tullut mitään, tällä viikolla ei näillä näkymin ole kysymystä: minulla ei ole julkaistavaa.
    [staffs] Jos siihen mennessä ei ole tullut mitään, julkaisen luonnoksen; sen valitsi ylläpito, joten nimeäsi ei mainita.
   *[hosts] Jos siihen mennessä ei ole tullut mitään, julkaisen luonnoksen ja mainitsen, että sinä valitsit sen.
}
host-open-channel = Avaa { $channel }
host-took = Otin [viestisi]({ $link }) kanavalla { $channel } viikon kysymykseksi enkä julkaise omaa. Kiitos. Jos et tarkoittanut sitä niin, kumoa.
host-took-without-link = Otin viestisi kanavalla { $channel } viikon kysymykseksi enkä julkaise omaa. Kiitos. Jos et tarkoittanut sitä niin, kumoa.
host-undo = Kumoa
host-undone = Kumottu: tuo viesti ei ole viikon kysymys. Odotan sinulta toista kello { $time } asti ({ $zone }).
host-undone-soon = Kumottu: tuo viesti ei ole viikon kysymys. Aikasi on mennyt, joten julkaisen luonnoksen pian itse.
host-undone-taken-back = Kumottu: tuo viesti ei ole viikon kysymys. Ylläpito on perunut viikon kysymyksen, joten en julkaise sitä.
host-undo-late = Tätä ei voi enää kumota: toista kysymystä ei ehdi enää julkaista tällä viikolla.
host-undo-made-way = Tätä ei voi kumota: olin juuri julkaissut luonnoksen, kun viestisi tuli, ja poistin sen. En julkaise samaa kysymystä toista kertaa, joten viestisi jää viikon kysymykseksi. Ylläpito voi julkaista toisen: `/ajastus nyt`.
host-undo-no-other = Tätä ei voi kumota: en voinut julkaista luonnosta tällä kanavalla, joten viestisi jää viikon kysymykseksi.
host-undo-not-now = Tätä ei voi juuri nyt kumota: tarkistan vielä, onko luonnos jo julkaistu. Kokeile hetken päästä uudelleen.
host-undo-gone = Se on jo kumottu.
host-deleted = Poistit viestisi kanavalta { $channel }, joten se ei ole enää viikon kysymys. Odotan toista kello { $time } asti ({ $zone }).

unhost-done = Ajastus { $number }, { $date }: vuoro on taas vapaa. Siitä sai tiedon { $name }. Kysymys julkaistaan tavalliseen tapaan; vuoron voi ottaa uudelleen komennolla `/viikkovuoro { $typed } { $number }`.
unhost-none = Ajastus { $number }, { $date }: vetäjää ei ole. Tulevat kysymykset näyttää `/ajastus luettelo`.
unhost-late = Ajastuksen { $number } kysymys on jo julkaistu ({ $date }).
host-freed = Ylläpito vapautti viikkovuorosi ({ $date }, { $channel }), joten sinun ei tarvitse kysyä silloin mitään. `/viikkovuoro` etsii sinulle toisen viikon.
