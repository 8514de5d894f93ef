"""A hundred and fifty names as newspapers write them, each with its right first candidate in the built gazetteer."""

from __future__ import annotations

import pytest

from geoview.gazetteer import Gazetteer, NameSort

# name: id, or name and country code, of the first candidate
PLACES = {
    # countries: short, official, old, abbreviated
    "US": "geonames:6252001",
    "U.S.": "geonames:6252001",
    "USA": "geonames:6252001",
    "America": "geonames:6252001",
    "UK": "geonames:2635167",
    "U.K.": "geonames:2635167",
    "Britain": "geonames:2635167",
    "UAE": "geonames:290557",
    "DRC": "geonames:203312",
    "DR Congo": "geonames:203312",
    "Zaire": "geonames:203312",
    "DPRK": "geonames:1873107",
    "North Korea": "geonames:1873107",
    "South Korea": "geonames:1835841",
    "PRC": "geonames:1814991",
    "Taiwan": "geonames:1668284",
    "Holland": "geonames:2750405",
    "The Netherlands": "geonames:2750405",
    "Burma": "geonames:1327865",
    "Türkiye": "geonames:298795",
    "Turkiye": "geonames:298795",
    "Turkey": "geonames:298795",
    "Ivory Coast": "geonames:2287781",
    "Côte d’Ivoire": "geonames:2287781",
    "Czechia": "geonames:3077311",
    "Czech Republic": "geonames:3077311",
    "Swaziland": "geonames:934841",
    "Eswatini": "geonames:934841",
    "Cape Verde": "geonames:3374766",
    "East Timor": "geonames:1966436",
    "Republic of Armenia": "geonames:174982",
    "Persia": "geonames:130758",
    "Ceylon": "geonames:1227603",
    "Vatican": "geonames:3164670",
    "Holy See": "geonames:3164670",
    "Bosnia": "geonames:3277605",
    "Macedonia": "geonames:718075",
    "Palestine": "geonames:6254930",
    "Pakistan": "geonames:1168579",
    "Georgia": "geonames:614540",
    "Singapore": "geonames:1880251",
    "Mexico": "geonames:3996063",
    # divisions and their abbreviations
    "W.Va.": "geonames:4826850",
    "S.C.": "geonames:4597040",
    "Ill.": "geonames:4896861",
    "Calif.": "geonames:5332921",
    "Va.": "geonames:6254928",
    "Okla.": "geonames:4544379",
    "Mass.": "geonames:6254926",
    "N.M.": "geonames:5481136",
    "Washington State": "geonames:5815135",
    "New York State": "geonames:5128638",
    "NSW": "geonames:2155400",
    "Queensland": "geonames:2152274",
    "B.C.": "geonames:5909050",
    "Quebec": "geonames:6115047",
    "KPK": "geonames:1168873",
    "NWFP": "geonames:1168873",
    "Khyber-Pakhtunkhwa": "geonames:1168873",
    "Orissa": "geonames:1261029",
    "Bavaria": "geonames:2951839",
    "Bayern": "geonames:2951839",
    "Catalonia": "geonames:3336901",
    "Tuscany": "geonames:3165361",
    "Tibet": "geonames:1279685",
    "Xinjiang": "geonames:1529047",
    "Chechnya": "geonames:569665",
    "Crimea": "geonames:703883",
    "Scotland": "geonames:2638360",
    "England": "geonames:6269131",
    "West Bank": "geonames:285153",
    "Abkhazia": "geonames:6643410",
    "Cook County": "geonames:4888671",
    # cities: today's, yesterday's, in other scripts, in short
    "Islamabad": "geonames:1176615",
    "Kyiv": "geonames:703448",
    "Kiev": "geonames:703448",
    "Kharkov": "geonames:706483",
    "Odessa": "geonames:698740",
    "Lvov": "geonames:702550",
    "Bombay": "geonames:1275339",
    "Calcutta": "geonames:1275004",
    "Madras": "geonames:1264527",
    "Peking": "geonames:1816670",
    "Saigon": "geonames:1566083",
    "Rangoon": "geonames:1298824",
    "Constantinople": "geonames:745044",
    "Leningrad": "geonames:498817",
    "Danzig": "geonames:3099434",
    "Москва": "geonames:524901",
    "北京": "geonames:1816670",
    "القاهرة": "geonames:360630",
    "東京": "geonames:1850147",
    "서울": "geonames:1835848",
    "Αθήνα": "geonames:264371",
    "D.C.": "geonames:4140963",
    "Washington": "geonames:4140963",
    "Washington, D.C.": "geonames:4140963",
    "NYC": "geonames:5128581",
    "New York City": "geonames:5128581",
    "L.A.": "geonames:5368361",
    "Philly": "geonames:4560349",
    "Paris": "geonames:2988507",
    "London": "geonames:2643743",
    "St. Petersburg": "geonames:498817",
    "Mecca": "geonames:104515",
    "Teheran": "geonames:112931",
    "Cracow": "geonames:3094802",
    "Rome": "geonames:3169070",
    "Athens": "geonames:264371",
    "Khan Younis": "geonames:281124",
    "Rafah": "geonames:281102",
    "Gaza City": "geonames:281133",
    "Xian": "geonames:1790630",
    "Xi'an": "geonames:1790630",
    "Sana'a": "geonames:71137",
    "Sao Paulo": "geonames:3448439",
    "Sydney": "geonames:2147714",
    "Delhi": "geonames:1273294",
    "Ft. Lauderdale": "geonames:4155966",
    # regions
    "South Asia": "geoview:south-asia",
    "Africa": "geonames:6255146",
    "Europe": "geonames:6255148",
    "Middle East": "geonames:6269133",
    "Mideast": "geonames:6269133",
    "EU": "geonames:6695072",
    "Sahel": "geoview:sahel",
    "Balkans": "geoview:balkans",
    "Horn of Africa": "geoview:horn-of-africa",
    "Levant": "geoview:levant",
    "Maghreb": "geoview:maghreb",
    "Baltics": "geoview:baltic-states",
    "Donbas": "geoview:donbas",
    "Kurdistan": "geonames:126585",
    "Kashmir": "geoview:kashmir",
    "New England": "geoview:new-england",
    "Soviet Union": "geoview:soviet-union",
    # land and water
    "Strait of Hormuz": "geoview:strait-of-hormuz",
    "Persian Gulf": "geonames:235616",
    "Black Sea": "geonames:630673",
    "Mediterranean": "geonames:363196",
    "Atlantic": "geonames:3373405",
    "Cauvery": "geoview:cauvery",
    "Kaveri": "geoview:cauvery",
    "Indus": "geoview:indus-river",
    "River Thames": "geoview:thames",
    "Mt. Everest": "geoview:mt-everest",
    "Himalayas": "geoview:himalayas",
    "Suez Canal": "geoview:suez-canal",
    # what stands for governments
    "Kremlin": "geoview:kremlin",
    "Pentagon": "geoview:pentagon",
    "White House": "geoview:white-house",
    "Downing Street": "geoview:downing-street",
    "Capitol Hill": "geoview:us-capitol",
    "Elysée": "geoview:elysee-palace",
    "Zhongnanhai": "geoview:zhongnanhai",
}
DEMONYMS = {
    "Pakistani": ("geonames:1168579", NameSort.DEMONYM),
    "Pakistanis": ("geonames:1168579", NameSort.DEMONYM_PLURAL),
    "Palestinian": ("geonames:6254930", NameSort.DEMONYM),
    "Czechs": ("geonames:3077311", NameSort.DEMONYM_PLURAL),
    "Americans": ("geonames:6252001", NameSort.DEMONYM_PLURAL),
    "British": ("geonames:2635167", NameSort.DEMONYM),
    "Dutch": ("geonames:2750405", NameSort.DEMONYM),
    "Texan": ("geonames:4736286", NameSort.DEMONYM),
    "Ohioans": ("geonames:5165418", NameSort.DEMONYM_PLURAL),
    "European": ("geonames:6255148", NameSort.DEMONYM),
    "Parisian": ("geonames:2988507", NameSort.DEMONYM),
    "Londoner": ("geonames:2643743", NameSort.DEMONYM),
    "New Yorkers": ("geonames:5128581", NameSort.DEMONYM_PLURAL),
    "South Asian": ("geoview:south-asia", NameSort.DEMONYM),
}


