command-knowledge-check =
    .word = granska
    .help = Vad som är fel med svaren: föråldrat, utan källa, för långt och så vidare.
command-knowledge-reviews =
    .word = på-tur
    .help = De svar som ska kontrolleras på nytt, nu eller inom 30 dagar.
command-knowledge-confirm =
    .word = bekräfta
    .help = Du har jämfört ett svar med källorna, och det stämmer fortfarande.
command-knowledge-history =
    .word = historik
    .help = Vem som har ändrat eller bekräftat ett svar, och när.
command-knowledge-gaps =
    .word = luckor
    .help = Vad folk har frågat på sistone utan att jag hade ett svar, det vanligaste först.
command-knowledge-right =
    .word = rätt
    .help = Berätta vilket svar en fråga borde ha fått. Det visas i stället för mitt.
    .menu = Det rätta svaret
command-knowledge-candidates =
    .word = frågesätt
    .help = Frågor som fick rätt svar och kan bli nya sätt att fråga.
command-knowledge-accept =
    .word = ta-med
    .help = Lägg till en sådan fråga till sitt svar, som den ställdes eller med andra ord.
command-knowledge-drop =
    .word = hoppa-över
    .help = Lämna bort en sådan fråga för gott.
option-message =
    .word = meddelande
    .help = En länk till meddelandet

upkeep-more = … och { $count } till

check-fine = Alla svar är i ordning.
check-found = { $count ->
    [one] En sak behöver ses över.
   *[other] { $count } saker behöver ses över, de allvarligaste först.
}
check-withheld = **De här ger jag inte längre.** De ändras ofta, och kontrollen är försenad. Jämför dem med källorna och skriv sedan `/kunskap bekräfta <kod>`.
check-lapsed = **Kontrollen är försenad.** Jämför dem med källorna och skriv sedan `/kunskap bekräfta <kod>`.
check-no-source = **Utan källa.** Lägg till en med `/kunskap ändra <kod> källa <adress>`.
check-no-such-check = **Märkta som kontrollerade en dag då ingen källa öppnades.** Öppna källorna och skriv sedan `/kunskap bekräfta <kod>`.
check-too-long = **För långt för ett meddelande,** med fråga och källor, i tecken. Förkorta med `/kunskap ändra`.
check-markup = **Märkning som inte syns som den är tänkt.** Rätta den med `/kunskap ändra`.
check-language = **Saknas på något språk.** Lägg till fråga och svar med `/kunskap ändra`.
check-twin = **Svar som är nästan likadana.** Behåll det ena och ta bort det andra med `/kunskap slopa <kod>`.
check-same-question = **Frågas med nästan samma ord.** Bara det ena svaret hittas: ändra frågan till det andra.
markup-bold = fetstil utan slut eller intill ett mellanslag
markup-code = ett gravtecken utan par
markup-link = en halv länk
markup-table = en tabell
markup-heading = en rubrik
markup-html = HTML
markup-title = märkning i frågan

reviews-none = Inget behöver kontrolleras inom 30 dagar.
reviews-lapsed = **Ska kontrolleras nu**
reviews-soon = **Ska kontrolleras inom 30 dagar**
reviews-not-stated = Jag ger det inte förrän dess.
reviews-how = Jämför svaret med källorna. Om det fortfarande stämmer: `/kunskap bekräfta <kod>`. Om inte: `/kunskap ändra <kod> svar <text>`.
reviews-note = En del av de svar jag citerar ska kontrolleras på nytt. Du får den här listan för att du är moderator, högst en gång i veckan.
confirm-thanks = Tack, { $name }. `{ $id }` räknas som kontrollerat i dag och ska kontrolleras igen senast { $date }. Ditt namn står i historiken.

history-of = Vad som har hänt med `{ $id }`, det senaste först:
history-starter = kom med Vertti
history-import = från en fil
history-somebody = någon
change-added = tillagt
change-confirmed = bekräftat
change-question = frågan ändrad
change-answer = svaret ändrat
change-more-ways = { $count ->
    [one] ett sätt att fråga tillagt
   *[other] { $count } sätt att fråga tillagda
}
change-fewer-ways = { $count ->
    [one] ett sätt att fråga borttaget
   *[other] { $count } sätt att fråga borttagna
}
change-sources = källor ändrade
change-dates = nästa kontroll flyttad
change-other = detaljer ändrade

gaps-none = De senaste { $days } dagarna hade jag svar på allt som frågades, eller så frågades ingenting.
gaps-found = { $count ->
    [one] En fråga som jag inte hade svar på de senaste { $days } dagarna:
   *[other] { $count } frågor som jag inte hade svar på de senaste { $days } dagarna, likadana tillsammans, de vanligaste först:
}
gaps-tried = { $ids } hjälpte inte
gaps-how = Lägg till ett svar med `/kunskap lägg-till <kod> "<fråga>" "<svar>"`. Om det redan finns ett, lär mig det nya sättet att fråga: `/kunskap ändra <kod> även <fråga>`.

right-no-question = Det meddelandet är varken ett svar av mig eller en fråga som jag känner till.
right-title = Det rätta svaret
right-which = Dess kod; /kunskap lista visar dem
right-shown = Tack. Mitt svar visar nu `{ $id }`, och jag har noterat det.
right-kept = Tack. Jag har noterat att `{ $id }` är rätt. Det fanns inget meddelande av mig att ändra.

candidates-none = Det finns inga nya sätt att fråga att titta på.
candidates-found = { $count ->
    [one] En fråga fick rätt svar och kan bli ett sätt att fråga:
   *[other] { $count } frågor fick rätt svar och kan bli sätt att fråga:
}
candidates-how = Lägg till en med `/kunskap ta-med <nummer>`, eller med andra ord: `/kunskap ta-med <nummer> <text>`. Lämna bort en med `/kunskap hoppa-över <nummer>`.
candidates-unknown = Det finns ingen fråga nummer { $number } att titta på. `/kunskap frågesätt` visar dem.
candidates-decided = Fråga { $number } är redan avgjord.
candidates-too-long = Ett sätt att fråga har 1–{ $most } tecken.
candidates-same = `{ $id }` frågas redan med nästan de här orden. Jag lämnade bort den här.
candidates-accepted = Fråga { $number } är nu ett sätt att fråga efter `{ $id }`.
candidates-dropped = Fråga { $number } är bortlämnad för gott.
