"""The rules on one text: is it askable, speakable, fair? Each is a pure function of a piece and the rulebook.

A rule returns what it found, as details for its message, or None. Its docstring shows a text that is flagged
and one that passes; the rule page is made from them. Ids and words are those of the domain reference §2.
"""

import re
from collections.abc import Callable, Container
from typing import Any, NamedTuple

from interview_kit.checks.pieces import Piece, sentences, words
from interview_kit.checks.rulebook import Rulebook

Details = dict[str, Any]
FOUND: Details = {}


class TextRule(NamedTuple):
    """A rule by its code, for texts of these roles and, for questions and probes, of these kinds."""

    code: str
    check: Callable[[Piece, Rulebook], Details | None]
    roles: tuple[str, ...]
    kinds: Container[str] = ("behavioural", "situational", "reflective", "knowledge")

    def applies(self, piece: Piece) -> bool:
        return piece.role in self.roles and (not piece.kind or piece.kind in self.kinds)


def _quoted(found: str) -> Details | None:
    return {"words": found} if found else None


def one_question(piece: Piece, _: Rulebook) -> Details | None:
    """More than one question mark.

    Flag: Hvad gjorde du? Og hvad skete der så?
    Pass: Hvad gjorde du?
    """
    return FOUND if piece.text.count("?") > 1 else None


def double_question(piece: Piece, book: Rulebook) -> Details | None:
    """A question with a second question clause.

    Flag: Hvordan inddrog du politikerne, og hvad lærte du af det?
    Pass: Fortæl om en gang, hvor du skulle vurdere, hvad der hastede, og hvad der kunne vente.
    """
    return FOUND if any(book.hit("double-question", one) for one in sentences(piece.text)) else None


def yes_or_no(piece: Piece, book: Rulebook) -> Details | None:
    """A question that yes or no answers.

    Flag: Er du god til at samarbejde på tværs?
    Pass: Kan du fortælle om en gang, hvor du ændrede mening?
    """
    return FOUND if any(book.hit("yes-no", one) for one in sentences(piece.text)) else None


def leading(piece: Piece, book: Rulebook) -> Details | None:
    """A question that gives its own answer.

    Flag: Du er vel vant til at arbejde med politikere?
    Pass: Fortæl om en velovervejet beslutning, der alligevel gik galt.
    """
    return _quoted(book.hit("leading", piece.text))


def telegraphing(piece: Piece, book: Rulebook) -> Details | None:
    """A question that says what the panel likes.

    Flag: Hos os lægger vi stor vægt på tillid. Hvordan leder du?
    Pass: Fortæl om en gang, hvor en leder lagde vægt på noget andet end dig.
    """
    return _quoted(book.hit("telegraphing", piece.text))


def hypothetical(piece: Piece, book: Rulebook) -> Details | None:
    """A behavioural question about what might be.

    Flag: Hvad ville du gøre, hvis to chefer var uenige?
    Pass: Hvad ville du gøre anderledes i dag?
    """
    return _quoted(book.hit("hypothetical", piece.text))


_SECOND_PERSON = re.compile(r"\b(?:du|dig|din|dit|dine)\b", re.IGNORECASE)


def not_a_past_event(piece: Piece, book: Rulebook) -> Details | None:
    """A behavioural question that asks for no event of the candidate's own.

    Flag: Hvilke styrker har du som leder?
    Pass: Fortæl om en gang, hvor du stoppede et projekt.
    """
    asked = book.hit("past-event", piece.text) and _SECOND_PERSON.search(piece.text)
    return None if asked else FOUND


def habit(piece: Piece, book: Rulebook) -> Details | None:
    """A question about habits or views.

    Flag: Hvordan håndterer du konflikter?
    Pass: Hvordan håndterede du konflikten?
    """
    return FOUND if book.hit("habit", piece.text) else None


def presupposing(piece: Piece, book: Rulebook) -> Details | None:
    """An opening that leaves no room for the poor answer.

    Flag: Fortæl om en gang, hvor det lykkedes dig at få enighed.
    Pass: Fortæl om en gang, hvor I var uenige, og du skulle beslutte.
    """
    return _quoted(book.hit("presupposing", piece.text))


_LONG = {"question": 35, "probe": 18, "anchor": 35}


