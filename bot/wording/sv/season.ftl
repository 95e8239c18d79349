command-schedule-calendar =
    .word = kalender
    .help = De följande tolv veckorna: vad som frågas när, av vem, och vad som uteblir.
command-schedule-pin =
    .word = fäst
    .help = Bestäm vilken fråga som kommer ett visst datum.
command-schedule-unpin =
    .word = lossa
    .help = Låt Vertti igen välja frågan för ett datum.
command-schedule-swap =
    .word = byt
    .help = Låt frågorna för två datum byta plats.
command-schedule-move =
    .word = flytta
    .help = Flytta en fråga till ett annat datum; de som är emellan flyttar ett steg.
command-schedule-unskip =
    .word = ta-med
    .help = Ta med ett överhoppat datum igen.
command-schedule-change =
    .word = ändra
    .help = En annan veckodag, tid, tidszon, ett annat språk eller andra kanaler.
command-schedule-rules =
    .word = regler
    .help = Visa eller ändra ett schemas regler: helgdagar, tysta timmar, hur ofta.
group-days-off =
    .word = lediga-dagar
    .help = Dagar då inget schema lägger ut något, till exempel juli.
command-days-off-add =
    .word = lägg-till
    .help = Håll dagar lediga i alla scheman.
command-days-off-list =
    .word = lista
    .help = Dagarna då inget schema lägger ut något.
command-days-off-remove =
    .word = slopa
    .help = Lägg ut frågor de dagarna igen.
option-prompt =
    .word = fråga
    .help = En frågas id i kalendern, till exempel p07, eller s3 för förslag 3
option-other =
    .word = andra
    .help = Det andra datumet
option-to =
    .word = till
    .help = Datumet dit frågan flyttas
option-until =
    .word = tills
    .help = Första dagen då schemat fortsätter
option-first =
    .word = från
    .help = Den första lediga dagen, till exempel 1.7.
option-last =
    .word = till
    .help = Den sista lediga dagen, till exempel 31.7.
option-yearly =
    .word = årligen
    .help = årligen: samma dagar varje år
option-holidays =
    .word = helgdagar
    .help = Ett land, till exempel FI: inget läggs ut på dess helgdagar. Eller inga.
option-window =
    .word = frist
    .help = Hur många timmar försenad en fråga får vara, 1–48
option-host =
    .word = värd
    .help = Hur många timmar en värd har på sig; färre än fristen
option-quiet =
    .word = tyst
    .help = Tysta timmar, till exempel 21-8, eller inga
option-lively =
    .word = livlig
    .help = Samtal som medlemmar börjat på 7 dagar och som får frågan att vänta, eller inga
option-floor =
    .word = minst
    .help = Frågor på 28 dagar när medlemmarna börjar alla samtal
option-ceiling =
    .word = högst
    .help = Frågor på 28 dagar när medlemmarna inte börjar några samtal
option-kinds =
    .word = typer
    .help = Typer med komma emellan, till exempel tips,framgång, eller alla
choice-own = egen
choice-yearly = årligen

season-word-none = inga
season-word-all = alla
season-when = { $weekday ->
    [0] mån
    [1] tis
    [2] ons
    [3] tors
    [4] fre
    [5] lör
   *[6] sön
} { $day }.{ $month } kl. { $time }
season-date = { $day }.{ $month }
season-span = { $first } – { $last }
season-yearly = { $days } varje år