def test_the_table_is_as_long_as_it_says() -> None:
    assert len(PLACES) + len(DEMONYMS) >= 150


@pytest.mark.parametrize(("name", "place"), PLACES.items())
def test_first_candidate(real: Gazetteer, name: str, place: str) -> None:
    matches = real.by_name(name)
    assert matches and matches[0].place.id == place, [(m.place.id, m.place.name, str(m.sort)) for m in matches[:4]]


@pytest.mark.parametrize(("name", "expected"), DEMONYMS.items())
def test_demonyms(real: Gazetteer, name: str, expected: tuple[str, NameSort]) -> None:
    match = real.by_name(name)[0]
    assert (match.place.id, match.sort) == expected


@pytest.mark.parametrize("name", ["surudeu", "swldw", "LHR", "PEW", "xyzzy", "Q7"])
def test_codes_and_machine_romanisations_are_no_names(real: Gazetteer, name: str) -> None:
    assert [match for match in real.by_name(name) if match.name == name] == []


def test_homonyms_are_all_there(real: Gazetteer) -> None:
    assert len({match.place.admin1 for match in real.by_name("Springfield") if match.place.country_code == "US"}) > 20
    texan = [match.place for match in real.by_name("Paris") if match.place.admin1 == "Texas"]
    assert texan and (round(texan[0].latitude), round(texan[0].longitude)) == (34, -96)
