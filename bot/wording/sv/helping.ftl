command-why =
    .word = varför
    .help = Varför märkningarna på ett meddelande räknas eller inte.
    .menu = Varför?
command-helpers =
    .word = hjälpare
    .help = Vilka som har hjälpt andra under de senaste 30 dagarna.
group-helpers =
    .word = hjälpare
    .help = Listan över dem som har hjälpt.
command-helpers-leave =
    .word = lämna
    .help = Lämna listan över hjälpare; då får du inte heller några tackmeddelanden.
command-helpers-join =
    .word = återvänd
    .help = Kom tillbaka till listan över hjälpare.

mark-helpful = hjälpte
mark-solved = löst

why-gone = Det meddelandet har raderats, och märkningarna försvann med det.
why-label = Det meddelandet har jag skrivit. En reaktion på det berättar för mig om svaret hjälpte; den är ingen märkning för någon.
why-not-recorded = Du har stoppat lagringen, så dina reaktioner läses inte och inga märkningar sparas för dig.
why-not-watched = I den kanalen sparas inga märkningar. En administratör kan slå på dem där med `/kanal här bevakad`.
why-no-marks = Det meddelandet har inga märkningar som jag känner till. De här reaktionerna är märkningar: { $emoji }.
why-yours = Din märkning ({ $kind }): { $reason }
why-from = Märkning av { $name } ({ $kind }): { $reason }
why-others = { $count ->
    [one] En märkning av en annan medlem ({ $kind })
   *[other] { $count } märkningar av andra medlemmar ({ $kind })
}: { $reason }
why-taken-back = återtagen, eftersom reaktionen togs bort.

verdict-counted = räknas.
verdict-giver-is-bot = räknas inte, eftersom en bot gav den.
verdict-label = räknas inte för någon, eftersom meddelandet är mitt; den berättar för mig om svaret hjälpte.
verdict-message-by-bot = räknas inte, eftersom en bot skrev meddelandet.
verdict-own-message = räknas inte, eftersom man inte kan märka sitt eget meddelande.
verdict-not-watched = räknas inte, eftersom inga märkningar sparades i kanalen när den gavs.
verdict-too-old = räknas inte, eftersom meddelandet var mer än { $days } dagar gammalt när märkningen gavs.
verdict-too-many = räknas inte, eftersom { $most } märkningar av samma medlem redan hade räknats inom en timme. Det hjälper inte att ge den på nytt.
verdict-back-and-forth = räknas inte, eftersom de två har tackat varandra: på { $window } dagar räknas högst { $each } märkningar åt vardera hållet.

helpers-intro = Under de senaste { $days } dagarna har de här medlemmarnas meddelanden hjälpt andra:
helpers-none = Ingen har fått märkningar under de senaste { $days } dagarna. Det räcker att du reagerar på ett meddelande som hjälpte dig.
helpers-score = hjälpte { $givers ->
    [one] en person
   *[other] { $givers } personer
}, { $marks ->
    [one] en märkning
   *[other] { $marks } märkningar
}
helpers-you = Du: { $score }.
helpers-you-none = Du: inga märkningar under den här tiden.
helpers-you-left = Du finns inte på listan. `/hjälpare återvänd` tar dig tillbaka.
helpers-somebody = en medlem
helpers-left = Du finns inte längre på listan över hjälpare, och jag skickar dig inga tackmeddelanden. Märkningar på dina meddelanden sparas fortfarande men visas inte på listan. `/hjälpare återvänd` tar dig tillbaka.
helpers-joined = Du finns på listan över hjälpare igen, med de märkningar du har fått.

thanks-note = { $count ->
    [one] Ett svar du skrev hjälpte någon. Tack.
   *[other] { $count } svar du skrev hjälpte någon. Tack.
}
thanks-footer = Högst ett sådant meddelande om dagen. `/hjälpare lämna` stoppar dem.
