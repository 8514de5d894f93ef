"""How well known a place is."""

from __future__ import annotations

from geoview.gazetteer.build.prominence import prominence


def test_prominence_puts_the_known_before_the_unknown() -> None:
    order = [
        prominence("A", "PCLI", 331_000_000),
        prominence("P", "PPLC", 9_000_000),
        prominence("P", "PPL", 4_000_000),
        prominence("P", "PPLC", 600_000) - 0.05,
        prominence("P", "PPL", 50_000),
        prominence("P", "PPL", 500),
        prominence("P", "PPL", 0),
    ]
    assert order == sorted(order, reverse=True)
    assert all(0 <= value <= 1 for value in order)
    assert prominence("A", "PCLI", 39_000) > prominence("P", "PPLC", 32_000)
    assert prominence("A", "ADM2", 100_000) < prominence("P", "PPL", 100_000)
