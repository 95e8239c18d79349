command-why =
    .word = miksi
    .help = Miksi viestin merkinnät lasketaan tai miksi ei.
    .menu = Miksi?
command-helpers =
    .word = auttajat
    .help = Ketkä ovat auttaneet muita viimeisten 30 päivän aikana.
group-helpers =
    .word = auttajat
    .help = Lista niistä, jotka ovat auttaneet.
command-helpers-leave =
    .word = poistu
    .help = Poistu auttajien listalta; silloin et saa kiitosviestejäkään.
command-helpers-join =
    .word = liity
    .help = Palaa auttajien listalle.

mark-helpful = auttoi
mark-solved = ratkaistu

why-gone = Tuo viesti on poistettu, ja sen merkinnät poistuivat samalla.
why-label = Kirjoitin tuon viestin itse. Reaktio siihen kertoo minulle, auttoiko vastaus; se ei ole merkintä kenellekään.
why-not-recorded = Olet lopettanut toimintasi tallentamisen, joten reaktioitasi ei lueta eikä sinulle tallenneta merkintöjä.
why-not-watched = Tuolla kanavalla ei tallenneta merkintöjä. Ylläpitäjä voi ottaa ne siellä käyttöön komennolla `/kanava tässä seuranta`.
why-no-marks = Tuolla viestillä ei ole merkintöjä, joista tietäisin. Nämä reaktiot ovat merkintöjä: { $emoji }.
why-yours = Sinun merkintäsi ({ $kind }): { $reason }
why-from = Merkinnän antoi { $name } ({ $kind }): { $reason }
why-others = { $count ->
    [one] Yksi merkintä toiselta jäseneltä ({ $kind })
   *[other] { $count } merkintää muilta jäseniltä ({ $kind })
}: { $reason }
why-taken-back = peruttu, koska reaktio otettiin pois.

verdict-counted = lasketaan.
verdict-giver-is-bot = ei lasketa, koska sen antoi botti.
verdict-label = ei lasketa kenellekään, koska viesti on minun; se kertoo minulle, auttoiko vastaus.
verdict-message-by-bot = ei lasketa, koska viestin kirjoitti botti.
verdict-own-message = ei lasketa, koska omaa viestiä ei voi merkitä.
verdict-not-watched = ei lasketa, koska kanavalla ei tallennettu merkintöjä silloin, kun se annettiin.
verdict-too-old = ei lasketa, koska viesti oli yli { $days } päivää vanha, kun merkintä annettiin.
verdict-too-many = ei lasketa, koska saman tunnin aikana oli jo laskettu { $most } saman jäsenen antamaa merkintää. Uudelleen antaminen ei muuta tätä.
verdict-back-and-forth = ei lasketa, koska nämä kaksi ovat kiittäneet toisiaan: { $window } päivän aikana lasketaan enintään { $each } merkintää kumpaankin suuntaan.

helpers-intro = Viimeisten { $days } päivän aikana näiden jäsenten viestit ovat auttaneet muita:
helpers-none = Viimeisten { $days } päivän aikana ei ole annettu merkintöjä. Riittää, että reagoit viestiin, josta oli sinulle apua.
helpers-score = auttoi { $givers ->
    [one] yhtä ihmistä
   *[other] { $givers } ihmistä
}, { $marks ->
    [one] yksi merkintä
   *[other] { $marks } merkintää
}
helpers-you = Sinä: { $score }.
helpers-you-none = Sinä: ei merkintöjä tänä aikana.
helpers-you-left = Et ole listalla. `/auttajat liity` tuo sinut takaisin.
helpers-somebody = joku jäsen
helpers-left = Et ole enää auttajien listalla, enkä lähetä sinulle kiitosviestejä. Viestiesi merkinnät tallennetaan yhä, mutta niitä ei näytetä listalla. `/auttajat liity` tuo sinut takaisin.
helpers-joined = Olet taas auttajien listalla, ja saamasi merkinnät ovat mukana.

thanks-note = { $count ->
    [one] Vastauksestasi oli jollekulle apua. Kiitos.
   *[other] { $count } vastauksestasi oli jollekulle apua. Kiitos.
}
thanks-footer = Tällaisia viestejä tulee enintään yksi päivässä. `/auttajat poistu` lopettaa ne.
