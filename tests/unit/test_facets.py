"""Which market and product a text names, and which entry may answer for it."""

from __future__ import annotations

import pytest

from storage.search.facets.agreement import Agreement, Facets, agreements
from tests.finding import words

MARKETS: dict[str, set[str]] = {
    "Viedään kauraa Saksaan": {"DE"},
    "saksalainen ostaja kysyy": {"DE"},
    "tyskarna vill ha intyg": {"DE"},
    "The Germans want a certificate": {"DE"},
    "Onko UK edelleen ok?": {"GB"},
    "GB EORI": {"GB"},
    "Iso-Britanniaan": {"GB"},
    "brittiostaja": {"GB"},
    "the United Kingdom": {"GB"},
    "jenkkeihin": {"US"},
    "to the US": {"US"},
    "tell us more": set(),
    "Ruotsissa": {"SE"},
    "etiketti ruotsiksi": set(),
    "in German, please": set(),
    "på svenska": set(),
    "EU:n ulkopuolelle": set(),
    "utanför EU": set(),
    "jäsenmaissa": {"EU"},
    "Pohjois-Irlantiin": {"XI"},
    "Etelä-Amerikassa": set(),
    "Valko-Venäjälle": {"BY"},
    "GB 7718": set(),
    "Dubaihin": {"AE"},
}


@pytest.mark.parametrize(("text", "expected"), MARKETS.items())
def test_markets_are_known_by_any_of_their_names(text: str, expected: set[str]) -> None:
    assert words().of(text).markets == expected


PRODUCTS: dict[str, set[str]] = {
    "poromakkaraa": {"meat"},
    "alkoholiton juoma": {"drinks"},
    "hunajaa": {"honey"},
    "koirankeksejä": {"pet-food"},
    "ansiktskräm": {"cosmetics"},
    "aamukahvit torstaina": set(),
    "rye bread": {"bakery", "cereals"},
}


@pytest.mark.parametrize(("text", "expected"), PRODUCTS.items())
def test_products_are_known_by_their_names(text: str, expected: set[str]) -> None:
    assert words().of(text).products == expected


def test_what_is_no_food_is_outside() -> None:
    products = words().products

    assert products.outside(words().of("koirankeksejä Norjaan").products)
    assert not products.outside(words().of("kauraa Norjaan").products)


AGREEING: list[tuple[str, str, Agreement]] = [
    ("DE", "SE", Agreement.AGAINST),
    ("DE", "DE", Agreement.FOR),
    ("DE", "EU", Agreement.FOR),
    ("EU", "DE", Agreement.FOR),
    ("GB", "EU", Agreement.AGAINST),
    ("CH", "EU", Agreement.AGAINST),
    ("XI", "GB", Agreement.FOR),
    ("DE", "", Agreement.SILENT),
    ("", "SE", Agreement.SILENT),
    ("FI", "SE", Agreement.SILENT),
    ("FI DE", "SE", Agreement.AGAINST),
    ("FI DE", "FI", Agreement.FOR),
    ("DE", "FI", Agreement.AGAINST),
]


@pytest.mark.parametrize(("asked", "told", "expected"), AGREEING)
def test_a_region_answers_for_its_countries_and_nobody_for_a_neighbour(
    asked: str, told: str, expected: Agreement
) -> None:
    question, entry = (Facets(frozenset(each.split())) for each in (asked, told))
    found = agreements(question, entry, words().parts)

    assert found.market is expected


def test_a_term_is_looked_for_in_the_other_languages_too() -> None:
    others = words().glossary.others

    assert others("tarvitaanko terveystodistus") == "hälsointyg health certificate"
    assert others("do we need a health certificate") == "terveystodistus hälsointyg"
    assert others("mitä kuuluu") == ""