season-of-one = Schema { $number }, { $weekly }, { $channels }: de följande { $weeks } veckorna{ $state ->
    [paused] . Det är pausat: det här skulle det lägga ut. `/schema fortsätt { $number }` sätter i gång det igen.
    [removed] . Det är borttaget: det här skulle det lägga ut. `/schema fortsätt { $number }` hämtar tillbaka det.
   *[active] :
}
season-of-all = De följande { $weeks } veckorna i { $count } scheman:
season-more = { $count ->
    [one] … och ett datum till.
   *[other] … och { $count } datum till.
} `/schema kalender <nummer>` visar ett schema för sig.
season-how = `/schema fäst <nummer> <datum> <fråga>` bestämmer frågan, `byt` och `flytta` ändrar ordningen, `hoppa` hoppar över ett datum.
season-no-streams = Inget schema är i gång. Gör ett med `/schema lägg-till`, till exempel `/schema lägg-till måndag 9.00 #export`, eller fortsätt med ett gammalt: `/schema fortsätt <nummer>`.
season-nothing = det finns inget att lägga ut
season-left-out = uteblir: { $reason }
season-skipped = överhoppad (`/schema ta-med { $number } { $date }` tar med den igen)
season-day-off = lediga dagar { $number }
season-paused-until = pausat, fortsätter { $until }
season-never-quiet = de tysta timmarna varar längre än frågan får vänta
season-was-posted = utlagd
season-was-hosted = värden frågade
season-pinned = fäst
season-pin-lost = { $instead ->
    [yes] i stället för { $prompt }, som var fäst och inte längre finns i biblioteket
   *[no] fäst var { $prompt }, som inte längre finns i biblioteket
}
season-although = trots: { $what }
season-host = värd: { $name }, { $channel }
season-after-quiet = planerad till { $planned }, under tysta timmar
season-waits = väntar sedan { $since }, längst till { $until }: { $reason }
season-likely-left-out = uteblir sannolikt: { $reason }
season-likely-waits = väntar sannolikt till { $until }: { $reason }
season-in-channels = i { $channels }: { $what }
season-relaxed-type-rests = typen vilar
season-relaxed-prompt-rests = frågan vilar
season-relaxed-far = för en annan årstid
season-relaxed-kinds = av annan typ
season-relaxed-repeat = kommer på nytt

season-pin = Schema { $number }, { $date }: { $question }. { $before ->
    [none] `/schema lossa { $number } { $typed }` tar tillbaka det här.
   *[other] `/schema fäst { $number } { $typed } { $before }` fäster igen det som var fäst förut.
}
season-pin-although = Frågan läggs ut, fast den annars skulle utebli den dagen: { $what }.
season-pin-hosted = Veckans värd är { $name }, som får den här frågan som utkast.
season-pin-twice = Samma fråga är fäst också vid ett annat datum: { $date }. Samma människor skulle läsa den två gånger inom ett år.
season-pin-seen = De här kanalerna har sett den mindre än ett år tidigare: { $date }.
season-pin-gone = Schema { $number }: frågan som du fäste vid { $date } (`{ $prompt }`) finns inte längre i biblioteket, så en annan väljs: `/schema kalender { $number }` visar vilken. `/schema fäst { $number } { $typed } <fråga>` fäster en annan, `/schema lossa { $number } { $typed }` tar bort fästningen.
season-unpin = Schema { $number }, { $date }: inget är fäst. { $before ->
    [none] `/schema kalender { $number }` visar vad som kommer.
   *[other] `/schema fäst { $number } { $typed } { $before }` fäster den igen.
}
season-swap = Schema { $number }: de här två har bytt plats och är fästa.
season-swap-undo = `/schema byt { $number } { $date } { $other }` byter tillbaka, och `/schema lossa { $number } <datum>` låter mig välja igen.
season-move = Schema { $number }: det här är den nya ordningen, och den är fäst.
season-move-undo = `/schema flytta { $number } { $other } { $date }` flyttar tillbaka den, och `/schema lossa { $number } <datum>` låter mig välja igen.
season-unskip = Schema { $number }, { $date }: dagen är inte överhoppad. `/schema hoppa { $number } { $typed }` hoppar över den.
season-unskip-still = Schema { $number }, { $date }: dagen är inte överhoppad, men frågan uteblir ändå: { $reason }. `/schema fäst` lägger ut en fråga också en sådan dag, utom när schemat är pausat.

