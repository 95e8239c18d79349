command-help =
    .word = ohje
    .help = Mitä täällä voi tehdä.
command-about =
    .word = tietoja
    .help = Mikä Vertti on ja mitä se tallentaa.
command-language =
    .word = kieli
    .help = Valitse, millä kielellä Vertti puhuu sinulle.
command-recording =
    .word = tallennus
    .help = Oman toimintasi tallennus päälle tai pois.
command-channel-here =
    .word = tässä
    .help = Mitä Vertti tekee tällä kanavalla: kysymykset, viikkokysymykset, seuranta tai pois.
group-channel =
    .word = kanava
    .help = Kanavan asetukset.
command-roles-grant =
    .word = anna
    .help = Tee jäsenestä valvoja tai ylläpitäjä.
command-roles-revoke =
    .word = peru
    .help = Ota annettu rooli pois.
command-roles-list =
    .word = luettelo
    .help = Kenelle on annettu rooli.
group-roles =
    .word = roolit
    .help = Kuka saa tehdä mitäkin.

option-question =
    .word = kysymys
    .help = Kysymyksesi omin sanoin
option-link =
    .word = linkki
    .help = Linkki viestiin
option-member =
    .word = jäsen
    .help = Jäsen
option-role =
    .word = rooli
    .help = valvoja tai ylläpitäjä
option-language =
    .word = kieli
    .help = fi, sv tai en
option-channel =
    .word = kanava
    .help = Kanava
option-channels =
    .word = kanavat
    .help = Yksi tai useampi kanava pilkuilla erotettuna
option-reason =
    .word = syy
    .help = Miksi, yhdellä lauseella
option-id =
    .word = tunnus
    .help = Vastauksen lyhyt tunnus
option-text =
    .word = teksti
    .help = Teksti
option-state =
    .word = tila
    .help = päällä tai pois
option-use =
    .word = käyttö
    .help = kysymykset, viikkokysymykset, seuranta tai pois
option-wait =
    .word = odotus
    .help = Montako minuuttia ihmisillä on aikaa vastata ensin; jos 0, Vertti vastaa heti
choice-on = päällä
choice-off = pois
choice-questions = kysymykset
choice-prompts = viikkokysymykset
choice-watched = seuranta
choice-moderator = valvoja
choice-staff = ylläpitäjä
choice-fi = suomi
choice-sv = ruotsi
choice-en = englanti
role-member = jäsen
role-moderator = valvoja
role-staff = ylläpitäjä

help-intro = Tätä täällä voi tehdä. Voit myös vain kysyä: mainitse minut tai kirjoita minulle yksityisesti.
about =
    Olen Vertti. Autan vientiyrityksiä auttamaan toisiaan: kysyn kerran viikossa jotain, haen vastauksia kysymyksiin, jotka toistuvat, ja pidän huolen siitä, että auttajat saavat kiitoksen.

    Lainaan vain tarkistettuja vastauksia lähteen ja päiväyksen kanssa. En keksi mitään, ja väistyn, kun ihmiset keskustelevat.

    Mitä tallennan: kuka oli mukana ja milloin (en viestien tekstejä), merkinnät avusta, sovelluksesi kielen, 28 päivän ajan valintasi äänestyksissä (niitä ei näytetä kenellekään) ja { $days } päivän ajan minulle esitettyjen kysymysten tekstit. `/tallennus pois` lopettaa oman toimintasi tallentamisen, `/auttajat poistu` poistaa sinut auttajien listalta.
