group-schedule =
    .word = schema
    .help = När och var veckofrågorna läggs ut.
command-schedule-add =
    .word = lägg-till
    .help = Planera en veckofråga.
command-schedule-list =
    .word = lista
    .help = Alla scheman och det som kommer härnäst.
command-schedule-pause =
    .word = pausa
    .help = Lägg inte ut något förrän schemat fortsätter.
command-schedule-resume =
    .word = fortsätt
    .help = Fortsätt med ett schema som är pausat eller borttaget.
command-schedule-remove =
    .word = slopa
    .help = Ta bort ett schema. Det går att få tillbaka.
command-schedule-skip =
    .word = hoppa
    .help = Hoppa över nästa fråga eller frågan ett visst datum.
command-schedule-preview =
    .word = förhandsvisning
    .help = Visa nästa fråga bara för dig.
command-schedule-now =
    .word = nu
    .help = Lägg ut nästa fråga genast, som en extra.
command-suggest =
    .word = föreslå
    .help = Föreslå en veckofråga. Ditt namn visas vid den.
group-prompts =
    .word = veckofrågor
    .help = Veckofrågor som medlemmarna föreslår.
command-prompts-list =
    .word = lista
    .help = Vad medlemmarna har föreslagit.
command-prompts-approve =
    .word = godkänn
    .help = Godkänn ett förslag. Det läggs ut före bibliotekets frågor.
command-prompts-decline =
    .word = avböj
    .help = Avböj ett förslag. Orsaken når förslagsställaren privat.
option-weekday =
    .word = veckodag
    .help = måndag–söndag
option-time =
    .word = klockan
    .help = Lokal tid, till exempel 9.00
option-zone =
    .word = tidszon
    .help = Tidszon, till exempel Europe/Helsinki
option-number =
    .word = nummer
    .help = Numret i listan
option-date =
    .word = datum
    .help = Ett datum, till exempel 7.6.2027
choice-monday = måndag
    .also = mån
choice-tuesday = tisdag
    .also = tis
choice-wednesday = onsdag
    .also = ons
choice-thursday = torsdag
    .also = tor, tors
choice-friday = fredag
    .also = fre
choice-saturday = lördag
    .also = lör
choice-sunday = söndag
    .also = sön

prompting-day = { $weekday } { $day }.{ $month }.{ $year }
prompting-when = { $day } kl. { $time }
prompting-weekly = { $weekday } kl. { $time } ({ $zone })

prompt-credit = Förslag av { $name }
prompt-credit-member = Förslag av en medlem
prompt-in-this-language = På svenska

schedule-added = Schema { $number }: { $weekly }, { $channels }. { $comes ->
    [no] { season-nothing-comes }
   *[yes] Den första frågan kommer { $next }.
} `/schema förhandsvisning { $number }` visar den.
schedule-none = Det finns inga scheman än. Gör ett med `/schema lägg-till`, till exempel `/schema lägg-till måndag 9.00 #export`.
schedule-none-preview = Det finns inga scheman än. Till exempel `/schema lägg-till måndag 9.00 #export` skulle först lägga ut den här:
schedule-line = **{ $number }** { $weekly }, { $channels }. { $state ->
    [paused] Pausat; `/schema fortsätt { $number }` sätter i gång det igen. Nästa på tur: { $question }
   *[active] { $comes ->
        [no] { season-nothing-comes }
        [waits] { season-next-waits }: { $question }
       *[yes] Härnäst { $next }: { $question }
    }
}
schedule-more = { $count ->
    [one] … och ett till. `/schema lista { $number }` visar det.
   *[other] … och { $count } till. `/schema lista { $number }` visar dem.
}
schedule-nothing-left = det finns ingen fråga
schedule-paused = Schema { $number } är pausat. `/schema fortsätt { $number }` sätter i gång det igen.
schedule-resumed = Schema { $number } är i gång. { $comes ->
    [no] { season-nothing-comes }
    [waits] { season-next-waits }.
   *[yes] Nästa fråga kommer { $next }.
}
schedule-removed = Schema { $number } är borttaget. `/schema fortsätt { $number }` hämtar tillbaka det.
schedule-skipped = I schema { $number } hoppar jag över { $skipped }. { $comes ->
    [no] { season-nothing-comes }
    [waits] { season-next-waits }.
   *[yes] Nästa fråga kommer { $next }.
}
schedule-preview = Schema { $number }, { $channels }, { $state ->
    [active] { $next }:
    [waiting] väntar sedan { $next }:
    [paused] { $next }, om det fortsätter (nu är det pausat):
   *[removed] { $next }, om det fortsätter (nu är det borttaget):
}
schedule-nothing-to-preview = Det finns inget att lägga ut: frågebiblioteket är tomt och inget förslag har godkänts.
schedule-now-posted = Lagt ut i { $channel }.
schedule-now-later = { $channel } går inte att nå just nu. Jag försöker igen.
schedule-now-not = Inte lagt ut i { $channel }: { $reason }.
schedule-channel-off = Veckofrågor är inte påslagna i { $channel }. Ge först kommandot `/kanal här veckofrågor` där och planera sedan frågan på nytt.
schedule-exists = Schema { $number } lägger redan ut frågor samma tid i någon av de här kanalerna. `/schema lista` visar det.
schedule-unknown = Det finns inget schema { $number }. `/schema lista` visar numren.
schedule-no-channels = Ange minst en kanal, till exempel #export.
schedule-is-removed = Schema { $number } är borttaget. Hämta först tillbaka det: `/schema fortsätt { $number }`.
schedule-bad-time = ”{ $time }” är inget klockslag. Skriv så här: 9.00 eller 17.30.
schedule-bad-zone = Jag känner inte till tidszonen ”{ $zone }”. Skriv så här: Europe/Helsinki.
schedule-bad-zone-near = Jag känner inte till tidszonen ”{ $zone }”. Menade du { $near }?
schedule-bad-date = Datumet { $date } finns inte. Skriv datumet så här: 7.6.2027.
schedule-unread-date = Jag kan inte läsa datumet ”{ $date }”. Skriv så här: 7.6.2027.
schedule-date-past = Den dagen har redan varit: { $date }. Välj en kommande dag.
schedule-date-other-day = I det här schemat läggs inget ut { $date }. Nästa fråga kommer { $near }.
schedule-date-done = Det finns inget kvar att hoppa över { $date }: frågan har redan lagts ut eller uteblivit. Välj ett kommande datum.

