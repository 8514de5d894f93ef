"""Names that several places bear, in short texts that tell which one is meant, and the reason that the reader is given.

The recogniser is the rule tier, so the cases hold wherever GeoView runs.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from geoview.document import from_text

if TYPE_CHECKING:
    from geoview.geoparser import Geoparser
    from geoview.resolution.types import Resolution

CASES = [
    # text, name, the place that is meant, a reason for it
    (
        "Protesters filled the streets of Tbilisi as Georgia’s parliament debated the bill; Russia warned Georgia.",
        "Georgia",
        "geonames:614540",
        "Tbilisi, also mentioned, lies in it",
    ),
    (
        "Voters in Atlanta and Savannah decided the Georgia runoff; Alabama votes next week.",
        "Georgia",
        "geonames:4197000",
        "Atlanta and Savannah, also mentioned, lie in it",
    ),
    (
        "Islamabad said talks between Washington and Moscow would resume, and the United States agreed.",
        "Washington",
        "geonames:4140963",
        "capital of the United States",
    ),
    (
        "Wildfires burned in Oregon, Washington and Idaho, and crews came from Spokane and Seattle.",
        "Washington",
        "geonames:5815135",
        "Spokane and Seattle, also mentioned, lie in it",
    ),
    (
        "The fair in Paris, Texas, drew crowds from Dallas.",
        "Paris",
        "geonames:4717560",
        "named together with Texas",
    ),
    (
        "France mourned as the mayor of Paris spoke; Lyon and Marseille flew flags at half mast.",
        "Paris",
        "geonames:2988507",
        "capital of France",
    ),
    (
        "Police in London, Ontario, arrested two men from Toronto.",
        "London",
        "geonames:6058560",
        "named together with Ontario",
    ),
    (
        "Commuters in London faced delays as trains from Birmingham and Manchester were cancelled.",
        "London",
        "geonames:2643743",
        "other places of this text lie in England",
    ),
    (
        "The march from Selma to Montgomery passed, and Birmingham, Alabama, remembered its dead.",
        "Birmingham",
        "geonames:4049979",
        "named together with Alabama",
    ),
    (
        "Trains from Birmingham to Coventry and Wolverhampton were late, West Midlands police said.",
        "Birmingham",
        "geonames:2655603",
        "near Wolverhampton and Coventry, also mentioned",
    ),
    (
        "Researchers at Harvard in Cambridge, Massachusetts, worked with a lab in Boston.",
        "Cambridge",
        "geonames:4931972",
        "named together with Massachusetts",
    ),
    (
        "A bus from Cambridge to Peterborough and Ely crashed in the fens of England.",
        "Cambridge",
        "geonames:2653941",
        "near Peterborough, also mentioned",
    ),
    (
        "Troops patrolled Hyderabad in Sindh after clashes spread from Karachi; Pakistan sent help.",
        "Hyderabad",
        "geonames:1176734",
        "named together with Sindh",
    ),
    (
        "Hyderabad and Bangalore are India’s technology hubs, ahead of Chennai.",
        "Hyderabad",
        "geonames:1269843",
        "seat of Telangana",
    ),
    (
        "Rockets hit Tripoli as fighters from Misrata and Benghazi advanced through Libya.",
        "Tripoli",
        "geonames:2210247",
        "capital of Libya",
    ),
    (
        "Clashes in Tripoli, in northern Lebanon, spread towards Beirut and Sidon.",
        "Tripoli",
        "geonames:266826",
        "named together with Lebanon",
    ),
    (
        "The president of Chile spoke in Santiago before flying to Valparaíso.",
        "Santiago",
        "geonames:3871336",
        "capital of Chile",
    ),
    (
        "Pilgrims walked to Santiago de Compostela through Galicia in Spain.",
        "Santiago de Compostela",
        "geonames:3109642",
        "seat of Galicia",
    ),
    (
        "Tech workers in San Jose commute from Oakland and San Francisco across California.",
        "San Jose",
        "geonames:5392171",
        "near Oakland and San Francisco, also mentioned",
    ),
    (
        "Costa Rica’s president addressed the crowd in San José before travelling to Limón.",
        "San José",
        "geonames:3621849",
        "capital of Costa Rica",
    ),
    (
        "The old mosque of Córdoba draws visitors from Seville and Granada to Spain.",
        "Córdoba",
        "geonames:2519240",
        "near Seville, also mentioned",
    ),
    (
        "Buses from Córdoba to Rosario and Buenos Aires were full across Argentina.",
        "Córdoba",
        "geonames:3860259",
        "seat of Cordoba",
    ),
    (
        "In Spain, Valencia and Alicante flooded while Murcia and Madrid stayed dry.",
        "Valencia",
        "geonames:2509954",
        "seat of Valencian Community",
    ),
    (
        "In Venezuela, lights went out in Valencia, Maracay and Caracas.",
        "Valencia",
        "geonames:3625549",
        "near Maracay, also mentioned",
    ),
    (
        "Alexandria and Cairo were without power; Egypt blamed a cable.",
        "Alexandria",
        "geonames:361058",
        "in Egypt",
    ),
    (
        "Alexandria, Va., will repave streets near Arlington and Fairfax.",
        "Alexandria",
        "geonames:4744091",
        "named together with Va.",
    ),
    (
        "Firefighters from Lebanon, Pa., drove to Harrisburg and Lancaster.",
        "Lebanon",
        "geonames:5197517",
        "named together with Pa.",
    ),
    (
        "Israel struck southern Lebanon, and Hezbollah fired from near Tyre and Beirut.",
        "Lebanon",
        "geonames:272103",
        "Tyre and Beirut, also mentioned, lie in it",
    ),
    (
        "Students in Moscow, Idaho, cheered the team from Boise.",
        "Moscow",
        "geonames:5601538",
        "named together with Idaho",
    ),
    (
        "Moscow accused Kyiv of shelling; Russia said it would answer.",
        "Moscow",
        "geonames:524901",
        "capital of Russia",
    ),
    (
        "Route 66 runs past Cuba, Missouri, and on to Rolla and St. Louis.",
        "Cuba",
        "geonames:4383070",
        "named together with Missouri",
    ),
    (
        "Cuba and Venezuela signed a pact in Havana.",
        "Cuba",
        "geonames:3562981",
        "Havana, also mentioned, lies in it",
    ),
    (
        "Snow fell over New England, from Maine and Vermont to Connecticut.",
        "New England",
        "geoview:new-england",
        "most places of this text lie in the United States",
    ),
    (
        "Kinshasa’s government said rebels in eastern Congo had taken Goma and Bukavu.",
        "Congo",
        "geonames:203312",
        "Kinshasa and Bukavu, also mentioned, lie in it",
    ),
    (
        "Conakry banned rallies and Guinea’s junta postponed the vote; Sierra Leone looked on.",
        "Guinea",
        "geonames:2420477",
        "Conakry, also mentioned, lies in it",
    ),
    (
        "Voters in Guinea-Bissau went to the polls in Bissau.",
        "Guinea-Bissau",
        "geonames:2372248",
        "Bissau, also mentioned, lies in it",
    ),
    (
        "Malabo, the capital of Equatorial Guinea, hosted leaders from Gabon.",
        "Equatorial Guinea",
        "geonames:2309096",
        "Malabo, also mentioned, lies in it",
    ),
    (
        "Port Moresby shook as an earthquake hit Papua New Guinea near Lae.",
        "Papua New Guinea",
        "geonames:2088628",
        "Port Moresby and Lae, also mentioned, lie in it",
    ),
    (
        "Skopje celebrated as Macedonia joined NATO; Greece and Bulgaria sent envoys.",
        "Macedonia",
        "geonames:718075",
        "Skopje, also mentioned, lies in it",
    ),
    (
        "India and Pakistan both claim Kashmir; soldiers fired across the line near Srinagar.",
        "Kashmir",
        "geoview:kashmir",
        "the best known of 3 places of that name",
    ),
    (
        "Wheat farmers of Punjab marched from Lahore and Multan, Pakistan’s police said.",
        "Punjab",
        "geonames:1167710",
        "Lahore and Multan, also mentioned, lie in it",
    ),
    (
        "Farmers of Punjab marched from Amritsar and Ludhiana towards Delhi; India closed roads.",
        "Punjab",
        "geonames:1259223",
        "Amritsar and Ludhiana, also mentioned, lie in it",
    ),
    (
        "Melbourne and Geelong were hit hardest, and Victoria closed its border with New South Wales.",
        "Victoria",
        "geonames:2145234",
        "Melbourne and Geelong, also mentioned, lie in it",
    ),
    (
        "The ferry from Vancouver reached Victoria, the capital of British Columbia.",
        "Victoria",
        "geonames:6174041",
        "near Vancouver, also mentioned",
    ),
    (
        "Parliament in Wellington passed the law as Auckland and Christchurch watched; New Zealand rejoiced.",
        "Wellington",
        "geonames:2179537",
        "capital of New Zealand",
    ),
    (
        "The match in Springfield, Ill., drew fans from Decatur and Peoria.",
        "Springfield",
        "geonames:4250542",
        "named together with Ill.",
    ),
    (
        "Springfield and Worcester asked Boston for money; Massachusetts said no.",
        "Springfield",
        "geonames:4951788",
        "near Worcester, also mentioned",
    ),
    (
        "He was born in Oxford in Mississippi and raised in Tupelo.",
        "Oxford",
        "geonames:4440076",
        "named together with Mississippi",
    ),
    (
        "The Thames rose at Oxford and Reading; England’s rivers are swollen.",
        "Oxford",
        "geonames:2640729",
        "near Reading, also mentioned",
    ),
    (
        "Naples and Fort Myers boarded windows as the storm neared Florida.",
        "Naples",
        "geonames:4165565",
        "near Fort Myers, also mentioned",
    ),
    (
        "Naples and Rome sweltered as Italy recorded its hottest day.",
        "Naples",
        "geonames:3172394",
        "seat of Campania",
    ),
    (
        "Crews repaired lines in Athens, Ga., and Macon.",
        "Athens",
        "geonames:4180386",
        "named together with Ga.",
    ),
    (
        "Greece’s parliament in Athens voted; unions struck in Thessaloniki.",
        "Athens",
        "geonames:264371",
        "named together with Greece",
    ),
    (
        "Manchester, N.H., and Nashua expect snow.",
        "Manchester",
        "geonames:5089178",
        "named together with N.H.",
    ),
    (
        "Perth and Dundee lie north of Edinburgh; Scotland’s trains were late.",
        "Perth",
        "geonames:2640358",
        "near Dundee and Edinburgh, also mentioned",
    ),
    (
        "Perth and Fremantle in Western Australia saw record heat.",
        "Perth",
        "geonames:2063523",
        "near Fremantle, also mentioned",
    ),
    (
        "The bridge in Portland, Maine, was closed; drivers from Augusta waited.",
        "Portland",
        "geonames:4975802",
        "named together with Maine",
    ),
    (
        "Portland and Salem brace for ice, Oregon’s governor said.",
        "Portland",
        "geonames:5746545",
        "near Salem, also mentioned",
    ),
    (
        "Kingston and Montego Bay shut schools; Jamaica feared the hurricane.",
        "Kingston",
        "geonames:3489854",
        "capital of Jamaica",
    ),
    (
        "Kingston and Ottawa in Ontario opened warming centres.",
        "Kingston",
        "geonames:5992500",
        "in Ontario",
    ),
    (
        "Doctors in Granada, Nicaragua, treated patients from Managua.",
        "Granada",
        "geonames:3619136",
        "named together with Nicaragua",
    ),
    (
        "Seoul said North Korea fired a missile; Korean officials in Pyongyang were silent.",
        "North Korea",
        "geonames:1873107",
        "Pyongyang, also mentioned, lies in it",
    ),
    (
        "Panama City Beach and Pensacola reopened; Panama City, Fla., did not.",
        "Panama City",
        "geonames:4167694",
        "named together with Fla.",
    ),
    (
        "Rival gangs fought in Guayaquil and Quito as Ecuador declared an emergency in Santa Elena.",
        "Ecuador",
        "geonames:3658394",
        "Guayaquil and Quito, also mentioned, lie in it",
    ),
    (
        "Rebels seized Timbuktu in Mali and moved on Gao.",
        "Mali",
        "geonames:2453866",
        "Timbuktu and Gao, also mentioned, lie in it",
    ),
    (
        "Memphis and Nashville fear floods; Tennessee opened shelters.",
        "Memphis",
        "geonames:4641239",
        "in Tennessee",
    ),
    (
        "Peoria and Decatur lost their state aid, and farmers in Illinois say Washington must act.",
        "Washington",
        "geonames:4140963",
        "capital of the United States",
    ),
    (
        "Laboratories in Mexico, China, Japan, Ukraine and Brazil shared their samples.",
        "China",
        "geonames:1814991",
        "in a list with Mexico and Japan",
    ),
    (
        "After stops in Washington, New York and Boston, the prince flew to Los Angeles.",
        "Washington",
        "geonames:4140963",
        "capital of the United States",
    ),
    (
        "Salmonella was found in Colorado, Georgia, Illinois, Missouri and Ohio.",
        "Illinois",
        "geonames:4896861",
        "in a list with Georgia and Missouri",
    ),
    (
        "The choir visited Paris, Texas, and Rome, Georgia.",
        "Paris",
        "geonames:4717560",
        "named together with Texas",
    ),
    (
        "Cruise ships called at Montego Bay before they sailed for Cozumel.",
        "Montego Bay",
        "geonames:3489460",
        "seat of Saint James",
    ),
    (
        "The cable will link Auckland, Wellington and Nadi.",
        "Wellington",
        "geonames:2179537",
        "capital of New Zealand",
    ),
    (
        "Trawlers from Hull and Grimsby fish off Norway.",
        "Hull",
        "geonames:2645425",
        "near Grimsby, also mentioned",
    ),
    (
        "Trains from Newcastle to Sunderland and Durham were late.",
        "Newcastle",
        "geonames:2641673",
        "near Sunderland and Durham",
    ),
    (
        "Taiwan and Japan signed a fisheries pact.",
        "Taiwan",
        "geonames:1668284",
        "a country",
    ),
]


def resolution_of(geoparser: Geoparser, text: str, name: str) -> Resolution:
    found = [r for r in geoparser.parse(from_text(text)).resolutions if r.mention.surface == name]
    assert found, f"{name} was not found"
    return found[0]


@pytest.mark.parametrize(("text", "name", "place_id", "reason"), CASES, ids=[f"{c[1]}-{c[2]}" for c in CASES])
def test_the_text_tells_which_place_is_meant(
    geoparser: Geoparser, text: str, name: str, place_id: str, reason: str
) -> None:
    resolution = resolution_of(geoparser, text, name)
    assert resolution.chosen is not None
    assert resolution.chosen.id == place_id
    best = resolution.candidates[0]
    assert best.place == resolution.chosen
    assert any(given.startswith(reason) for given in best.reasons), best.reasons


def test_what_a_text_states_outweighs_what_lies_near(geoparser: Geoparser) -> None:
    text = (
        "Fishermen in Hull, Grimsby and Immingham fear the ferry to Halifax. England hopes for more. Talks with the"
        " port of Halifax, in Nova Scotia, began in January, and a firm in Paris, Ontario, has ordered space."
    )
    found = {r.mention.span.start: r.chosen for r in geoparser.parse(from_text(text)).resolutions}
    stated, paris = found[text.index("Halifax, in")], found[text.index("Paris")]
    assert stated is not None and stated.country_code == "CA"
    assert paris is not None and paris.country_code == "CA"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "The government of Georgia in Tbilisi protested. They lived in Atlanta, Georgia, until 1990.",
            ["geonames:614540", "geonames:4197000"],
        ),
        (
            "He flew from Atlanta, Georgia, to Athens, Greece, and on to Batumi, Georgia.",
            ["geonames:4197000", "geonames:614540"],
        ),
        ("The governor of Georgia spoke in Atlanta, Georgia.", ["geonames:4197000", "geonames:4197000"]),
    ],
)
def test_an_area_is_the_one_that_can_hold_the_place_before_it(
    geoparser: Geoparser, text: str, expected: list[str]
) -> None:
    found = [r.chosen for r in geoparser.parse(from_text(text)).resolutions if r.mention.surface == "Georgia"]
    assert [place.id for place in found if place is not None] == expected


def test_there_are_sixty_cases() -> None:
    assert len({(text, name) for text, name, _, _ in CASES}) >= 60


def test_the_same_text_gives_the_same_answer_whatever_came_before(geoparser: Geoparser) -> None:
    texts = [text for text, *_ in CASES[:12]]
    forwards = [geoparser.parse(from_text(text)).resolutions for text in texts]
    backwards = [geoparser.parse(from_text(text)).resolutions for text in reversed(texts)]
    assert forwards == backwards[::-1]