def too_long(piece: Piece, _: Rulebook) -> Details | None:
    """More words than can be said, or read, in one breath.

    Flag: Fortæl om en gang, hvor du sammen med din egen chef og de andre ledere i området skulle finde en løsning på en opgave, som ingen af jer havde prøvet før, og som flere af jer egentlig helst ville have undgået.
    Pass: Fortæl om en gang, hvor du stoppede et projekt.
    """  # noqa: E501 - the example is too long, which is the point
    count, limit = len(words(piece.text)), _LONG[piece.role]
    return {"count": count, "limit": limit} if count > limit else None


def far_too_long(piece: Piece, _: Rulebook) -> Details | None:
    """More than 45 words.

    Flag: Fortæl om en gang, hvor du sammen med din egen chef og de andre ledere i området skulle finde en løsning på en opgave, som ingen af jer havde prøvet før, og som flere af jer egentlig helst ville have undgået, fordi I alle havde travlt med noget andet i de uger, hvor den kom.
    Pass: Fortæl om en gang, hvor du stoppede et projekt.
    """  # noqa: E501 - the example is too long, which is the point
    count = len(words(piece.text))
    return {"count": count} if count > 45 else None


def too_short_anchor(piece: Piece, _: Rulebook) -> Details | None:
    """An anchor of under six words says nothing one can hear.

    Flag: Inddrog de andre.
    Pass: Inddrog de berørte direktører, før beslutningen var taget.
    """
    count = len(words(piece.text))
    return {"fault": f"Sætningen er på {count} ord."} if count < 6 else None


def double_negation(piece: Piece, book: Rulebook) -> Details | None:
    """Two negations in one sentence.

    Flag: Fortæl om en gang, hvor du ikke kunne undgå en konflikt.
    Pass: Fortæl om en gang, hvor du sagde noget, politikerne ikke havde bedt om.
    """
    return FOUND if book.hit("double-negation", piece.text) else None


def jargon(piece: Piece, book: Rulebook) -> Details | None:
    """A word that not every candidate uses.

    Flag: Hvordan eksekverer du på strategien?
    Pass: Fortæl om en plan, du førte ud i livet.
    """
    return _quoted(book.hit("jargon", piece.text))


def needs_gloss(piece: Piece, book: Rulebook) -> Details | None:
    """A word of the profile that means different things to different people.

    Flag: Fortæl om en gang, hvor du skabte ledelsesrum.
    Pass: Fortæl om en gang, hvor du gav en leder frie hænder.
    """
    return _quoted(book.word("needs-gloss", piece.text))


def gendered_pronoun(piece: Piece, book: Rulebook) -> Details | None:
    """A pronoun that makes the candidate a man or a woman.

    Flag: Fortæller, at han inddrog andre i beslutningen.
    Pass: Hans Nielsen Skole fik en ny leder.
    """
    return _quoted(book.hit("gendered-pronoun", piece.text))


def gendered_title(piece: Piece, book: Rulebook) -> Details | None:
    """A title that has a form for everyone.

    Flag: Hvordan samarbejdede du med tillidsmanden?
    Pass: Formanden for udvalget ringer til dig.
    """
    return _quoted(book.hit("gendered-title", piece.text))


def trait(piece: Piece, book: Rulebook) -> Details | None:
    """An anchor that names a trait or a state of mind.

    Flag: Virker engageret og har god forståelse for politik.
    Pass: Fortæller, at to chefer virkede imod planen, og beskriver samtalen med dem.
    """
    return _quoted(book.hit("trait", piece.text))


def nothing_observable(piece: Piece, book: Rulebook) -> Details | None:
    """An anchor without anything done or said.

    Flag: Et overblik over sagen og dens mange sider i kommunen.
    Pass: Fremlagde to muligheder for udvalget med økonomi og jura.
    """
    seen = book.hit("observable", piece.text) or book.word("observable-verbs", piece.text)
    return None if seen else FOUND


def level_three_belittled(piece: Piece, book: Rulebook) -> Details | None:
    """Level 3 written as if it were not good enough.

    Flag: Gav kun politikerne de oplysninger, de bad om.
    Pass: Gav politikerne de oplysninger, de bad om.
    """
    return _quoted(book.word("belittling", piece.text)) if piece.level in {0, 3} else None


def plural_you(piece: Piece, book: Rulebook) -> Details | None:
    """Plural «I» hides what the candidate did.

    Flag: Hvordan løste I opgaven?
    Pass: Hvad gjorde du i den situation?
    """
    return FOUND if book.hit("plural-you", piece.text) else None