prompt-reason-missed = jag var inte i gång eller nådde inte plattformen i tid
prompt-reason-not-running = plattformen var inte ansluten i tid
prompt-reason-nothing-left = frågebiblioteket är tomt
prompt-reason-channel-off = veckofrågor är inte påslagna i kanalen
prompt-reason-date-skipped = administratörerna hoppade över dagen
prompt-reason-paused = schemat var pausat
prompt-reason-removed = schemat var borttaget
prompt-reason-no-permission = jag får inte skriva där; ge mig rätt att skriva
prompt-reason-channel-gone = kanalen finns inte längre eller jag är inte kvar i den
prompt-reason-missing-scope = appen saknar en rättighet; installera den på nytt från manifestet
prompt-reason-too-long = frågan är för lång för plattformen
prompt-reason-refused = plattformen tog inte emot den
prompting-not-posted = Veckofrågan i schema { $number } ({ $when }) lades inte ut i { $channel }: { $reason }.
prompting-missed = Jag var inte i gång, så { $count ->
    [one] en veckofråga i schema { $number } lades inte ut: { $when }.
   *[other] { $count } veckofrågor i schema { $number } lades inte ut, den sista { $when }.
}
prompting-library-empty = Schema { $number } har inget att lägga ut: frågebiblioteket är tomt eller går inte att läsa, och inget förslag har godkänts. `/veckofrågor lista` visar vilka filer som inte kan läsas.

suggest-thanks = Tack. Ditt förslag har nummer { $number }. En moderator läser det, och jag berättar hur det gick. Om det läggs ut visas ditt namn vid det.
suggest-empty = Skriv frågan efter kommandot, till exempel `/föreslå Vad överraskade dig i den första exportordern?`
suggest-too-long = Det är { $length } tecken, och högst { $most } får plats. Flest svar får en fråga som läses på fem sekunder.
suggest-in-library = Den frågan finns redan i biblioteket. Pröva en annan.
suggest-twice = Det har redan föreslagits med nummer { $number }. Pröva en annan fråga.
suggestion-approved = Tack: din fråga godkändes och läggs snart ut med ditt namn. ”{ $text }”
suggestion-declined = Tack för ditt förslag. Det läggs inte ut den här gången. Orsaken: { $reason }. Din fråga var: ”{ $text }”

prompts-waiting = { $count ->
    [0] Inget förslag väntar på beslut.
    [one] Ett förslag väntar: `/veckofrågor godkänn <nummer>` eller `/veckofrågor avböj <nummer> <orsak>`.
   *[other] { $count } förslag väntar: `/veckofrågor godkänn <nummer>` eller `/veckofrågor avböj <nummer> <orsak>`.
}
prompts-approved = { $count ->
    [0] Inget godkänt förslag står på tur.
    [one] Ett är godkänt och kommer härnäst:
   *[other] { $count } är godkända och kommer härnäst:
}
prompts-library = { $count ->
    [one] Biblioteket har en fråga.
   *[other] Biblioteket har { $count } frågor.
}
prompts-broken = De här filerna kan inte läsas:
prompts-more = { $count ->
    [one] … och ett till.
   *[other] … och { $count } till.
}
prompts-a-member = en medlem
prompts-is-approved = Förslag { $number } är godkänt. Jag berättade det för förslagsställaren.
prompts-is-declined = Förslag { $number } är avböjt. Förslagsställaren får orsaken privat.
prompts-already-approved = Förslag { $number } är redan godkänt.
prompts-already-declined = Förslag { $number } är redan avböjt, och förslagsställaren har fått orsaken.
prompts-changed = Någon annan beslutade om förslag { $number } i samma ögonblick. Se `/veckofrågor lista` och försök igen.
prompts-unknown = Det finns inget förslag { $number }. `/veckofrågor lista` visar numren.
prompts-is-posted = Förslag { $number } har redan lagts ut eller är på väg ut.