language-chosen = Puhun sinulle tästä lähtien suomea.
recording-on = Toimintasi tallennetaan taas: ajat ja tunnisteet, ei koskaan sitä, mitä kirjoitat.
recording-off = Toimintaasi ei enää tallenneta eikä reaktioitasi lueta. Se, mitä toiminnastasi oli tallennettu, ja valintasi äänestyksissä on poistettu.
channel-questions = Kuuntelen täällä kysymyksiä. { $minutes ->
    [0] Vastaan heti.
    [one] Ihmisillä on minuutti aikaa vastata ensin.
   *[other] Ihmisillä on { $minutes } minuuttia aikaa vastata ensin.
}
channel-prompts = Tälle kanavalle voi nyt ajastaa viikkokysymyksiä. Tee se komennolla `/ajastus lisää`.
channel-watched = Pidän täällä kirjaa siitä, mikä auttoi.
channel-off = En tee tällä kanavalla enää mitään. Se, mikä on jo tallennettu, säilyy määräaikansa loppuun.
channel-notice =
    Vertti on nyt mukana tällä kanavalla.

    Se tallentaa, kuka oli mukana ja milloin (ajat ja tunnisteet, ei koskaan viestien tekstejä), reaktiot, jotka kertovat avusta, ja { $days } päivän ajan sille esitettyjen kysymysten tekstit. Jokainen voi lopettaa oman toimintansa tallentamisen komennolla `/tallennus pois`. Lisää kertoo `/tietoja`.
channel-cannot-write = En saa kirjoittaa tälle kanavalle. Kutsu minut kanavalle tai anna minulle kirjoitusoikeus ja yritä uudelleen.
roles-granted = { $name } on nyt { $role ->
    [staff] ylläpitäjä
   *[moderator] valvoja
}.
roles-revoked = Jäsenellä { $name } ei enää ole annettua roolia.
roles-none-granted = Tällä jäsenellä ei ole annettua roolia. Työtilan tai palvelimen pääkäyttäjät ovat ylläpitäjiä oikeuksiensa perusteella.
roles-intro = Annetut roolit. Myös työtilan tai palvelimen pääkäyttäjät ovat ylläpitäjiä.
roles-nobody = Kenellekään ei ole vielä annettu roolia.

not-allowed = Siihen tarvitaan rooli ”{ $role ->
    [staff] ylläpitäjä
    [moderator] valvoja
   *[member] jäsen
}”. Ylläpitäjä voi antaa sen sinulle komennolla `/roolit anna`.
command-empty = Kirjoita, mitä haluat tehdä. `/ohje` näyttää komennot.
command-unknown = En tunne komentoa ”{ $typed }”. `/ohje` näyttää komennot.
command-unknown-near = En tunne komentoa ”{ $typed }”. Tarkoititko `/{ $near }`? `/ohje` näyttää komennot.
command-group = ”{ $group }” tarvitsee toisen sanan: { $names }.
command-too-long = Se on liian pitkä komennoksi: enintään { $most } merkkiä.
option-missing = `/{ $command }` tarvitsee vielä tiedon ”{ $option }”. `/ohje` näyttää, miten se kirjoitetaan.
option-unknown = Komennolla `/{ $command }` ei ole valintaa ”{ $option }”. { $options ->
    [none] Se ei ota mitään.
   *[other] Sen valinnat ovat { $options }.
}
option-too-many = En tiedä, mitä ”{ $word }” tarkoittaa komennossa `/{ $command }`. Laita useampi sana lainausmerkkeihin.
option-too-long = ”{ $option }” on liian pitkä: { $length } merkkiä, enintään { $most } mahtuu.
option-not-a-number = Tiedon ”{ $option }” pitää olla kokonaisluku, enintään { $most }.
option-choice = ”{ $word }” ei ole mikään näistä: { $choices }.
option-choice-near = ”{ $word }” ei ole mikään näistä: { $choices }. Tarkoititko ”{ $near }”?
option-no-channel = En löydä kanavaa ”{ $channel }”. Onko nimi oikein, ja olenko minä kanavalla?
option-no-member = En löydä jäsentä ”{ $member }”.
option-not-a-link = Tähän tarvitaan linkki viestiin: kopioi se viestin valikosta.
button-unknown = Tämä painike ei enää toimi. Kysy uudelleen, niin saat uuden.
trouble = Tämä ei nyt onnistunut, mutta mitään ei kadonnut. Yritä hetken päästä uudelleen. Jos vika jatkuu, kerro ylläpitäjälle koodi { $id }.
trouble-refused = En saanut tehdä sitä täällä. Pyydä ylläpitäjää tarkistamaan oikeuteni (koodi { $id }).
