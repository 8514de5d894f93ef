"""A gazetteer out of a GeoNames dump."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from geoview.errors import Cancelled, GazetteerError
from geoview.gazetteer import Gazetteer, NameSort
from geoview.gazetteer.build.job import build
from geoview.gazetteer.build.verify import verify

if TYPE_CHECKING:
    from pathlib import Path


def row(number: int, name: str, y: float, x: float, feature: str, country: str, admin1: str = "", **more: str) -> str:
    class_, code = feature.split(".")
    fields = [
        str(number),
        name,
        more.get("ascii", name),
        more.get("others", ""),
        str(y),
        str(x),
        class_,
        code,
        country,
        "",
    ]
    fields += [
        admin1,
        more.get("admin2", ""),
        "",
        "",
        more.get("population", "0"),
        "",
        "",
        "",
        more.get("date", "2026-01-02"),
    ]
    return "\t".join(fields)


@pytest.fixture
def dump(tmp_path: Path) -> Path:
    folder = tmp_path / "dump"
    folder.mkdir()
    rows = [
        row(1168579, "Islamic Republic of Pakistan", 30, 70, "A.PCLI", "PK", "00", population="212215030"),
        row(1168873, "Khyber Pakhtunkhwa", 34, 71.5, "A.ADM1", "PK", "03", population="35000000"),
        row(1176615, "Islamabad", 33.72, 73.04, "P.PPLC", "PK", "08", population="601600"),
        row(
            1168197,
            "Peshawar",
            34.008,
            71.578,
            "P.PPLA",
            "PK",
            "03",
            population="1218773",
            others="Pishawar,pishawar,PEW",
        ),
        row(99999901, "Nowhere", 95, 0, "P.PPL", "PK", "03"),
        row(99999902, "", 33, 73, "P.PPL", "PK", "03"),
        row(1182637, "Indus River", 24, 67.5, "H.STM", "PK"),
        # A region of ours that GeoNames files under another class.
        row(126585, "Kurdistan", 37, 44, "A.ADMD", "IQ"),
        "broken\tline",
    ]
    (folder / "allCountries.txt").write_text("\n".join(rows) + "\n", encoding="utf-8")
    (folder / "admin1CodesASCII.txt").write_text(
        "PK.03\tKhyber Pakhtunkhwa\tKhyber Pakhtunkhwa\t1168873\nPK.08\tIslamabad\tIslamabad\t1162015\n",
        encoding="utf-8",
    )
    names = [
        "1\t1168579\ten\tPakistan\t1\t1\t\t",
        "2\t1168579\tde\tPakistan (Deutsch)\t\t\t\t",
        "3\t1168197\tur\tپشاور\t\t\t\t",
        "4\t1168197\t\tPurushapura\t\t\t\t1",
        "5\t1168197\tlink\thttps://example.org\t\t\t\t",
        "6\t1168197\tiata\tPEW\t\t\t\t",
        "7\t555\ten\tOrphan\t\t\t\t",
    ]
    (folder / "alternateNamesV2.txt").write_text("\n".join(names) + "\n", encoding="utf-8")
    return folder


def test_a_dump_becomes_a_gazetteer(dump: Path, tmp_path: Path) -> None:
    told: list[tuple[str, float]] = []
    output = build(tmp_path / "g.sqlite", geonames=dump, progress=lambda what, share: told.append((what, share)))
    gazetteer = Gazetteer.open(output)
    pakistan = gazetteer.by_name("Pakistan")[0]
    assert (pakistan.place.id, pakistan.sort) == ("geonames:1168579", NameSort.SHORT)
    capital = gazetteer.capital_of("PK")
    assert capital is not None and capital.name == "Islamabad"
    peshawar = gazetteer.by_name("پشاور")[0]
    assert (peshawar.place.name, peshawar.place.admin1, peshawar.language) == ("Peshawar", "Khyber Pakhtunkhwa", "ur")
    assert gazetteer.by_name("Purushapura")[0].sort is NameSort.HISTORIC
    # Reviewed names and regions lie over it.
    assert gazetteer.by_name("KPK")[0].place.id == "geonames:1168873"
    assert gazetteer.by_name("Pakistanis")[0].sort is NameSort.DEMONYM_PLURAL
    south_asia = gazetteer.by_name("South Asia")[0].place
    assert gazetteer.contains(south_asia, peshawar.place)
    assert gazetteer.outline("geonames:1168579") is not None
    for absent in ("PEW", "https://example.org", "Orphan", "Nowhere"):
        assert gazetteer.by_name(absent) == ()
    assert gazetteer.by_name("Indus River")[0].place.id == "geonames:1182637"
    assert gazetteer.info.version == "GeoNames 2026-01-02"
    assert [match.place.feature_code for match in gazetteer.by_name("Kurdistan")] == ["ADMD"]
    gazetteer.close()
    assert verify(output) == []
    assert [share for _, share in told] == sorted(share for _, share in told)


def test_single_countries_and_no_names_file(dump: Path, tmp_path: Path) -> None:
    (dump / "allCountries.txt").rename(dump / "PK.txt")
    (dump / "alternateNamesV2.txt").unlink()
    gazetteer = Gazetteer.open(build(tmp_path / "g.sqlite", geonames=dump))
    assert gazetteer.by_name("Pishawar")[0].place.name == "Peshawar"
    assert gazetteer.by_name("PEW") == ()
    gazetteer.close()


@pytest.mark.parametrize("missing", [True, False])
def test_what_is_no_dump_is_named(tmp_path: Path, missing: bool) -> None:
    folder = tmp_path / "empty"
    if not missing:
        folder.mkdir()
    with pytest.raises(GazetteerError, match="empty"):
        build(tmp_path / "g.sqlite", geonames=folder)
    assert not (tmp_path / "g.sqlite").exists()


def test_another_kind_of_table_is_refused(dump: Path, tmp_path: Path) -> None:
    (dump / "allCountries.txt").write_text("a,b,c\n" * 500, encoding="utf-8")
    with pytest.raises(GazetteerError, match="not a table of GeoNames"):
        build(tmp_path / "g.sqlite", geonames=dump)


def test_cancelling_leaves_the_old_file(dump: Path, tmp_path: Path) -> None:
    output = tmp_path / "g.sqlite"
    output.write_bytes(b"old")
    with pytest.raises(Cancelled):
        build(output, geonames=dump, cancelled=lambda: True)
    assert output.read_bytes() == b"old"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["dump", "g.sqlite"]


def test_a_dump_becomes_the_readers_own_gazetteer(dump: Path, own_home: Path) -> None:
    output = build(geonames=dump)
    assert output == own_home / "data" / "gazetteer.sqlite"
    gazetteer = Gazetteer.open()
    assert gazetteer.path == output
    gazetteer.close()
