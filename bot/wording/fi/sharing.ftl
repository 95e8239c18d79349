command-knowledge-save =
    .word = tallenna
    .help = Ota auttanut viesti talteen, jotta voin lainata sitä, jos kirjoittaja suostuu.
    .menu = Tallenna tiedoksi
command-knowledge-mine =
    .word = omat
    .help = Mitä olet jakanut ja miten; muuta tai peru.
command-knowledge-proposals =
    .word = ehdotukset
    .help = Jäsenten vastaukset, jotka odottavat kirjoittajaansa tai sinua.
command-knowledge-approve =
    .word = hyväksy
    .help = Ota jäsenen vastaus käyttöön niin kuin kirjoittaja sallii.
command-knowledge-refuse =
    .word = hylkää
    .help = Jätä jäsenen vastaus pois. Kirjoittaja saa tiedon ja syyn.

share-gone = En voi lukea tuota viestiä. Se on poistettu, tai sitä ei ole tarkoitettu minulle.
share-elsewhere = Viestin voi tallentaa vain sillä kanavalla, jolla se on.
share-mine = Tuo viesti on minun. Vain jäsenten viestejä voi tallentaa.
share-nobody = Vain tämän yhteisön jäsenten viestejä voi tallentaa.
share-no-text = Tuossa viestissä ei ole tekstiä.
share-too-long = Teksti on liian pitkä: enintään { $most } merkkiä mahtuu.
share-save-title = Tallenna tiedoksi
share-form-question = Kysymys, johon se vastaa
share-form-answer = Vastaus
share-form-answer-unnamed = Vastaus ilman ihmisten ja yritysten nimiä
share-form-source = Lähde, verkko-osoite
share-form-id = Tunnus
share-saved = Kiitos. Kysyin kirjoittajalta, miten sen saa jakaa. Ilman vastausta mitään ei jaeta.
share-saved-later = Kiitos. Kysyn kirjoittajalta päivällä, miten sen saa jakaa. Ilman vastausta mitään ei jaeta.
share-not-asked = En voi kysyä kirjoittajalta yksityisesti, joten en pitänyt tekstiä tallessa. Voit pyytää kirjoittajaa tallentamaan viestin itse.
share-already = Tuo viesti on jo tallennettu. En kysy siitä uudelleen.
share-already-yours = Olet jo tallentanut tuon viestin. `/tieto omat` näyttää sen.

share-asked = Eräs jäsen haluaisi, että otan tämän vastauksesi talteen ja lainaan sitä, kun joku kysyy:
share-asked-own = Tämän ottaisin talteen ja lainaisin, kun joku kysyy:
share-asked-how = Miten sen saa jakaa? Ilman vastaustasi mitään ei jaeta. Voit muuttaa mieltäsi milloin vain: `/tieto omat`.
share-choose-named = Nimelläni
share-choose-unnamed = Ilman nimeäni ja yritystäni
share-choose-no = Ei ollenkaan
share-withdraw = Peru jakaminen
share-go-on = Jatka
share-not-yours = Vain tekstin kirjoittaja voi päättää siitä.
share-over = Siitä on jo päätetty. `/tieto omat` näyttää, mitä jaat.
share-unnamed-title = Ilman nimeäsi
share-still-named = Nämä nimesi ovat vielä tekstissä: { $names }. Se jaetaan vasta, kun ne on poistettu.
share-chosen-named = Se jaetaan nimelläsi.
share-chosen-unnamed = Se jaetaan ilman nimeäsi ja yritystäsi.
share-chosen-no = Sitä ei jaeta, enkä pitänyt tekstiä tallessa.
share-moderator-next = Valvoja lukee sen ensin, ja kerron sinulle, miten kävi.
share-withdrawn = Jakaminen on peruttu. Teksti on poistettu kaikesta, mitä pidän tallessa, ja vastauksistani siltä osin kuin voin niitä muuttaa.
share-now-named = Jaat tämän vastauksen nimelläsi. `/tieto omat` näyttää sen ja muuttaa sitä.
share-now-unnamed = Jaat tämän vastauksen ilman nimeäsi ja yritystäsi. `/tieto omat` näyttää sen ja muuttaa sitä.
share-now-no = Tätä vastaustasi ei jaeta, enkä pitänyt tekstiä tallessa.
share-told-approved = Yksi vastauksistasi on nyt niiden joukossa, joita lainaan. Kiitos. `/tieto omat` näyttää sen, ja siellä voit myös perua.
share-told-refused = Valvoja jätti pois vastauksesi, jota oli ehdotettu. Syy: { $reason }
share-told-refused-unsaid = Valvoja jätti pois vastauksesi, jota oli ehdotettu. Syytä ei kerrottu.

share-mine-none = Et jaa mitään. Viestin valikosta tai komennolla `/tieto tallenna` voit ehdottaa omaa vastaustasi.
share-mine-found = { $count ->
    [one] Jaat yhden tekstin:
   *[other] Jaat { $count } tekstiä. Painikkeesta näet yhden ja voit muuttaa sitä:
}
share-is-unanswered = ei jaeta, koska et ole valinnut, miten
share-is-waiting-named = odottaa valvojaa, nimelläsi
share-is-waiting-unnamed = odottaa valvojaa, ilman nimeäsi
share-is-in-use-named = jaetaan nimelläsi
share-is-in-use-unnamed = jaetaan ilman nimeäsi

proposals-none = Yksikään jäsenten vastaus ei odota.
proposals-found = { $count ->
    [0] Yksikään jäsenten vastaus ei odota sinua.
    [one] Yksi jäsenen vastaus odottaa sinua:
   *[other] { $count } jäsenten vastausta odottaa sinua:
}
proposals-unanswered = { $count ->
    [one] Yksi odottaa kirjoittajaansa: numero { $numbers }.
   *[other] { $count } odottaa kirjoittajaansa: numerot { $numbers }.
}
proposals-how = Painikkeesta voit lukea ja muokata. Tai `/tieto hyväksy <numero>` ottaa vastauksen käyttöön sellaisenaan, ja `/tieto hylkää <numero>` jättää sen pois.
proposals-read = Lue { $number }
proposals-named = nimellä { $name }
proposals-unnamed = ilman nimeä
proposals-unknown = Ehdotusta { $number } ei ole. `/tieto ehdotukset` näyttää ehdotukset.
proposals-decided = Ehdotuksesta { $number } on jo päätetty.
proposals-not-allowed = Ehdotuksen { $number } kirjoittaja ei ole suostunut jakamiseen.
proposals-changed = Kirjoittaja on sillä välin muuttanut ehdotusta { $number }. Lue se uudelleen.
proposals-names-author = Kirjoittaja ei halua siihen nimeään, mutta nimi on tekstissä. Poista se.
proposals-approved = Kiitos. Se on käytössä tunnuksella `{ $id }`, ja kerroin kirjoittajalle.
proposals-refused = Ehdotus { $number } jätettiin pois, ja kerroin kirjoittajalle.
share-approve-title = Lue ja hyväksy

share-credit = Vastauksen jakoi { $name }
share-answer-withdrawn = Tämä vastaus on peruttu.
