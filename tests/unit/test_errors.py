"""Errors say what happened, why and what to do, wherever they are caught."""

from __future__ import annotations

import pickle

import pytest

from geoview import errors
from geoview.errors import Cancelled, GeoViewError, TooLargeError

CLASSES = [
    getattr(errors, name) for name in errors.__all__ if name not in ("Cancelled", "TooLargeError", "GeoViewError")
]


@pytest.mark.parametrize("kind", CLASSES)
def test_title_message_and_hint_survive_str_and_pickle(kind: type[GeoViewError]) -> None:
    error = kind("It failed", "file.txt is odd", "Try again.")
    for copy in (error, pickle.loads(pickle.dumps(error))):
        assert type(copy) is kind
        assert str(copy) == "It failed: file.txt is odd Try again."
        assert (copy.title, copy.message, copy.hint) == ("It failed", "file.txt is odd", "Try again.")


@pytest.mark.parametrize("kind", CLASSES)
def test_the_words_say_how_they_are_made(kind: type[GeoViewError]) -> None:
    error = kind("It failed", "{name} has {count} parts", "Remove {name}.", name="{a}", count=1234)
    for copy in (error, pickle.loads(pickle.dumps(error))):
        assert str(copy) == "It failed: {a} has 1,234 parts Remove {a}."
        assert (copy.message.template, copy.hint.template) == ("{name} has {count} parts", "Remove {name}.")
        assert dict(copy.message.values) == {"name": "{a}", "count": 1234}


def test_no_hint_leaves_no_trailing_space() -> None:
    assert str(GeoViewError("It failed", "why")) == "It failed: why"


def test_errors_with_facts_keep_them_in_a_pickle() -> None:
    large = pickle.loads(pickle.dumps(TooLargeError("big.txt", 80_000_000, 64_000_000)))
    assert (large.name, large.size, large.limit) == ("big.txt", 80_000_000, 64_000_000)
    assert "80 MB" in str(large)
    assert isinstance(pickle.loads(pickle.dumps(Cancelled())), Cancelled)


def test_the_tree_inherits_what_callers_catch() -> None:
    assert issubclass(errors.DocumentError, OSError)
    assert issubclass(errors.NotTextError, ValueError)
    assert issubclass(errors.EncodingError, ValueError)
    assert issubclass(errors.StorageError, OSError)
    assert issubclass(errors.RecogniserError, RuntimeError)


def test_the_drawing_in_the_docstring_shows_every_class() -> None:
    for name in errors.__all__:
        assert name in (errors.__doc__ or "")
