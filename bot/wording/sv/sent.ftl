command-schedule-edit =
    .word = rätta
    .help = Rätta texten i en utlagd fråga i alla kanaler på en gång.
command-schedule-take-back =
    .word = återta
    .help = Ta bort en utlagd fråga i alla kanaler.

sent-language-fi = på finska
sent-language-sv = på svenska
sent-language-en = på engelska

sent-edited = Frågan ({ $day }) lyder nu { $language }: ”{ $text }”{ $before ->
    [none] { "" }
   *[other] { " " }Förut: ”{ $before }”
}
sent-edited-in = Rättad i { $channel }.
sent-edited-in-thread = Rättad i tråden i { $channel }.
sent-edited-nowhere = I { $channel } finns den inte på det här språket.
sent-edited-later = { $channel } går inte att nå just nu. Jag försöker igen.
sent-edited-not = Inte rättad i { $channel }: { $reason }.
sent-native-poll = I { $channel } är frågan en av plattformens egna omröstningar, och en sådan kan ingen ändra. `/schema återta { $number } { $date }` tar bort frågan överallt; sedan lägger `/schema nu { $number }` ut en annan.
sent-hosts-own = I { $channel } ställdes frågan av veckans värd: meddelandet är medlemmens eget och lämnas som det är.
sent-waits = I { $channel } läggs den ut först senare, och då rättad.
sent-note-not-edited = Frågan ({ $day }) gick ändå inte att rätta i { $channel }: { $reason }. Meddelandet där lämnas som det är.
sent-note-not-deleted = Frågan ({ $day }) skulle tas bort i { $channel }, men jag kunde inte göra det: { $reason }. Ta bort meddelandet där själv.
sent-not-in-language = Frågan finns inte på det här språket, men på de här: { $languages }. Välj ett av dem, till exempel `språk:fi`.

sent-taken-back = Frågan ({ $day }) är återtagen.
sent-taken-back-in = Borttagen i { $channel }.
sent-taken-back-later = { $channel } går inte att nå just nu. Jag tar bort frågan där så snart det går.
sent-taken-back-not = Inte borttagen i { $channel }: { $reason }.
sent-left-out = I { $channel } hade den inte lagts ut än, och den läggs inte heller ut.
sent-replies-stay = Det som folk har svarat i tråden blir kvar. Frågan räknas inte som ställd och kan komma igen. `/schema nu` lägger genast ut en annan.
sent-is-taken-back = Den här frågan är redan återtagen: { $date }. En tidigare fråga väljer du genom att lägga till datumet, till exempel { $doing ->
    [edit] `/schema rätta { $number } <text> datum:30.11.2026`
   *[take-back] `/schema återta { $number } 30.11.2026`
}.
sent-is-the-hosts = Frågan ställdes av veckans värd ({ $date }): meddelandet är medlemmens eget och lämnas som det är. En tidigare fråga väljer du genom att lägga till datumet, till exempel { $doing ->
    [edit] `/schema rätta { $number } <text> datum:30.11.2026`
   *[take-back] `/schema återta { $number } 30.11.2026`
}.
sent-none = Schema { $number } har inte lagt ut något än. `/schema förhandsvisning { $number }` visar vad som kommer.
sent-none-on = Schema { $number } lade inte ut något då: { $date }. Orsaken berättar `/schema varför { $number } { $written }`.

prompt-reason-native-poll = den är en av plattformens egna omröstningar, och en sådan kan ingen ändra
prompt-reason-votes-forgotten = rösterna är redan glömda, och en rättelse skulle ta bort siffrorna
prompt-reason-message-gone = meddelandet är borttaget
prompt-reason-not-there = frågan finns inte längre i biblioteket

preview-channel = { $channel }{ $platform ->
    [slack] , Slack
    [discord] , Discord
    [local] , den lokala sidan
   *[other] {""}
}, { $language }, { $when }
preview-in-thread = *I tråden under den:*
preview-buttons = *Alternativen är knappar som visar hur många som har valt vart och ett.*
preview-native-poll = *Det här är en av plattformens egna omröstningar. När den är utlagd går den inte att rätta.*
preview-too-long = *Det här är för långt för ett meddelande: plattformen tar högst { $most } tecken.*
preview-not-connected = *Plattformen är inte ansluten just nu.*
preview-hosted = värd är { $name }; jag lägger ut det här bara om värden inte har frågat före { $until }
preview-left-out = Som det nu ser ut läggs inget ut: { $reason }.
