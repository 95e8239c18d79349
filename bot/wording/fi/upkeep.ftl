command-knowledge-check =
    .word = tarkasta
    .help = Mitä vastauksissa on vialla: vanhentunut, lähde puuttuu, liian pitkä ja niin edelleen.
command-knowledge-reviews =
    .word = tarkistettavat
    .help = Vastaukset, jotka pitää tarkistaa uudelleen nyt tai 30 päivän sisällä.
command-knowledge-confirm =
    .word = vahvista
    .help = Olet verrannut vastausta lähteisiin, ja se pitää yhä paikkansa.
command-knowledge-history =
    .word = historia
    .help = Kuka vastausta on muuttanut tai vahvistanut ja milloin.
command-knowledge-gaps =
    .word = aukot
    .help = Mitä viime aikoina on kysytty ja mihin minulla ei ollut vastausta, kysytyimmät ensin.
command-knowledge-right =
    .word = oikea
    .help = Kerro, mikä vastaus kysymykseen olisi kuulunut. Se näytetään minun vastaukseni paikalla.
    .menu = Oikea vastaus
command-knowledge-candidates =
    .word = kysymystavat
    .help = Oikein vastatut kysymykset, joista voi tulla uusia kysymystapoja.
command-knowledge-accept =
    .word = kelpuuta
    .help = Lisää tällainen kysymys vastaukseensa, sellaisenaan tai toisin sanottuna.
command-knowledge-drop =
    .word = ohita
    .help = Jätä tällainen kysymys pysyvästi pois.
option-message =
    .word = viesti
    .help = Linkki viestiin

upkeep-more = … ja vielä { $count }

check-fine = Kaikki vastaukset ovat kunnossa.
check-found = { $count ->
    [one] Yksi asia kaipaa huomiota.
   *[other] { $count } asiaa kaipaa huomiota, vakavimmat ensin.
}
check-withheld = **Näitä en enää kerro.** Ne muuttuvat usein, ja tarkistus on myöhässä. Vertaa niitä lähteisiin ja anna sitten `/tieto vahvista <tunnus>`.
check-lapsed = **Tarkistus on myöhässä.** Vertaa näitä lähteisiin ja anna sitten `/tieto vahvista <tunnus>`.
check-no-source = **Lähde puuttuu.** Lisää se: `/tieto muokkaa <tunnus> lähde <osoite>`.
check-no-such-check = **Merkitty tarkistetuksi päivänä, jona yhtäkään lähdettä ei avattu.** Avaa lähteet ja anna sitten `/tieto vahvista <tunnus>`.
check-too-long = **Liian pitkä yhteen viestiin** kysymyksineen ja lähteineen, merkkeinä. Lyhennä komennolla `/tieto muokkaa`.
check-markup = **Merkintöjä, jotka eivät näy niin kuin on tarkoitettu.** Korjaa komennolla `/tieto muokkaa`.
check-language = **Puuttuu jollakin kielellä.** Lisää kysymys ja vastaus komennolla `/tieto muokkaa`.
check-twin = **Lähes samat vastaukset.** Pidä toinen ja poista toinen: `/tieto poista <tunnus>`.
check-same-question = **Kysytään lähes samoin sanoin.** Vain toinen vastauksista löytyy: muuta toisen kysymystä.
markup-bold = lihavointi ilman loppua tai välilyönnin vieressä
markup-code = pariton gravis
markup-link = puolikas linkki
markup-table = taulukko
markup-heading = otsikko
markup-html = HTML
markup-title = merkintöjä kysymyksessä

reviews-none = Mitään ei tarvitse tarkistaa 30 päivän sisällä.
reviews-lapsed = **Tarkistettava nyt**
reviews-soon = **Tarkistettava 30 päivän sisällä**
reviews-not-stated = En kerro sitä ennen tarkistusta.
reviews-how = Vertaa vastausta lähteisiin. Jos se pitää yhä paikkansa: `/tieto vahvista <tunnus>`. Jos ei: `/tieto muokkaa <tunnus> vastaus <teksti>`.
reviews-note = Osa lainaamistani vastauksista pitää tarkistaa uudelleen. Saat tämän luettelon, koska olet valvoja, enintään kerran viikossa.
confirm-thanks = Kiitos, { $name }. `{ $id }` on nyt tarkistettu tänään, ja seuraava tarkistus on viimeistään { $date }. Nimesi jää sen historiaan.

history-of = Mitä vastaukselle `{ $id }` on tapahtunut, uusin ensin:
history-starter = tuli Vertin mukana
history-import = tiedostosta
history-somebody = joku
change-added = lisätty
change-confirmed = vahvistettu
change-question = kysymystä muutettu
change-answer = vastausta muutettu
change-more-ways = { $count ->
    [one] yksi kysymystapa lisätty
   *[other] { $count } kysymystapaa lisätty
}
change-fewer-ways = { $count ->
    [one] yksi kysymystapa otettu pois
   *[other] { $count } kysymystapaa otettu pois
}
change-sources = lähteitä muutettu
change-dates = seuraavaa tarkistusta siirretty
change-other = yksityiskohtia muutettu

gaps-none = Viimeisten { $days } päivän aikana osasin vastata kaikkeen, mitä kysyttiin, tai mitään ei kysytty.
gaps-found = { $count ->
    [one] Yksi kysymys, johon minulla ei viimeisten { $days } päivän aikana ollut vastausta:
   *[other] { $count } kysymystä, joihin minulla ei viimeisten { $days } päivän aikana ollut vastausta, samanlaiset yhdessä, kysytyimmät ensin:
}
gaps-tried = { $ids } ei auttanut
gaps-how = Lisää vastaus: `/tieto lisää <tunnus> "<kysymys>" "<vastaus>"`. Jos vastaus on jo olemassa, opeta minulle uusi kysymystapa: `/tieto muokkaa <tunnus> myös <kysymys>`.

right-no-question = Se viesti ei ole minun vastaukseni eikä kysymys, jonka tunnen.
right-title = Oikea vastaus
right-which = Tunnus; /tieto luettelo näyttää ne
right-shown = Kiitos. Vastauksessani on nyt `{ $id }`, ja panin sen muistiin.
right-kept = Kiitos. Panin muistiin, että `{ $id }` on oikea. Minulla ei ollut viestiä, jota muuttaa.

candidates-none = Uusia kysymystapoja ei ole katsottavana.
candidates-found = { $count ->
    [one] Yhteen kysymykseen vastattiin oikein, ja siitä voi tulla kysymystapa:
   *[other] { $count } kysymykseen vastattiin oikein, ja niistä voi tulla kysymystapoja:
}
candidates-how = Lisää kysymys komennolla `/tieto kelpuuta <numero>` tai toisin sanottuna `/tieto kelpuuta <numero> <teksti>`. Jätä pois komennolla `/tieto ohita <numero>`.
candidates-unknown = Kysymystä numero { $number } ei ole katsottavana. `/tieto kysymystavat` näyttää ne.
candidates-decided = Kysymyksestä { $number } on jo päätetty.
candidates-too-long = Kysymystavassa on 1–{ $most } merkkiä.
candidates-same = Vastausta `{ $id }` kysytään jo lähes näin. Jätin tämän pois.
candidates-accepted = Kysymys { $number } on nyt vastauksen `{ $id }` kysymystapa.
candidates-dropped = Kysymys { $number } on jätetty pysyvästi pois.
