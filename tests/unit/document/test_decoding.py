"""Bytes become text, or are refused by name; nothing is ever silently wrong (FAULTS B)."""

from __future__ import annotations

import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geoview.document.decoding import Decoded, decode
from geoview.errors import EncodingError, NotTextError
from geoview.text import normalise_newlines

PROSE = {
    "cp1252": "Der Bürgermeister von München sagte, die Straßen seien überfüllt. „Wir handeln“, sagte er – bald.",
    "cp1250": "Prezydent Łodzi powiedział, że województwo łódzkie będzie współpracować ze Śląskiem. Źródła w Gdańsku.",
    "cp1251": "Президент прибыл в Москву и заявил, что переговоры продолжатся в Киеве и в Минске.",
    "koi8_r": "Президент прибыл в Москву и заявил, что переговоры продолжатся в Киеве и в Минске.",
    "cp932": "東京で開かれた会議で、首相は日本とアメリカの関係について話した。",
    "euc_jp": "東京で開かれた会議で、首相は日本とアメリカの関係について話した。",
    "gb18030": "中国国家主席在北京会见了美国总统，双方讨论了贸易问题。",
    "big5": "台灣總統在台北會見了美國代表，雙方討論了貿易問題。",
    "cp949": "한국 대통령은 서울에서 미국 대통령과 만나 무역 문제를 논의했다.",
    "cp1253": "Ο πρωθυπουργός της Ελλάδας μίλησε στην Αθήνα για την οικονομία.",
    "cp1254": "Türkiye Cumhurbaşkanı Ankara'da yaptığı açıklamada İstanbul'un önemini vurguladı.",
    "cp1255": "ראש ממשלת ישראל נפגש בירושלים עם נשיא ארצות הברית.",
    "cp1256": "قال الرئيس المصري في القاهرة إن المحادثات ستستمر في الخرطوم.",
}
WIDE = ["utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be"]
MARK = {
    "utf-8": codecs.BOM_UTF8,
    "utf-16-le": codecs.BOM_UTF16_LE,
    "utf-16-be": codecs.BOM_UTF16_BE,
    "utf-32-le": codecs.BOM_UTF32_LE,
    "utf-32-be": codecs.BOM_UTF32_BE,
}
# Characters of any text; marks at the start, carriage returns and NULs have tests of their own.
plain = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\r\0\ufeff\ufffe"), max_size=200)


@given(plain)
def test_utf8_is_taken_as_it_is(text: str) -> None:
    controls = sum((c < " " and c not in "\t\n\v\f\r\x1b") or c == "\x7f" for c in text)
    if controls * 10 <= 3 * len(text.encode()) and controls <= 8:
        assert decode(text.encode()) == Decoded(text, "utf-8")


@given(plain, st.sampled_from(sorted(MARK)))
def test_a_mark_decides_and_goes(text: str, encoding: str) -> None:
    decoded = decode(MARK[encoding] + text.encode(encoding))
    assert decoded == Decoded(text, encoding, had_bom=True)


@given(st.lists(st.sampled_from(["\ufeff", "\ufffe"]), min_size=1, max_size=3), plain)
def test_every_mark_at_the_start_goes(marks: list[str], text: str) -> None:
    assert decode(("".join(marks) + text).encode("utf-16-le"), "utf-16-le").text == text
    assert decode(codecs.BOM_UTF8 + ("".join(marks) + text).encode()).text == text


@pytest.mark.parametrize("encoding", WIDE)
@pytest.mark.parametrize(
    "text", ["Paris is a city.\n", "Москва – столица, и Киев тоже. ", "東京と大阪。\n北京 too.\n", "a 😀 in Oslo\n"]
)
def test_wide_text_without_a_mark_is_known_by_its_nuls(encoding: str, text: str) -> None:
    assert decode(text.encode(encoding)) == Decoded(text, encoding, guessed=True)


@pytest.mark.parametrize("encoding", sorted(PROSE))
@pytest.mark.parametrize("times", [1, 40])
def test_prose_in_other_encodings_is_guessed_and_says_so(encoding: str, times: int) -> None:
    text = (PROSE[encoding] + "\n") * times
    assert decode(text.encode(encoding)) == Decoded(text, encoding, guessed=True)


