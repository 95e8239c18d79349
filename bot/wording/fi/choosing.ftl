choosing-pinned = Ylläpito kiinnitti sen tälle päivälle.
choosing-host = Viikon vetäjä valitsi sen.
choosing-suggestion = Sitä ehdotti jäsen. Hyväksytyt ehdotukset tulevat ennen kirjaston kysymyksiä, vanhin ensin.
choosing-kept = Se oli valittu tälle päivälle jo aiemmin.
choosing-library = Kirjastosta: { $weeks ->
    [0] nyt on sen viikko
    [one] sen viikko on yhden viikon päässä
   *[other] sen viikko on { $weeks } viikon päässä
}, ja vastauksia odotetaan { $expected } kanavaa kohti ({ $uses ->
    [0] ei vielä laskettu täällä, joten sama kuin sen tyypillä
    [one] laskettu kerran
   *[other] laskettu { $uses } kertaa
}).
choosing-gave-up-type-rests = Sen tyyppi lepää, koska kolmeen kysymykseen ei vastattu, mutta mikään muuntyyppinen ei täyttänyt ehtoja.
choosing-gave-up-prompt-rests = Se lepää, koska siihen ei vastattu kolmella kerralla, mutta mikään muu ei täyttänyt ehtoja.
choosing-gave-up-far = Sen viikko on yli 13 viikon päässä, mutta lähempää ei ollut jäljellä.
choosing-gave-up-kinds = Ajastus ei ota sen tyyppiä, mutta muita ei ollut jäljellä.
choosing-gave-up-repeat = Kaikki muut oli julkaistu näillä kanavilla 52 viikon sisällä, joten tämä, jonka edellisestä kerrasta on kulunut eniten aikaa, tulee uudelleen.
choosing-next = Seuraavana jonossa oli { $prompt }: { $weeks ->
    [0] nyt on sen viikko
    [one] sen viikko on yhden viikon päässä
   *[other] sen viikko on { $weeks } viikon päässä
}, ja vastauksia odotetaan { $expected }{ $rule ->
    [type_rests] ; sen tyyppi lepää, koska kolmeen kysymykseen ei vastattu
    [prompt_rests] ; se lepää, koska siihen ei vastattu kolmella kerralla
    [far] ; sen viikko on liian kaukana
    [kinds] ; ajastus ei ota sen tyyppiä
    [repeat] ; se on julkaistu tai varattu jollekin päivälle 52 viikon sisällä
   *[none] { "" }
}.
choosing-short = Ajastus { $number }, { $date }: { $rule ->
    [type_rests] jäljellä on enää kysymyksiä, joiden tyyppi lepää, koska sen kolmeen viimeiseen ei vastattu. Otan yhden niistä.
    [prompt_rests] jäljellä on enää kysymyksiä, jotka lepäävät, koska niihin ei ole vastattu kolmella kerralla. Otan yhden niistä.
    [far] jäljellä on enää kysymyksiä, jotka sopivat toiseen vuodenaikaan. Otan yhden niistä.
    [kinds] jäljellä ei ole kysymyksiä niistä tyypeistä, jotka ajastus ottaa. Otan yhden, joka on muuta tyyppiä.
    [repeat] jäljellä ei ole kysymyksiä, joita kanavat eivät olisi nähneet 52 viikon sisällä. Siitä lähtien toistan niitä, joiden edellisestä kerrasta on kulunut eniten aikaa.
   *[nothing] julkaistavaa kysymystä ei ole.
} Uusia tulee jäseniltä (`/ehdota`) ja kysymyskirjaston tiedostoista.