season-prompt-unknown = Det finns ingen fråga ”{ $prompt }”. `/schema kalender` visar id:n efter frågorna och `/veckofrågor lista` förslagen: förslag 3 är `s3` här.
season-prompt-unknown-near = Det finns ingen fråga ”{ $prompt }”. Menade du `{ $near }`? `/schema kalender` visar id:n efter frågorna; förslag 3 är `s3` här.
season-prompt-broken = Den frågan går inte att läsa: { $file }: { $reason }. Rätta filen och starta Vertti på nytt, eller välj en annan fråga.
season-suggestion-waiting = Förslag { $number } väntar på beslut. Godkänn det först: `/veckofrågor godkänn { $number }`.
season-suggestion-declined = Förslag { $number } är avböjt. Om det ändå ska ställas, godkänn det först: `/veckofrågor godkänn { $number }`.
season-date-other-day = I det här schemat läggs inget ut { $date }. Det närmaste datumet är { $near }.
season-date-done = Det går inte längre att ändra något { $date }: frågan har redan lagts ut eller uteblivit. Välj ett kommande datum.
season-date-too-far = Det är mer än två år till { $date }. Välj ett närmare datum.
season-is-skipped = Den dagen är överhoppad: { $date }. Ta först med den igen: `/schema ta-med { $number } { $typed }`.
season-is-paused = Schema { $number } är ännu pausat { $date }. Välj ett senare datum eller avsluta pausen först: `/schema fortsätt { $number }`.
season-is-chosen = Frågan för { $date } är redan vald och kanske på väg, så den blir kvar. Hoppa över dagen eller välj en annan dag.
season-same-date = Båda datumen är { $date }. Ange två olika datum.
season-asks-nothing = Som det nu ser ut frågas inget { $date }, så det finns inget att flytta. `/schema fäst` ger datumet en fråga.

season-nothing-comes = Ingen fråga kommer inom det närmaste året, eftersom varje datum uteblir: `/schema kalender { $number }` visar varför. `/lediga-dagar lista` visar de lediga dagarna, och `/lediga-dagar slopa <nummer>` tar bort dem.
season-next-waits = Nästa fråga väntar sedan { $next }. Den kommer senast { $latest } eller uteblir
season-paused = Schema { $number } är pausat: inget läggs ut före { $until }. { $comes ->
    [no] { season-nothing-comes }
    [waits] { season-next-waits }.
   *[yes] Nästa fråga kommer { $next }.
} `/schema fortsätt { $number }` sätter i gång det tidigare.
season-added-undo = `/schema slopa { $number }` tar tillbaka det här.
season-resumed-undo = `/schema pausa { $number }` pausar det.
season-skip-undo = `/schema ta-med { $number } { $date }` tar tillbaka det här.
season-off-added = Lediga dagar { $number }: { $days }. Inget schema lägger ut något då, utom det som är fäst de dagarna. `/lediga-dagar slopa { $number }` tar tillbaka det här.
season-off-none = Det finns inga lediga dagar. Lägg till: `/lediga-dagar lägg-till <från> [till] [årligen]`, till exempel `/lediga-dagar lägg-till 1.7. 31.7. årligen`.
season-off-list = Inget schema lägger ut något de här dagarna:
season-off-removed = De här är inte längre lediga dagar: { $days }. `/lediga-dagar lägg-till { $undo }` lägger till dem igen.
season-off-unknown = Det finns inga lediga dagar med nummer { $number }. `/lediga-dagar lista` visar numren.
season-off-backwards = Den sista dagen ({ $last }) kommer före den första ({ $first }). Ange den första dagen först, och året om det inte är klart: `/lediga-dagar lägg-till 20.12.2027 6.1.2028`.
season-off-too-long = Från { $first } till { $last } är för länge för lediga dagar: { $yearly ->
    [yes] dagar som kommer igen varje år ryms inom ett år.
   *[no] högst två år går.
} `/schema pausa <nummer>` stoppar ett schema tills det får fortsätta.
season-off-over-new-year = Det skulle bli { $days } lediga dagar, från { $first } över årsskiftet till { $last }. Om du menar det, skriv åren: `/lediga-dagar lägg-till { $written }`. Ange annars den första dagen först.