@pytest.mark.parametrize(
    ("encoding", "text"),
    [
        ("cp1250", "Talks went on in Łódź – and in Gdańsk."),
        ("cp1250", "Pražský hrad je sídlem prezidenta. Příští rok v Plzni."),
        ("cp1250", "Preşedintele României a vorbit la Braşov şi Timişoara."),
        ("cp1252", "L’été à Besançon : « tout va bien », dit-il – « même très bien »."),
        ("cp1252", "El niño llegó a España mañana, ¿verdad?"),
        ("cp1252", "São Paulo não é a capital do país; a inflação caiu."),
        ("cp1252", "På Grønland bor der få mennesker, og i Tromsø er det mørkt."),
        ("cp1252", "São Paulo, Zürich, Malmö and Besançon."),
        ("cp1251", "Київ і Львів – великі міста України."),
        ("cp1254", "İstanbul ve Diyarbakır arasında uçuş var, dedi Şahin."),
        ("iso8859_2", "Žluťoučký kůň běžel přes Plzeň a Šumavu."),
        ("mac_roman", "Der Bürgermeister von München – „schön“ – fährt über die Brücke."),
        ("cp866", "Переговоры продолжатся в Москве и в Киеве."),
        ("gb18030", "北京和上海。"),
        ("gb18030", "中国国家主席在北京会见了美国总统" * 2000),
        ("cp932", "日本" * 9001),
        ("euc_jp", "東京と大阪の会議について話した。"),
    ],
)
def test_one_sentence_is_enough_for_a_guess(encoding: str, text: str) -> None:
    decoded = decode(text.encode(encoding))
    assert (decoded.text, decoded.guessed, decoded.replaced) == (text, True, 0)


def test_one_foreign_letter_in_a_long_text_is_found() -> None:
    text = "A plain line of a long text.\n" * 20_000 + "A naïve café in Besançon.\n" + "And so on.\n" * 20_000
    assert decode(text.encode("cp1252")) == Decoded(text, "cp1252", guessed=True)


@pytest.mark.parametrize("word", ["café", "Il va à Paris.", "“quoted” — text", "5 € in Köln"])
def test_a_few_western_letters_are_enough(word: str) -> None:
    assert decode(word.encode("cp1252")) == Decoded(word, "cp1252", guessed=True)


@pytest.mark.parametrize(
    ("data", "text", "replaced"),
    [
        ("Łódź, São".encode() + b"\xff!", "Łódź, São\ufffd!", 1),
        (b"Paris \xff London", "Paris \ufffd London", 1),
        ("Łódź i Kraków, São".encode().replace("ó".encode(), b"\xc3", 1), "Ł\ufffddź i Kraków, São", 1),
        (b"abc \xed\xa0\x80 def", "abc \ufffd\ufffd\ufffd def", 3),
        (b"a\xc0\x80b", "a\ufffd\ufffdb", 2),
        (b"\xef\xbb\xbfbad \xff byte", "bad \ufffd byte", 1),
        ("cut off: 東京".encode()[:-1], "cut off: 東\ufffd\ufffd", 2),
        (b"\xff\xfeA\0b", "A\ufffd", 1),
        ("already \ufffd here, 東京, Łódź".encode() + b"\xff", "already \ufffd here, 東京, Łódź\ufffd", 1),
    ],
)
def test_damage_is_counted_and_shown(data: bytes, text: str, replaced: int) -> None:
    decoded = decode(data)
    assert (decoded.text, decoded.replaced) == (text, replaced)


def test_undefined_bytes_of_cp1252_lead_to_another_encoding_or_are_counted() -> None:
    data = b"caf\xe9 \x93na\xefve\x94 \x81 r\xe9sum\xe9 \x8d gar\xe7on"
    decoded = decode(data)
    assert decoded.guessed
    assert decoded.encoding not in ("latin-1", "iso8859-1")
    assert decoded.replaced == decoded.text.count("\ufffd")


@given(st.binary(max_size=300))
def test_any_bytes_are_text_or_refused(data: bytes) -> None:
    try:
        decoded = decode(data)
    except NotTextError as error:
        assert error.message
        return
    decoded.text.encode()
    assert "\r" not in decoded.text
    assert "\0" not in decoded.text
    assert not decoded.text.startswith(("\ufeff", "\ufffe"))
    if not decoded.guessed and not decoded.replaced and decoded.encoding == "utf-8":
        expected = normalise_newlines(data.decode().lstrip("\ufeff\ufffe").replace("\0", "\u2400"))
        assert decoded.text == expected


@given(st.binary(min_size=1, max_size=80), st.integers(0, 10_000))
def test_a_damaged_text_still_opens(junk: bytes, where: int) -> None:
    data = ("Łódź and 東京 are far apart – very far. " * 20).encode()
    where %= len(data)
    junk = junk.translate(bytes(b if b >= 0x20 else 0x41 for b in range(256)))
    decoded = decode(data[:where] + junk + data[where:])
    assert decoded.encoding == "utf-8"
    assert "very far" in decoded.text


