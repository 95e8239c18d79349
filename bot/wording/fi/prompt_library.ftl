command-prompts-check =
    .word = tarkasta
    .help = Mitä kysymyskirjastossa on vialla: puuttuva kieli, liian pitkä, kaksi samanlaista ja niin edelleen.

prompt-check-balance = { $count ->
    [one] Kirjastossa on yksi kysymys.
   *[other] Kirjastossa on { $count } kysymystä.
} Tyypit: { $kinds }. Vuodenajat: { $seasons }.
prompt-check-fine = Kysymyskirjasto on kunnossa.
prompt-check-broken = **Rikki: nämä tiedostot jäävät pois.** Korjaa ne ja käynnistä Vertti uudelleen.
prompt-check-language = **Kieli puuttuu.** Lisää teksti ja vaihtoehdot sillä kielellä.
prompt-check-untranslated = **Sama teksti kahdella kielellä.** Käännä toinen.
prompt-check-hint = **Voi viedä keskustelun aiheeseen, josta kilpailijoiden ei pidä puhua.** Lue kysymys uudelleen ja kysy menneestä, ilman nimiä ja lukuja. Tämä ei ole oikeudellinen neuvo.
prompt-check-twin = **Kaksi lähes samanlaista.** Pidä toinen ja poista toisen tiedosto.
prompt-check-long = **Hidas lukea** (merkkejä / enintään). Lyhennä niin, että kysymyksen lukee viidessä sekunnissa.
prompt-check-long-option = **Vaihtoehto on liian pitkä Discordille** (merkkejä / enintään). Loppu jää siellä pois: lyhennä.
prompt-check-empty-weeks = **Viikot ilman omaa kysymystä.** Niille valitaan lähin, jota ei ole vielä kysytty.
prompt-check-more = { $count ->
    [one] … ja yksi muu.
   *[other] … ja { $count } muuta.
} Kaikki näyttää `python run_bot.py prompts check`.
prompt-kind-poll = äänestys
prompt-kind-win = onnistuminen
prompt-kind-failure = kömmähdys
prompt-kind-help = avunpyyntö
prompt-kind-tip = vinkki
prompt-kind-whatwouldyoudo = mitä tekisit
prompt-season-winter = talvi
prompt-season-spring = kevät
prompt-season-summer = kesä
prompt-season-autumn = syksy
