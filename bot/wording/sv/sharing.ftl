command-knowledge-save =
    .word = spara
    .help = Ta vara på ett meddelande som hjälpte, så att jag kan citera det, om skribenten går med på det.
    .menu = Spara som kunskap
command-knowledge-mine =
    .word = mina
    .help = Vad du har delat och hur; ändra det eller ta tillbaka det.
command-knowledge-proposals =
    .word = förslag
    .help = Medlemmars svar som väntar på skribenten eller på dig.
command-knowledge-approve =
    .word = godkänn
    .help = Ta i bruk en medlems svar så som skribenten tillåter.
command-knowledge-refuse =
    .word = avslå
    .help = Lämna bort en medlems svar. Skribenten får veta det, med din orsak.

share-gone = Jag kan inte läsa det meddelandet. Det har raderats, eller så är det inte avsett för mig.
share-elsewhere = Ett meddelande kan sparas bara i den kanal där det finns.
share-mine = Det meddelandet är mitt. Bara medlemmars meddelanden kan sparas.
share-nobody = Bara meddelanden av den här gemenskapens medlemmar kan sparas.
share-no-text = Det finns ingen text i det meddelandet.
share-too-long = Texten är för lång: högst { $most } tecken ryms.
share-save-title = Spara som kunskap
share-form-question = Frågan som det svarar på
share-form-answer = Svaret
share-form-answer-unnamed = Svaret utan namn på personer och företag
share-form-source = Källa, en webbadress
share-form-id = Kod
share-saved = Tack. Jag har frågat skribenten hur det får delas. Utan svar delas ingenting.
share-saved-later = Tack. Jag frågar skribenten på dagtid hur det får delas. Utan svar delas ingenting.
share-not-asked = Jag kan inte fråga skribenten privat, så jag har inte sparat texten. Du kan be skribenten att själv spara meddelandet.
share-already = Det meddelandet har sparats tidigare. Jag frågar inte om det på nytt.
share-already-yours = Du har redan sparat det meddelandet. `/kunskap mina` visar det.

share-asked = En medlem vill att jag tar vara på det här svaret av dig, så att jag kan citera det när någon frågar:
share-asked-own = Det här skulle jag ta vara på och citera när någon frågar:
share-asked-how = Hur får det delas? Utan ditt svar delas ingenting. Du kan ändra dig när som helst med `/kunskap mina`.
share-choose-named = Med mitt namn
share-choose-unnamed = Utan mitt namn och företag
share-choose-no = Inte alls
share-withdraw = Ta tillbaka
share-go-on = Fortsätt
share-not-yours = Bara den som har skrivit texten kan bestämma det.
share-over = Det är redan avgjort. `/kunskap mina` visar vad du delar.
share-unnamed-title = Utan ditt namn
share-still-named = De här av dina namn finns ännu i texten: { $names }. Den delas först när de är borta.
share-chosen-named = Det delas med ditt namn.
share-chosen-unnamed = Det delas utan ditt namn och företag.
share-chosen-no = Det delas inte, och jag har inte sparat texten.
share-moderator-next = En moderator läser det först, och jag berättar för dig hur det gick.
share-withdrawn = Jag har tagit tillbaka det. Texten är borta ur allt jag sparar, och ur mina svar så långt jag kan ändra dem.
share-now-named = Du delar det här svaret med ditt namn. `/kunskap mina` visar det och ändrar det.
share-now-unnamed = Du delar det här svaret utan ditt namn och företag. `/kunskap mina` visar det och ändrar det.
share-now-no = Det här svaret av dig delas inte, och jag har inte sparat texten.
share-told-approved = Ett svar av dig hör nu till dem som jag citerar. Tack. `/kunskap mina` visar det, och där kan du ta tillbaka det.
share-told-refused = En moderator har lämnat bort ett svar av dig som hade föreslagits. Orsaken: { $reason }
share-told-refused-unsaid = En moderator har lämnat bort ett svar av dig som hade föreslagits. Ingen orsak angavs.

share-mine-none = Du delar ingenting. I ett meddelandes meny eller med `/kunskap spara` kan du föreslå ett eget svar.
share-mine-found = { $count ->
    [one] Du delar en text:
   *[other] Du delar { $count } texter. En knapp visar en av dem och ändrar den:
}
share-is-unanswered = delas inte, eftersom du inte har valt hur
share-is-waiting-named = väntar på en moderator, med ditt namn
share-is-waiting-unnamed = väntar på en moderator, utan ditt namn
share-is-in-use-named = delas med ditt namn
share-is-in-use-unnamed = delas utan ditt namn

proposals-none = Inga svar av medlemmar väntar.
proposals-found = { $count ->
    [0] Inga svar av medlemmar väntar på dig.
    [one] Ett svar av en medlem väntar på dig:
   *[other] { $count } svar av medlemmar väntar på dig:
}
proposals-unanswered = { $count ->
    [one] Ett väntar på sin skribent: nummer { $numbers }.
   *[other] { $count } väntar på sina skribenter: nummer { $numbers }.
}
proposals-how = Med knappen läser och redigerar du ett svar. Eller så tar `/kunskap godkänn <nummer>` det i bruk som det är, och `/kunskap avslå <nummer>` lämnar bort det.
proposals-read = Läs { $number }
proposals-named = med namnet { $name }
proposals-unnamed = utan namn
proposals-unknown = Det finns inget förslag nummer { $number }. `/kunskap förslag` visar dem.
proposals-decided = Förslag { $number } är redan avgjort.
proposals-not-allowed = Den som har skrivit förslag { $number } har inte gått med på att det delas.
proposals-changed = Skribenten har under tiden ändrat förslag { $number }. Läs det på nytt.
proposals-names-author = Skribenten vill inte ha sitt namn där, men namnet finns i texten. Ta bort det.
proposals-approved = Tack. Det är i bruk som `{ $id }`, och jag har berättat det för skribenten.
proposals-refused = Förslag { $number } är bortlämnat, och jag har berättat det för skribenten.
share-approve-title = Läs och godkänn

share-credit = Svaret delades av { $name }
share-answer-withdrawn = Det här svaret har tagits tillbaka.