def opens_with_why(piece: Piece, _: Rulebook) -> Details | None:
    """An opening question that begins with «Hvorfor».

    Flag: Hvorfor valgte du at stoppe projektet?
    Pass: Hvad fik dig til at stoppe projektet?
    """
    return FOUND if piece.text.lower().startswith("hvorfor ") else None


def superlative(piece: Piece, book: Rulebook) -> Details | None:
    """A question that asks for the utmost.

    Flag: Hvad er din største svaghed?
    Pass: Hvad er den seneste konflikt, du løste?
    """
    return _quoted(book.hit("superlative", piece.text))


def broken_encoding(piece: Piece, book: Rulebook) -> Details | None:
    """Letters broken by an import.

    Flag: Bevarer det store overblik â€i helikopteren†og lader andre sikre kvaliteten.
    Pass: Bevarer det store overblik ”i helikopteren” og lader andre sikre kvaliteten.
    """
    return _quoted(book.hit("broken-encoding", piece.text))


def lost_letters(piece: Piece, book: Rulebook) -> Details | None:
    """Æ, ø and å written as two letters.

    Flag: Satte et maal med en frist og fulgte op paa det.
    Pass: Satte et mål med en frist og fulgte op på det.
    """
    return _quoted(book.word("lost-letters", piece.text))


def fit(piece: Piece, book: Rulebook) -> Details | None:
    """Looks, manner or «kemi».

    Flag: Har god kemi med udvalget.
    Pass: Fortæller om et kemisk forurenet areal og den plan, der blev lagt.
    """
    return _quoted(book.hit("fit", piece.text))


def party(piece: Piece, book: Rulebook) -> Details | None:
    """A political party by name.

    Flag: Venstre og SF er uenige om skolen.
    Pass: I venstre side af skemaet skriver du dine noter.
    """
    return _quoted(book.hit("party", piece.text))


def quiz(piece: Piece, book: Rulebook) -> Details | None:
    """A test of book knowledge.

    Flag: Hvad siger loven om partshøring?
    Pass: Fortæl om en gang, hvor loven satte en grænse for det, du ville.
    """
    return FOUND if book.hit("quiz", piece.text) else None


_ASKED = ("question", "probe")
_WRITTEN = ("anchor", "positive", "negative", "red_flag")
_ALL = (*_ASKED, *_WRITTEN, "counts_too", "covers")
_PAST = ("behavioural",)
_OPEN = ("behavioural", "reflective")

TEXT_RULES = (
    TextRule("Q01", one_question, _ASKED),
    TextRule("Q02", double_question, _ASKED),
    TextRule("Q03", yes_or_no, _ASKED, _OPEN),
    TextRule("Q04", leading, _ASKED),
    TextRule("Q04W", telegraphing, _ASKED),
    TextRule("Q05", hypothetical, _ASKED, _PAST),
    TextRule("Q06", not_a_past_event, ("question",), _PAST),
    TextRule("Q07", habit, ("question",), _OPEN),
    TextRule("N01", presupposing, ("question",), _PAST),
    TextRule("Q09", too_long, ("question",), _OPEN),
    TextRule("Q09", too_long, ("probe", "anchor")),
    TextRule("Q09E", far_too_long, ("question",), _OPEN),
    TextRule("Q09S", too_short_anchor, ("anchor",)),
    TextRule("Q11", double_negation, ("question",)),
    TextRule("Q12", jargon, _ASKED),
    TextRule("Q12B", needs_gloss, _ASKED),
    TextRule("Q13", gendered_pronoun, _ALL),
    TextRule("Q13W", gendered_title, _ALL),
    TextRule("Q17B", trait, ("anchor",)),
    TextRule("Q17", nothing_observable, ("anchor",)),
    TextRule("Q20", level_three_belittled, ("anchor",)),
    TextRule("Q23", plural_you, ("question",)),
    TextRule("Q24", opens_with_why, ("question",)),
    TextRule("Q25", superlative, ("question",)),
    TextRule("Q28", broken_encoding, _ALL),
    TextRule("Q34", lost_letters, _ALL),
    TextRule("Q30", fit, _WRITTEN),
    TextRule("Q31", party, _ALL),
    TextRule("Q32", quiz, ("question",), ("behavioural", "situational", "reflective")),
)
