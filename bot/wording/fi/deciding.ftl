prompt-reason-paused-until = ajastus oli tauolla myöhempään päivään asti
prompt-reason-day-off = on vapaa päivä
prompt-reason-holiday = on pyhäpäivä
prompt-reason-stepping-back = jäsenet aloittavat keskusteluja itse, joten minä kysyn harvemmin
prompt-reason-ceiling = ylläpidon asettama 28 päivän enimmäismäärä oli täynnä
prompt-reason-lively = jäsenet olivat aloittaneet sillä viikolla paljon keskusteluja
prompt-reason-quiet-hours = hiljainen aika kesti siihen asti, että oli liian myöhä julkaista
prompt-reason-settled = asia oli jo hoidettu
prompt-reason-taken-back = kysymys peruttiin
prompt-reason-moved = ajastusta muutettiin, eikä se enää julkaise siellä

prompt-wait-not-due = aika ei ole vielä tullut
prompt-wait-host = viikon vetäjä kysyy ensin
prompt-wait-not-running = alustaan ei ole yhteyttä; yritän uudelleen minuutin välein
prompt-wait-nothing-left = julkaistavaa ei ole; katson uudelleen minuutin välein
prompt-wait-quiet-hours = on hiljainen aika
prompt-wait-lively = jäsenet ovat aloittaneet tällä viikolla paljon keskusteluja
prompt-wait-paused = ajastus on tauolla; jos sitä jatketaan sitä ennen, kysymys julkaistaan
prompt-wait-removed = ajastus on poistettu; jos se palautetaan sitä ennen, kysymys julkaistaan

command-schedule-why =
    .word = miksi
    .help = Miksi kysymys julkaistiin, odottaa tai jäi väliin, lukuineen.
decided-heading = Ajastus { $number }, { $when }:
decided-heading-extra = Ajastus { $number }, ylimääräinen kysymys ({ $when }):
decided-question = Kysymys: ”{ $question }” (`{ $prompt }`).
decided-question-likely = Kysymys näillä näkymin: ”{ $question }” (`{ $prompt }`).
decided-corrected = Ylläpito on korjannut tekstiä sen jälkeen.
decided-question-gone = Kysymys oli `{ $prompt }`, jota ei enää ole kirjastossa.
decided-pin-lost = Ylläpito kiinnitti tähän päivään kysymyksen `{ $prompt }`, mutta sitä ei enää ole kirjastossa, joten sen tilalla on tämä.
decided-posted = julkaistu: { $when }.
decided-taken-back = julkaistu ({ $when }), ylläpito perui sen, ja se on poistettu.
decided-taken-back-later = julkaistu ({ $when }), ja ylläpito perui sen. Viesti on vielä paikallaan; poistan sen heti, kun alustaan saa yhteyden.
decided-taken-back-not = julkaistu ({ $when }), ja ylläpito perui sen. Viesti on vielä paikallaan, koska en voinut poistaa sitä: { $reason }.
decided-hosted = viikon vetäjä ({ $name }) kysyi sen: { $when }.
decided-refused = ei julkaistu: { $reason }.
decided-skipped = jäi väliin: { $reason }.
decided-now = julkaistaan juuri nyt.
decided-comes = julkaistaan: { $when }.
decided-waits = odottaa, kunnes on { $until }: { $reason }.
decided-would-wait = näillä näkymin odottaa, kunnes on { $until }: { $reason }.
decided-would-skip = näillä näkymin jää väliin: { $reason }.
decided-likely-skip = jää näillä näkymin todennäköisesti väliin: { $reason }. Tämä on ennuste, ja se voi vielä muuttua.
decided-host-first = viikon vetäjä ({ $name }) kysyy ensin
decided-extra = Ylläpito pyysi sen komennolla `/ajastus nyt`: pyhäpäivät, vetäjät, hiljainen aika ja kysymysten harventaminen eivät koske sitä.
decided-budget = { $when ->
    [to-come] Viime 28 päivän aikana aloitettuja keskusteluja (ennuste siihen asti):
   *[past] Edeltävien 28 päivän aikana aloitettuja keskusteluja:
} jäsenet { $members }, ylläpito ja botit { $others }; omia kysymyksiäni: { $own }. Jäsenten osuus on { $members } ÷ ({ $members } + { $others } + { $own } + { $prior }) = { $share }, joten kysymyksiä saa olla 28 päivässä { $floor } + pyöristys(({ $ceiling } − { $floor }) × (1 − { $share })) = { $allowed } (vähintään { $floor }, enintään { $ceiling }). Niistä käytetty: { $used }{ $foreseen ->
    [0] .
    [one] , joista yksi on vielä tulossa.
   *[other] , joista { $foreseen } on vielä tulossa.
}
decided-lively = { $when ->
    [to-come] Jäsenten sitä ennen 7 päivän aikana aloittamia keskusteluja tähän mennessä: { $count }.
   *[past] Jäsenten 7 päivän aikana aloittamia keskusteluja: { $count }.
} { $limit ->
    [none] Kysymys tulee, oli niitä kuinka monta tahansa.
    [one] Kun niitä on yksikin, kysymys odottaa.
   *[other] Kun niitä on { $limit } tai enemmän, kysymys odottaa.
}
decided-quiet = Hiljainen aika: { $start }–{ $end } ({ $zone }).
decided-no-quiet = Hiljainen aika: ei ole.
decided-nothing-then = Ajastuksessa { $number } ei ollut kysymystä silloin: { $date }. Päivät näyttää `/ajastus kalenteri { $number }`.
outlook-ceiling = { $ceiling ->
    [0] ylläpidon asettama enimmäismäärä ei salli kysymyksiä
    [one] ylläpidon asettama enimmäismäärä, yksi kysymys 28 päivässä, on täynnä
   *[other] ylläpidon asettama enimmäismäärä, { $ceiling } kysymystä 28 päivässä, on täynnä
}
outlook-stepping-back = jäsenet aloittavat { $all ->
    [one] ainoasta keskustelusta
   *[other] { $all } keskustelusta
} { $members }
