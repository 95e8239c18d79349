command-prompts-check =
    .word = granska
    .help = Vad som är fel med frågorna i biblioteket: språk som saknas, för långa, två likadana och så vidare.

prompt-check-balance = { $count ->
    [one] Biblioteket har en fråga.
   *[other] Biblioteket har { $count } frågor.
} Typer: { $kinds }. Årstider: { $seasons }.
prompt-check-fine = Frågebiblioteket är i skick.
prompt-check-broken = **Trasiga: de här filerna lämnas bort.** Rätta dem och starta Vertti på nytt.
prompt-check-language = **Ett språk saknas.** Skriv till texten och alternativen på det språket.
prompt-check-untranslated = **Samma text på två språk.** Översätt den ena.
prompt-check-hint = **Kan leda samtalet till något som konkurrenter inte ska tala om.** Läs frågan igen och fråga om det som har varit, utan namn och siffror. Det här är inte juridisk rådgivning.
prompt-check-twin = **Två nästan likadana.** Behåll den ena och ta bort den andras fil.
prompt-check-long = **Långsam att läsa** (tecken / högst). Förkorta så att frågan läses på fem sekunder.
prompt-check-long-option = **Ett alternativ är för långt för Discord** (tecken / högst). Slutet faller bort där: förkorta.
prompt-check-empty-weeks = **Veckor utan egen fråga.** För dem väljs den närmaste som inte har ställts än.
prompt-check-more = { $count ->
    [one] … och en till.
   *[other] … och { $count } till.
} Alla visas av `python run_bot.py prompts check`.
prompt-kind-poll = omröstning
prompt-kind-win = framgång
prompt-kind-failure = misstag
prompt-kind-help = hjälp
prompt-kind-tip = tips
prompt-kind-whatwouldyoudo = vad skulle du göra
prompt-season-winter = vinter
prompt-season-spring = vår
prompt-season-summer = sommar
prompt-season-autumn = höst
