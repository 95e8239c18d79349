choosing-pinned = Administratörerna fäste den vid det här datumet.
choosing-host = Veckans värd valde den.
choosing-suggestion = En medlem föreslog den. Godkända förslag kommer före bibliotekets frågor, det äldsta först.
choosing-kept = Den hade redan valts för det här datumet.
choosing-library = Ur biblioteket: { $weeks ->
    [0] det här är dess vecka
    [one] dess vecka är en vecka bort
   *[other] dess vecka är { $weeks } veckor bort
}, och { $expected } svar väntas per kanal ({ $uses ->
    [0] inte räknad här ännu, så som för dess typ
    [one] räknad en gång
   *[other] räknad { $uses } gånger
}).
choosing-gave-up-type-rests = Dess typ vilar efter tre frågor utan svar, men ingen fråga av en annan typ uppfyllde villkoren.
choosing-gave-up-prompt-rests = Den vilar efter tre gånger utan svar, men ingen annan fråga uppfyllde villkoren.
choosing-gave-up-far = Dess vecka är mer än 13 veckor bort, men ingen närmare fanns kvar.
choosing-gave-up-kinds = Den är inte av de typer som schemat tar, men ingen fråga av dem fanns kvar.
choosing-gave-up-repeat = Alla andra hade lagts ut i de här kanalerna inom 52 veckor, så den här, som lades ut för längst sedan, kommer igen.
choosing-next = Näst i tur var { $prompt }: { $weeks ->
    [0] det här är dess vecka
    [one] dess vecka är en vecka bort
   *[other] dess vecka är { $weeks } veckor bort
}, och { $expected } svar väntas{ $rule ->
    [type_rests] ; dess typ vilar efter tre frågor utan svar
    [prompt_rests] ; den vilar efter tre gånger utan svar
    [far] ; det är för långt från dess vecka
    [kinds] ; den är inte av de typer som schemat tar
    [repeat] ; den har lagts ut, eller är reserverad för ett datum, inom 52 veckor
   *[none] { "" }
}.
choosing-short = Schema { $number }, { $date }: { $rule ->
    [type_rests] det finns bara frågor kvar vars typ vilar, eftersom ingen svarade på dess tre senaste. Jag tar en av dem.
    [prompt_rests] det finns bara frågor kvar som vilar, eftersom ingen har svarat på dem på tre gånger. Jag tar en av dem.
    [far] det finns bara frågor kvar som passar en annan årstid. Jag tar en av dem.
    [kinds] det finns ingen fråga kvar av de typer som schemat tar. Jag tar en av en annan typ.
    [repeat] det finns ingen fråga kvar som kanalerna inte har sett inom 52 veckor. Från och med då upprepar jag dem som de såg för längst sedan.
   *[nothing] det finns ingen fråga att lägga ut.
} Nya kommer från medlemmarna (`/föreslå`) och från filer i frågebiblioteket.
