command-help =
    .word = hjälp
    .help = Vad du kan göra här.
command-about =
    .word = om
    .help = Vad Vertti är och vad den sparar.
command-language =
    .word = språk
    .help = Välj vilket språk Vertti talar med dig.
command-recording =
    .word = lagring
    .help = Slå på eller av lagringen av din aktivitet.
command-channel-here =
    .word = här
    .help = Vad Vertti gör i den här kanalen: frågor, veckofrågor, bevakad eller av.
group-channel =
    .word = kanal
    .help = Kanalens inställningar.
command-roles-grant =
    .word = ge
    .help = Gör en medlem till moderator eller administratör.
command-roles-revoke =
    .word = återta
    .help = Ta tillbaka en roll som har getts.
command-roles-list =
    .word = lista
    .help = Vem som har fått en roll.
group-roles =
    .word = roller
    .help = Vem som får göra vad.

option-question =
    .word = fråga
    .help = Din fråga med egna ord
option-link =
    .word = länk
    .help = En länk till meddelandet
option-member =
    .word = medlem
    .help = Medlemmen
option-role =
    .word = roll
    .help = moderator eller administratör
option-language =
    .word = språk
    .help = fi, sv eller en
option-channel =
    .word = kanal
    .help = En kanal
option-channels =
    .word = kanaler
    .help = En eller flera kanaler, med kommatecken emellan
option-reason =
    .word = orsak
    .help = Varför, i en mening
option-id =
    .word = kod
    .help = Svarets korta namn
option-text =
    .word = text
    .help = Texten
option-state =
    .word = läge
    .help = på eller av
option-use =
    .word = användning
    .help = frågor, veckofrågor, bevakad eller av
option-wait =
    .word = väntetid
    .help = Minuter som folk får på sig att svara före Vertti; med 0 svarar Vertti genast
choice-on = på
choice-off = av
choice-questions = frågor
choice-prompts = veckofrågor
choice-watched = bevakad
choice-moderator = moderator
choice-staff = administratör
choice-fi = finska
choice-sv = svenska
choice-en = engelska
role-member = medlem
role-moderator = moderator
role-staff = administratör

help-intro = Det här kan du göra. Du kan också bara fråga: nämn mig eller skriv privat till mig.
about =
    Jag heter Vertti. Jag hjälper exportföretag att hjälpa varandra: jag ställer en fråga i veckan, letar fram svar på frågor som återkommer och ser till att de som hjälper får tack.

    Jag citerar bara granskade svar, med källa och datum. Jag hittar inte på något, och jag drar mig undan när folk diskuterar.

    Det här sparar jag: vem som var aktiv och när (inga meddelandetexter), märkningar om vad som hjälpte, språket i din app, i 28 dagar vad du valt i omröstningar (det visas inte för någon) och i { $days } dagar texten i frågor som ställs till mig. `/lagring av` stoppar lagringen av din aktivitet, `/hjälpare lämna` tar bort dig från listan över hjälpare.
language-chosen = Jag talar svenska med dig från och med nu.
recording-on = Din aktivitet sparas igen: tider och koder, aldrig det du skriver.
recording-off = Din aktivitet sparas inte längre och dina reaktioner läses inte. Det som sparats om din aktivitet har raderats, liksom vad du valt i omröstningar.
channel-questions = Jag lyssnar efter frågor här. { $minutes ->
    [0] Jag svarar genast.
    [one] Folk har en minut på sig att svara först.
   *[other] Folk har { $minutes } minuter på sig att svara först.
}
channel-prompts = Veckofrågor kan nu läggas ut här. Planera en med `/schema lägg-till`.
channel-watched = Jag sparar märkningar om vad som hjälpte här.
channel-off = Jag gör inget mer i den här kanalen. Det som sparats finns kvar tills tiden gått ut.
channel-notice =
    Vertti är nu med i den här kanalen.

    Den sparar vem som var aktiv och när (tider och koder, aldrig meddelandetexter), reaktioner som säger att något hjälpte och i { $days } dagar texten i frågor som ställs till den. Var och en kan stoppa lagringen av sin egen aktivitet med kommandot `/lagring av`. `/om` berättar mer.
channel-cannot-write = Jag får inte skriva i den här kanalen. Bjud in mig eller ge mig rätt att skriva och försök igen.
roles-granted = { $name } är nu { $role ->
    [staff] administratör
   *[moderator] moderator
}.
roles-revoked = { $name } har inte längre någon tilldelad roll.
roles-none-granted = Medlemmen har ingen tilldelad roll. Arbetsytans eller serverns administratörer är administratörer genom sina rättigheter.
roles-intro = Tilldelade roller. Arbetsytans eller serverns administratörer räknas också som administratörer.
roles-nobody = Ingen har fått någon roll ännu.

not-allowed = Till det behövs rollen ”{ $role ->
    [staff] administratör
    [moderator] moderator
   *[member] medlem
}”. En administratör kan ge dig den med `/roller ge`.
command-empty = Skriv vad du vill göra. `/hjälp` visar kommandona.
command-unknown = Jag känner inte till kommandot ”{ $typed }”. `/hjälp` visar kommandona.
command-unknown-near = Jag känner inte till kommandot ”{ $typed }”. Menade du `/{ $near }`? `/hjälp` visar kommandona.
command-group = ”{ $group }” behöver ett ord till: { $names }.
command-too-long = Det är för långt för ett kommando: högst { $most } tecken.
option-missing = `/{ $command }` behöver också ”{ $option }”. `/hjälp` visar hur det skrivs.
option-unknown = `/{ $command }` har inget val ”{ $option }”. { $options ->
    [none] Det tar inga.
   *[other] Det har { $options }.
}
option-too-many = Jag vet inte vad ”{ $word }” betyder i `/{ $command }`. Sätt flera ord inom citattecken.
option-too-long = ”{ $option }” är för långt: { $length } tecken, högst { $most } ryms.
option-not-a-number = ”{ $option }” ska vara ett heltal, högst { $most }.
option-choice = ”{ $word }” är inget av: { $choices }.
option-choice-near = ”{ $word }” är inget av: { $choices }. Menade du ”{ $near }”?
option-no-channel = Jag hittar inte kanalen ”{ $channel }”. Är namnet rätt, och är jag med i kanalen?
option-no-member = Jag hittar inte medlemmen ”{ $member }”.
option-not-a-link = Här behövs en länk till ett meddelande: kopiera den från meddelandets meny.
button-unknown = Den knappen fungerar inte längre. Fråga på nytt, så får du en ny.
trouble = Det gick inte just nu, men inget har försvunnit. Försök igen om en stund. Om felet fortsätter, ge en administratör koden { $id }.
trouble-refused = Jag fick inte göra det här. Be en administratör kontrollera mina rättigheter (kod { $id }).