season-change-what = Säg vad som ska ändras, till exempel `/schema ändra { $number } klockan:10.00` eller `/schema ändra { $number } veckodag:tisdag`.
season-change-same = Schema { $number } är redan som du vill: { $weekly }, { $channels }. { $comes ->
    [no] { season-nothing-comes }
    [waits] { season-next-waits }.
   *[yes] Nästa fråga kommer { $next }.
}
season-changed = Schema { $number } var: { $was }, { $channels_were }{ $language_was ->
    [fi] , på finska
    [sv] , på svenska
    [en] , på engelska
   *[own] { "" }
}. Nu är det: { $weekly }, { $channels }{ $language ->
    [fi] , på finska
    [sv] , på svenska
    [en] , på engelska
   *[own] { "" }
}. { $comes ->
    [no] { season-nothing-comes }
    [waits] { season-next-waits }.
   *[yes] Nästa fråga kommer { $next }.
} `{ $undo }` tar tillbaka det här.
season-changed-meanwhile = Någon annan ändrade schema { $number } i samma stund. Se `/schema lista` och försök igen.
season-quiet = Det klockslaget hör till de tysta timmarna, så frågan kommer först kl. { $time }. `/schema ändra { $number } klockan:<klockan>` väljer en annan tid, `/schema regler { $number } tyst:inga` slopar de tysta timmarna.
season-quiet-never = Det klockslaget hör till de tysta timmarna, och de varar längre än en fråga får vänta, så inget skulle någonsin läggas ut. `/schema ändra { $number } klockan:<klockan>` väljer en annan tid, `/schema regler { $number } tyst:inga` slopar de tysta timmarna.
season-host-moved = Veckofrågan som du är värd för har flyttats. Den nya tiden: { $when } ({ $zone }).
season-hosted-left-out = Schema { $number }, { $date }: frågan uteblir nu, men veckan har en värd ({ $name }). `/schema frigör { $number } { $typed }` frigör veckan och berättar det för värden.
season-host-freed = Veckofrågan { $when } läggs inte längre ut i den kanal där du skulle ha varit värd. Du behöver inte göra något.

season-rules = Schema { $number }, { $weekly }, { $channels }, har de här reglerna:
season-rules-how = En regel ändras när du anger den med sitt värde, till exempel de här två, som nu är så här: `{ $command }`.
season-rules-changed = Ändrat. Schema { $number }, { $weekly }, { $channels }, har nu de här reglerna:
season-rules-changed-how = `{ $command }` tar tillbaka det här.
season-rule-holidays = { $country ->
    [none] Frågor läggs ut också på helgdagar.
   *[other] På helgdagar ({ $country }) läggs inget ut.
}
season-rule-window = En fråga får vara högst { $hours } h försenad; sedan uteblir den.
season-rule-host = En värd har { $hours } h på sig att fråga; sedan lägger Vertti ut frågan.
season-rule-quiet = { $some ->
    [no] Det finns inga tysta timmar.
   *[yes] Tysta timmar: kl. { $start }–{ $end }. En fråga som infaller då väntar tills de är slut.
}
season-rule-lively = { $lively ->
    [0] Frågan kommer hur livligt det än är i kanalen.
    [one] När medlemmarna har börjat ett samtal inom 7 dagar väntar frågan på en lugnare stund. Om ingen sådan kommer uteblir frågan.
   *[other] När medlemmarna har börjat minst { $lively } samtal inom 7 dagar väntar frågan på en lugnare stund. Om ingen sådan kommer uteblir frågan.
}
season-rule-budget = { $same ->
    [yes] Frågor på { $days } dagar: högst { $ceiling }.
   *[no] Frågor på { $days } dagar: högst { $ceiling } när medlemmarna inte själva börjar samtal, färre ju fler de börjar, men minst { $floor }.
}
season-rule-kinds = { $kinds ->
    [all] Frågor av alla typer.
   *[other] Ur biblioteket bara dessa typer: { $kinds }.
}
season-bad-country = Jag känner inte till helgdagarna i ”{ $country }”. Skriv landets två bokstäver, till exempel FI, SE eller EE, eller `inga`.
season-bad-quiet = Jag kan inte läsa de tysta timmarna ”{ $quiet }”. Skriv så här: 21-8 eller 21.30-7.30, eller `inga`.
season-bad-lively = ”{ $lively }” är inget antal samtal. Skriv ett heltal från 1, eller `inga`.
season-bad-hours = Ange minst en timme.
season-bad-kind = ”{ $kind }” är ingen frågetyp. { $near ->
    [none] Typerna är: { $kinds }.
   *[other] Menade du { $near }? Typerna är: { $kinds }.
}
season-host-too-long = En värd skulle ha { $host } h på sig, men en fråga får vara bara { $window } h försenad. Ge färre timmar (`värd`) eller en längre frist (`frist`).
season-floor-high = Minsta antalet ({ $floor }) är större än högsta antalet ({ $ceiling }). Ange ett lägre minsta antal, eller båda.

season-list-paused = Pausat, fortsätter { $until }.
season-list-rules = Egna regler: { $rules }
season-list-off = Lediga dagar: { $days }. `/lediga-dagar lista` visar deras nummer.
