"""A text is the same however it was pasted, and nothing that can be seen in it is changed."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import TypeAdapter, ValidationError

from interview_kit.models.text import Id, Title, normalised
from tests.test_hostile_loading import examples

TYPED = "Er du gift, og hvor bor dine børn på Ærø?"


@pytest.mark.parametrize(
    "pasted",
    [
        TYPED.replace(" ", "  "),
        TYPED.replace(" ", "\u00a0"),
        TYPED.replace(" ", "\u202f"),
        TYPED.replace(" ", " \u2003\t"),
        TYPED.replace(" ", "\r\n"),
        TYPED.replace(" ", "\u3000\u200b"),
        f"  {TYPED}\n",
        TYPED.replace("i", "i\u00ad"),
        TYPED.replace("r", "\u200br"),
        TYPED.replace("r", "r\u200d"),
        TYPED.replace("r", "r\ufe0f"),
        TYPED.replace("r", "r\u2060\ufeff\u180e"),
        unicodedata.normalize("NFD", TYPED),
        unicodedata.normalize("NFD", TYPED).replace("\u030a", "\u00ad\u030a"),
    ],
)
def test_a_pasted_text_is_the_text_that_was_typed(pasted: str) -> None:
    assert normalised(pasted) == TYPED


@pytest.mark.parametrize(
    "text",
    [
        "👨\u200d👩\u200d👧 og ❤\ufe0f\u200d🔥",
        "1\ufe0f\u20e3 først",
        "🏴\U000e0067\U000e0062\U000e0065\U000e006e\U000e0067\U000e007f",
        "می\u200cخواهم",
        "क्\u200dष",
        "ﬁ ½ Ａ ² …",
        "A\u2011B – C — D",
        "»Ja« ’n “x”",
    ],
)
def test_what_can_be_seen_is_not_changed(text: str) -> None:
    assert normalised(text) == text


@examples(300)
@given(
    st.text(
        st.sampled_from("ae\u030a\u0301\u200d\u200c\u00ad\ufe0f\u00a0 \n👨❤1کæ\U000e0067🏴\u0345"), max_size=9
    )
)
def test_a_text_that_is_normalised_stays_as_it_is(text: str) -> None:
    assert normalised(normalised(text)) == normalised(text)


@pytest.mark.parametrize(
    "title",
    ["\u200b", "\u00ad", "\u2060\ufeff", " \u00a0\u3000", "\u3164", "\u2800 \u2800", "\ufe0f", "\u0301"],
)
def test_a_title_that_nobody_can_see_is_empty(title: str) -> None:
    with pytest.raises(ValidationError) as refused:
        TypeAdapter(Title).validate_python(title)
    assert [error["type"] for error in refused.value.errors()] == ["text-empty"]


@pytest.mark.parametrize("mark", ["\u200e", "\u200f", "\u061c", "\u202e", "\u202a", "\u2066", "\u2069"])
def test_a_mark_of_writing_direction_is_refused(mark: str) -> None:
    with pytest.raises(ValidationError) as refused:
        TypeAdapter(Title).validate_python(f"Er du {mark}gift?")
    assert [error["type"] for error in refused.value.errors()] == ["text-character"]


@pytest.mark.parametrize(
    "key", ["direktoer.politik\u200b", "\u00a0direktoer.politik ", "direktoer\u00ad.politik"]
)
def test_a_pasted_id_is_the_id_that_was_typed(key: str) -> None:
    assert TypeAdapter(Id).validate_python(key) == "direktoer.politik"


@pytest.mark.parametrize("key", ["Direktoer.politik", "direktør", "a b", "", "\u200b", "a..b", "a" * 61])
def test_what_is_no_id_is_refused_as_before(key: str) -> None:
    with pytest.raises(ValidationError) as refused:
        TypeAdapter(Id).validate_python(key)
    assert [error["type"] for error in refused.value.errors()] == ["bad-id"]