@given(st.lists(st.sampled_from(["a", "\n", "\r\n", "\r"]), max_size=40))
def test_newlines_become_lf_and_the_commonest_is_told(parts: list[str]) -> None:
    text = "x" + "".join(parts)
    decoded = decode(text.encode())
    assert decoded.text == normalise_newlines(text)
    pairs = text.count("\r\n")
    counts = {"\n": text.count("\n") - pairs, "\r\n": pairs, "\r": text.count("\r") - pairs}
    assert counts[decoded.newline] == max(counts.values())


def test_a_few_nuls_are_shown_and_many_refused() -> None:
    assert decode(b"one \0 NUL in a text").text == "one \u2400 NUL in a text"
    with pytest.raises(NotTextError):
        decode(b"many \0\0\0\0\0\0\0\0\0\0\0\0\0\0\0 NULs")


@pytest.mark.parametrize(
    ("data", "word"),
    [
        (b"\x7fELF\x02\x01\x01" + bytes(50), "ELF"),
        (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "PNG"),
        (b"\xff\xd8\xff\xe0\0\x10JFIF", "JPEG"),
        (b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj", "PDF"),
        (b"PK\x03\x04" + bytes(26) + b"hello.txt", "zip"),
        (b"PK\x03\x04" + bytes(26) + b"[Content_Types].xml" + b"word/document.xml", "docx"),
        (b"PK\x03\x04" + bytes(26) + b"[Content_Types].xml" + b"xl/workbook.xml", "xlsx"),
        (b"PK\x03\x04" + bytes(26) + b"mimetypeapplication/epub+zipPK", "EPUB"),
        (b"PK\x03\x04" + bytes(26) + b"mimetypeapplication/vnd.oasis.opendocument.textPK", "odt"),
        (b"\x1f\x8b\x08\0\0", "gzip"),
        (b"SQLite format 3\0", "SQLite"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "Office"),
        (b"GIF89a\x01\0\x01\0\x80\0\0\0\0\0\xff\xff\xff!\xf9\x04\x01\0\0\0\0,", "GIF"),
        (b"MZ\x90\0\x03\0\0\0\x04\0\0\0\xff\xff\0\0\xb8\0\0\0", "Windows program"),
        (b"\0\0\0\x18ftypmp42", "MP4"),
        (b"RIFF\x24\0\0\0WAVEfmt ", "RIFF"),
        (bytes(range(256)) * 8, "binary"),
        (bytes(1000), "binary"),
    ],
)
def test_what_is_no_text_is_named(data: bytes, word: str) -> None:
    with pytest.raises(NotTextError) as caught:
        decode(data, name="article.txt")
    assert "article.txt is " in caught.value.message
    assert word in caught.value.message
    assert caught.value.hint


@pytest.mark.parametrize(
    "text", ["GIF89a is a format.", "MZ are initials.", "BM", "ID3 tags", "PK said no.", "OTTO went"]
)
def test_words_that_look_like_a_signature_are_text(text: str) -> None:
    assert decode(text.encode()).text == text


def test_a_chosen_encoding_is_obeyed_or_refused_with_the_place() -> None:
    assert decode("café".encode("latin-1"), "latin-1") == Decoded("café", "iso8859-1")
    assert decode("é".encode(), "cp1252").text == "Ã©"
    assert decode(codecs.BOM_UTF8 + b"x", "utf-8") == Decoded("x", "utf-8", had_bom=True)
    with pytest.raises(EncodingError, match=r"a\.txt is not utf-8: .* at byte 3"):
        decode(b"caf\xe9", "utf-8", name="a.txt")
    with pytest.raises(EncodingError, match="is not utf-16"):
        decode(b"abc", "utf-16")


@pytest.mark.parametrize("encoding", ["no-such", "hex", "rot13", "zlib", "", "a\0b", "../x", "undefined", "idna"])
def test_an_encoding_that_is_none_is_refused(encoding: str) -> None:
    with pytest.raises(EncodingError):
        decode(b"abc\xff", encoding)


def test_empty_and_mark_alone() -> None:
    assert decode(b"") == Decoded("", "utf-8")
    assert decode(codecs.BOM_UTF8) == Decoded("", "utf-8", had_bom=True)
    assert decode(codecs.BOM_UTF16_LE) == Decoded("", "utf-16-le", had_bom=True)


def test_line_and_page_separators_stay() -> None:
    text = "a\x85b\u2028c\u2029d\ve\ff"
    assert decode(text.encode()).text == text
