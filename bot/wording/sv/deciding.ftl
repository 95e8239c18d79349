prompt-reason-paused-until = schemat var pausat till ett senare datum
prompt-reason-day-off = det är en ledig dag
prompt-reason-holiday = det är en helgdag
prompt-reason-stepping-back = medlemmarna börjar själva samtal, så jag frågar mer sällan
prompt-reason-ceiling = administratörernas övre gräns för 28 dagar var nådd
prompt-reason-lively = medlemmarna hade börjat många samtal den veckan
prompt-reason-quiet-hours = de tysta timmarna varade tills det var för sent att lägga ut frågan
prompt-reason-settled = saken var redan klar
prompt-reason-taken-back = frågan återtogs
prompt-reason-moved = schemat ändrades och lägger inte längre ut frågor där

prompt-wait-not-due = tiden är inte inne än
prompt-wait-host = veckans värd frågar först
prompt-wait-not-running = plattformen är inte ansluten; jag försöker igen varje minut
prompt-wait-nothing-left = det finns inget att lägga ut; jag ser efter igen varje minut
prompt-wait-quiet-hours = det är tysta timmar
prompt-wait-lively = medlemmarna har börjat många samtal den här veckan
prompt-wait-paused = schemat är pausat; om det fortsätter före det läggs frågan ut
prompt-wait-removed = schemat är borttaget; om det fortsätter före det läggs frågan ut

command-schedule-why =
    .word = varför
    .help = Varför en fråga lades ut, väntar eller uteblev, med siffror.
decided-heading = Schema { $number }, { $when }:
decided-heading-extra = Schema { $number }, extra fråga { $when }:
decided-question = Frågan: ”{ $question }” (`{ $prompt }`).
decided-question-likely = Frågan, som det nu ser ut: ”{ $question }” (`{ $prompt }`).
decided-corrected = Administratörerna har rättat texten efteråt.
decided-question-gone = Frågan var `{ $prompt }`, som inte längre finns i biblioteket.
decided-pin-lost = Administratörerna fäste `{ $prompt }` vid det här datumet, men den finns inte längre i biblioteket, så den här kommer i stället.
decided-posted = utlagd { $when }.
decided-taken-back = utlagd { $when }, återtagen av administratörerna och borttagen.
decided-taken-back-later = utlagd { $when }, och återtagen av administratörerna. Meddelandet finns kvar; jag tar bort det så snart plattformen går att nå.
decided-taken-back-not = utlagd { $when }, och återtagen av administratörerna. Meddelandet finns kvar, för jag kunde inte ta bort det: { $reason }.
decided-hosted = veckans värd ({ $name }) ställde den { $when }.
decided-refused = inte utlagd: { $reason }.
decided-skipped = uteblev: { $reason }.
decided-now = läggs ut just nu.
decided-comes = läggs ut { $when }.
decided-waits = väntar till { $until }: { $reason }.
decided-would-wait = som det nu ser ut väntar den till { $until }: { $reason }.
decided-would-skip = som det nu ser ut uteblir den: { $reason }.
decided-likely-skip = uteblir sannolikt, som det nu ser ut: { $reason }. Det är en prognos och kan ännu ändras.
decided-host-first = veckans värd ({ $name }) frågar först
decided-extra = Administratörerna bad om den med `/schema nu`: helgdagar, värdar, tysta timmar och glesare frågor gäller den inte.
decided-budget = { $when ->
    [to-come] Samtal som har börjats under de senaste 28 dagarna, som prognos för tiden tills dess:
   *[past] Samtal som börjades under de 28 dagarna innan:
} medlemmar { $members }, administratörer och bottar { $others }; frågor av mig: { $own }. Medlemmarnas andel är { $members } ÷ ({ $members } + { $others } + { $own } + { $prior }) = { $share }, så budgeten av frågor för 28 dagar är { $floor } + avrundat(({ $ceiling } − { $floor }) × (1 − { $share })) = { $allowed } (minst { $floor }, högst { $ceiling }). Använt av den: { $used }{ $foreseen ->
    [0] .
    [one] , varav en är kommande.
   *[other] , varav { $foreseen } är kommande.
}
decided-lively = { $when ->
    [to-come] Samtal som medlemmarna hittills har börjat inom 7 dagar före det: { $count }.
   *[past] Samtal som medlemmarna började inom 7 dagar: { $count }.
} { $limit ->
    [none] Frågan kommer hur många de än är.
    [one] Redan från det första väntar frågan.
   *[other] Från { $limit } uppåt väntar frågan.
}
decided-quiet = Tysta timmar: { $start }–{ $end } ({ $zone }).
decided-no-quiet = Tysta timmar: inga.
decided-nothing-then = Schema { $number } hade ingen fråga { $date }. `/schema kalender { $number }` visar datumen.
outlook-ceiling = { $ceiling ->
    [0] administratörernas övre gräns tillåter inga frågor
    [one] administratörernas övre gräns, en fråga på 28 dagar, är nådd
   *[other] administratörernas övre gräns, { $ceiling } frågor på 28 dagar, är nådd
}
outlook-stepping-back = medlemmarna börjar { $members } av { $all ->
    [one] ett samtal
   *[other] { $all } samtal
}
