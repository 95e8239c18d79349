command-host =
    .word = värd
    .help = Ställ veckans fråga själv, med egna ord.
command-schedule-unhost =
    .word = frigör
    .help = Frigör en vecka som en medlem är värd för.
prompt-chosen = Vald av { $name }
prompt-chosen-member = Vald av en medlem

host-yours = Du är värd { $when } i { $channel }.
host-remind = Jag påminner dig en gång, dagen innan.
host-how = När det är dags skickar jag dig ett utkast privat. Skriv då frågan i { $channel } med egna ord, som ett eget meddelande. Det första meddelande du skriver där inom { $hours ->
    [one] en timme
   *[other] { $hours } timmar
} är veckans fråga, och jag håller mig tyst. { $then ->
    [nothing] Kommer det inget blir det som det nu ser ut ingen fråga den veckan: jag har inget att lägga ut.
    [staffs] Kommer det inget lägger jag ut utkastet; administratörerna har valt det, så ditt namn nämns inte.
   *[hosts] Kommer det inget lägger jag ut utkastet och nämner att det var du som valde det.
}
host-draft = Utkast, som det nu ser ut:
host-draft-chosen = Ditt utkast:
host-draft-pinned = Frågan som administratörerna har valt för veckan:
host-others = Du kan ta någon av de här i stället:
host-another = För en annan vecka, lägg till ett datum: `/värd { $date }`.
host-several = Du är värd:
host-week = - { $when } i { $channel }
host-choose = Ta { $letter }
host-give-back = Ge tillbaka veckan
host-give-back-one = Ge tillbaka { $date }
host-take-week = Ta { $date }

host-taken = Någon annan är redan värd { $date }. { $near ->
    [none] Ingen annan vecka är ledig de närmaste { $weeks } veckorna.
   *[other] Nästa lediga är { $near }.
}
host-left-out = Det blir ingen fråga { $date }: { $reason }. { $near ->
    [none] Ingen annan vecka är ledig de närmaste { $weeks } veckorna.
   *[other] Nästa lediga är { $near }.
}
host-too-late = Frågan { $date } är redan utlagd eller på väg ut. { $near ->
    [none] Ingen annan vecka är ledig de närmaste { $weeks } veckorna.
   *[other] Nästa lediga är { $near }.
}
host-too-far = Till { $date } är det mer än { $weeks } veckor. { $near ->
    [none] Ingen tidigare vecka är ledig; försök igen senare.
   *[other] Välj en närmare vecka: nästa lediga är { $near }.
}
host-other-day = Det finns ingen veckofråga { $date }. { $near ->
    [none] Ingen vecka är ledig heller de närmaste { $weeks } veckorna.
   *[other] Nästa lediga är { $near }.
}
host-none-free = Ingen vecka är ledig de närmaste { $weeks } veckorna: alla har en värd eller ingen fråga. Försök igen nästa vecka, eller föreslå en fråga med `/föreslå`.
host-no-stream = Här läggs inga veckofrågor ut ännu, så det finns ingen vecka att vara värd för. Du kan föreslå en fråga med `/föreslå`.
host-paused = Veckofrågorna är pausade här, så det finns just nu ingen vecka att vara värd för. Administratörerna avgör när de fortsätter. Du kan föreslå en fråga med `/föreslå`.
host-paused-until = Veckofrågorna är pausade här och fortsätter { $until }. När det närmar sig kan du ta en vecka med `/värd`; en fråga kan du föreslå redan nu med `/föreslå`.
host-unknown-stream = Schema { $number } lägger inte ut något här just nu. Lämna bort numret så letar jag upp en vecka själv.
host-elsewhere = Schema { $number } lägger ut på en annan plattform. Ge kommandot där eller lämna bort numret.

host-draft-taken = Ditt utkast för { $when } i { $channel } är nu det här:
host-draft-late = Utkastet är redan skickat. Skriv vad du vill i { $channel }: det är dina egna ord som gäller.
host-draft-gone = Den frågan går inte att välja längre. `/värd { $date }` visar vad som går.
host-given-back = Du är inte längre värd { $date }. Jag lägger ut frågan den dagen.
host-not-yours = Du är inte längre värd { $date }.
host-given-late = Frågan { $date } är redan utlagd, så det finns inget att ge tillbaka.

host-reminder = I morgon är det din vecka: { $when } i { $channel }. När det är dags skickar jag dig utkastet; fråga med egna ord.
host-off = Du behöver inte ställa någon fråga { $date } trots allt: { $reason }. `/värd` hittar en annan vecka åt dig.
host-now = Det är dags för veckans fråga i { $channel }. Skriv den där med egna ord, som ett eget meddelande, inte i en tråd. Här är ett utkast:
host-now-without = Det är dags för veckans fråga i { $channel }. Skriv den där med egna ord, som ett eget meddelande, inte i en tråd.
host-now-until = Jag väntar till klockan { $time } ({ $zone }). { $then ->
    [nothing] Har inget kommit då blir det som det nu ser ut ingen fråga den här veckan: jag har inget att lägga ut.
    [staffs] Har inget kommit då lägger jag ut utkastet; administratörerna har valt det, så ditt namn nämns inte.
   *[hosts] Har inget kommit då lägger jag ut utkastet och nämner att det var du som valde det.
}
host-open-channel = Öppna { $channel }
host-took = Jag tog [ditt meddelande]({ $link }) i { $channel } som veckans fråga och lägger inte ut någon själv. Tack. Om du inte menade det så, ångra.
host-took-without-link = Jag tog ditt meddelande i { $channel } som veckans fråga och lägger inte ut någon själv. Tack. Om du inte menade det så, ångra.
host-undo = Ångra
host-undone = Ångrat: det meddelandet är inte veckans fråga. Jag väntar på ett annat från dig till klockan { $time } ({ $zone }).
host-undone-soon = Ångrat: det meddelandet är inte veckans fråga. Din tid har gått ut, så jag lägger snart ut utkastet själv.
host-undone-taken-back = Ångrat: det meddelandet är inte veckans fråga. Administratörerna har tagit tillbaka veckans fråga, så jag lägger inte ut någon.
host-undo-late = Det är för sent att ångra: någon annan fråga hinner inte längre läggas ut den här veckan.
host-undo-made-way = Det går inte att ångra: jag hade just lagt ut utkastet när ditt meddelande kom, och tog bort det igen. Jag lägger inte ut samma fråga två gånger, så ditt meddelande förblir veckans fråga. Administratörerna kan lägga ut en annan med `/schema nu`.
host-undo-no-other = Det går inte att ångra: jag kunde inte lägga ut utkastet i den här kanalen, så ditt meddelande förblir veckans fråga.
host-undo-not-now = Det går inte att ångra just nu: jag ser ännu efter om utkastet redan är utlagt. Försök igen om en stund.
host-undo-gone = Det är redan ångrat.
host-deleted = Du tog bort ditt meddelande i { $channel }, så det är inte längre veckans fråga. Jag väntar på ett annat till klockan { $time } ({ $zone }).

unhost-done = Schema { $number }, { $date }: veckan har ingen värd längre. Jag berättade det för { $name }. Frågan läggs ut som vanligt; `/värd { $typed } { $number }` tar veckan igen.
unhost-none = Ingen är värd { $date } i schema { $number }. `/schema lista` visar vad som kommer.
unhost-late = Frågan { $date } i schema { $number } är redan utlagd.
host-freed = Administratörerna har frigjort din vecka ({ $date } i { $channel }), så du behöver inte ställa någon fråga då. `/värd` hittar en annan vecka åt dig.
