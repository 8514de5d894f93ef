from __future__ import annotations

import time
from collections.abc import Callable
from datetime import date

import pytest

from geoview.document import Document
from geoview.errors import DocumentError

Open = Callable[[str, "bytes | str"], Document]

ARTICLE = """<!DOCTYPE html>
<html lang="en-GB"><head><title>Talks – The Paper</title>
<meta property="article:published_time" content="2024-12-23T10:00:00Z">
<style>p { color: red }</style><script>var x = "Berlin";</script></head>
<body><nav><a href="/paris">Paris</a></nav>
<main><h1>Talks in <em>Islamabad</em></h1>
<p>The  envoy flew&nbsp;from
Łódź&#x2014;by&nbsp;way of S&atilde;o Paulo.</p>
<ul><li>Rome</li><li>Oslo <b>city</b></li></ul>
<table><tr><td>Lima</td><td>Peru</td></tr><tr><td>Bern</td><td>Switzerland</td></tr></table>
<pre>two
  lines</pre>
<p hidden>Hidden Hanoi</p><!-- Moscow --><p>One<br>Two and some more words so that the main part is long enough to be
taken as the whole of the page, as an article of a paper would be in any case, I suppose.</p></main>
<footer>Printed in London</footer></body></html>"""


def test_an_article(opened: Open) -> None:
    document = opened("x.html", ARTICLE)
    assert document.text.split("\n\n") == [
        "Talks in Islamabad",
        "The envoy flew\xa0from Łódź—by\xa0way of São Paulo.",
        "Rome\nOslo city",
        "Lima · Peru\nBern · Switzerland",
        "two\n  lines",
        "One\nTwo and some more words so that the main part is long enough to be taken as the whole of the page, as an"
        " article of a paper would be in any case, I suppose.\n",
    ]
    assert document.title == "Talks in Islamabad"
    assert document.date == date(2024, 12, 23)
    assert document.language == "en-GB"


@pytest.mark.parametrize(
    ("page", "text"),
    [
        ("", ""),
        ("plain words", "plain words\n"),
        ("<p>a<p>b", "a\n\nb\n"),
        ("<div>a<div>b</div>c</div>", "a\n\nb\n\nc\n"),
        ("a<script>alert(1)</script>b", "ab\n"),
        ("a<svg><text>x</text></svg> b", "a b\n"),
        ("<p>1 &lt; 2 &amp;&amp; &quot;x&quot;</p>", '1 < 2 && "x"\n'),
        ("<p>{{7*7}} {% x %} ${1}</p>", "{{7*7}} {% x %} ${1}\n"),
        ("<td>a</td><td>b</td>", "a · b\n"),
        ("<p>a</p>\n\n\n<p></p><p> </p><p>b</p>", "a\n\nb\n"),
        ("<ol><li><p>a</p></li><li><p>b</p></li></ol>", "a\n\nb\n"),
        ("<p>a</p><frameset><frame></frameset>", "a\n"),
        ("<p>a\u2028b</p>", "a b\n"),
    ],
)
def test_blocks(page: str, text: str, opened: Open) -> None:
    assert opened("x.html", page).text == text


@pytest.mark.parametrize(
    ("data", "encoding"),
    [
        ("<meta charset='iso-8859-1'><p>São Tomé".encode("cp1252"), "cp1252"),
        ("<meta charset='utf-8'><p>São Tomé".encode(), "utf-8"),
        ("<meta http-equiv='x' content='text/html; charset=windows-1251'><p>Москва".encode("cp1251"), "cp1251"),
        ("<meta charset='no-such'><p>São Tomé".encode(), "utf-8"),
        ("<meta charset='utf-16'><p>São Tomé".encode(), "utf-8"),
        ("<?xml version='1.0' encoding='iso-8859-1'?><html><body><p>São Tomé".encode(), "utf-8"),
        ("\ufeff<meta charset='koi8-r'><p>São Tomé".encode(), "utf-8"),
    ],
)
def test_encodings(data: bytes, encoding: str, opened: Open) -> None:
    document = opened("x.html", data)
    assert document.text in ("São Tomé\n", "Москва\n")
    assert document.source.encoding == encoding


@pytest.mark.parametrize(
    "page",
    [
        "<div>" * 50_000 + "deep",
        "<b>" * 50_000 + "deep" + "</b>" * 50_000,
        "<" * 200_000,
        "<!--" * 100_000,
        "<!DOCTYPE " * 50_000,
        "<p " + "a='1' " * 100_000 + ">x",
        "<script>" * 50_000,
        "&lol;" * 100_000,
        "<![CDATA[" * 50_000,
        "<table>" * 20_000 + "x",
        "\x00<p>\x00x" * 1000,
        "<!DOCTYPE x [<!ENTITY a 'aaaaaaaaaa'><!ENTITY b '&a;&a;&a;&a;&a;&a;&a;&a;'>]><p>&b;&b;</p>",
        '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]><p>&a;</p>',
    ],
    ids=range(13),
)
def test_a_hostile_page_costs_little(page: str, opened: Open) -> None:
    start = time.process_time()
    try:
        text = opened("x.html", page).text
    except DocumentError as error:
        assert "x.html" in str(error)
    else:
        assert "root:" not in text
        assert len(text) <= len(page) + 1
    assert time.process_time() - start < 20


def test_the_title_of_a_page_without_a_heading(opened: Open) -> None:
    assert opened("x.html", "<title> From\nRome </title><p>x").title == "From Rome"
    assert opened("x.html", "<time datetime='2020-02-30'></time><p>x").date is None
