from __future__ import annotations

import time
from collections.abc import Callable
from datetime import date

import pytest

from geoview.document import Document

Open = Callable[[str, "bytes | str"], Document]

SOURCE = """---
title: "Talks in the capital"
date: 2024-12-23
lang: en
---
# The *Talks*

The envoy flew to [Islamabad](https://example.org/paris) and
**Lahore**.  \nThen home.

- Rome
- Oslo `x`

1. One

2. Two

| City | Land |
|---|---|
| Lima | Peru |

```
code in Quito
```

> quoted &amp; ![a picture of Bern](x.png)

<p align="center">Some <b>Cairo</b></p>

<script>
Berlin
</script>
"""


def test_words_without_marks(opened: Open) -> None:
    document = opened("x.md", SOURCE)
    assert document.text.split("\n\n") == [
        "The Talks",
        "The envoy flew to Islamabad and Lahore.\nThen home.",
        "Rome\nOslo x",
        "One",
        "Two",
        "City · Land\nLima · Peru",
        "code in Quito",
        "quoted & a picture of Bern",
        "Some Cairo\n",
    ]
    assert document.title == "Talks in the capital"
    assert document.date == date(2024, 12, 23)
    assert document.language == "en"


def test_the_first_heading_is_the_title(opened: Open) -> None:
    document = opened("x.markdown", "## Small\n\n# From **Rome**\n\n# Other\n")
    assert document.title == "From Rome"


@pytest.mark.parametrize(
    "source",
    [
        "[" * 20_000,
        "*" * 20_000,
        "> " * 20_000 + "x",
        "- " * 5_000 + "x",
        "`" * 20_000,
        "![" * 10_000,
        "<" * 20_000,
        "|" * 20_000 + "\n" + "|-" * 20_000,
        "[a]: <" * 5_000,
        "&" * 20_000,
        "---\n" + "x: y\n" * 20_000,
        "*a _b " * 10_000,
    ],
    ids=range(12),
)
def test_hostile_markdown_costs_little(source: str, opened: Open) -> None:
    start = time.process_time()
    opened("x.md", source)
    assert time.process_time() - start < 20
