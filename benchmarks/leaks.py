"""How many planted leaks are found, and how many clean notes are suspected: `python -m benchmarks.leaks`.

500 made notes about one candidate, each with a leak about another in one of many forms; 500 without any,
which hold what looks like one; and every text of the shipped bank. All names are made up;
the same seed gives the same notes.
"""

import random
import sys
from collections import Counter
from collections.abc import Callable, Iterator
from typing import NamedTuple

import yaml

from interview_kit.case_file.leaks import Known, Leak, leaks_in
from interview_kit.case_file.names import LeakKind, Somebody
from interview_kit.shipped import shipped_folder

OWN = "K3"
LEAST_LETTERS = 30
SAME_PEOPLE = 10  # so many notes in a row are of one recruitment
_FIRST = """
    Karl Søren Åse Bo Liv Hans Cæcilie-Marie Bjørn Jørgen-Peter Zoë Mette Sten Ole Ida Maj René Anne-Sofie Per
    Aage Inger Æmilius Yusuf Katarzyna Storm
"""
_LAST = """
    Ågård Østergaard Kær Storm Møller Nørby-Vinther Jespersen Håkansson Lund Müller Bækgaard Ravn Sjöström
    Thygesen Ødum Skov Haagerup Vestergård Quistgaard Åkjær Yıldız Ødegaard O'Neill Wójcik
"""
FIRST, LAST = _FIRST.split(), _LAST.split()
# Sentences as members write them, with room for words about somebody.
CARRIERS = (
    "Fulgte op hver mandag, det hørte vi også fra {}.",
    "Gav skolechefen budgettet med en ramme på 4 mio. {} gjorde det samme.",
    "God struktur. Mindede mig om {} i sin tone",
    "«Jeg greb ikke ind.» Se noten om {}.",
    "Svagere på økonomi; {} kunne forklare det på to minutter.",
    "{}: samme historie, men uden tal",
    "Satte tre mål, stoppede det ene i august (jf. {}).",
    "Nævnte ikke MED-udvalget. Det gjorde {}, da vi spurgte.",
    "Talte længe om 2019 og de 12 institutioner\n{}\nUE på anden del",
    "Taler roligt, ser folk i øjnene, ikke som {} !",
    "Ønsker at flytte hertil. Kender {} fra tidligere job",
    "Byg videre på det i 2. samtale – spørg også {} om det",
)
CLEAN_CARRIERS = (
    *CARRIERS[:3],
    "{}",
    "Skrev til borgmesteren kl. 4 om natten. {}",
    "{} Det var et godt svar på S4.",
)
COMPARISONS = (
    "bedre end den forrige",
    "Den bedste af dem.",
    "Modsat de andre svarede hun på det, vi spurgte om.",
    "Klarere end de øvrige, synes jeg.",
    "ikke så konkret som den første",
    "Nr. 1 i feltet.",
    "den stærkeste kandidat i dag",
    "svagere end ham før",
    "Frem for de andre vælger jeg denne.",
    "mere rolig end den sidste",
    "Den forrige kandidat havde tal på.",
    "de andre ansøgere havde læst planen",
    "Bedst af alle.",
    "I forhold til de andre, tynd på økonomi",
    "lige så god som den anden",
    "dagens bedste",
    "den bedste vi har hørt",
    "Bedre end nogen af de andre.",
    "mindre skarp end dem før",
    "Sammenlignet med de øvrige: svag.",
    "2. kandidat var bedre",
    "den næstbedste indtil nu",
)
CLEAN = (
    "Ville bo i kommunen.",
    "Et helt liv i skolen, siger han selv.",
    "Stod i en storm af kritik.",
    "Per år sparede de 4 mio.",
    "Bedre end de andre skoler i kommunen, målt på trivsel.",
    "Kl. 4 om morgenen ringede vagten.",
    "S4 og M4 blev nævnt.",
    "K3 svarede roligt.",
    "Kandidat 3 havde tal med.",
    "K2-modellen til regnskab kender kandidaten godt.",
    "Kandidaten 4 gange: «jeg ved det ikke».",
    "Hørte kandidat 4 år efter hinanden? Nej, én gang.",
    "Var en af de andre ledere uenig? Ja, to.",
    "Ledede 4 afdelinger, 120 ansatte.",
    "Budgettet gik fra 3,9 til 2,8 mio.",
    "Tog maj og juni til planen.",
    "De andre kommuner gjorde det anderledes.",
    "Den første plan faldt, den anden holdt.",
    "I forhold til de andre direktører i sin kommune stod han alene.",
    "Taler med sten i skoen, som hun sagde.",
    "Ring på 33 15 22 44, hvis I vil se planen.",
    "Mailen var offentlig: post@eksempelby.example.",
    "Skov, mark og vand hører til området.",
    "Kørte 4 km til hvert møde.",
    "Kom 4. maj, gik 12. juni.",
    "Hun er den bedste til at lytte af lederne i huset.",
    "Blev bedre, end den forrige leder havde troet.",
    "Skolen lå lige før de andre i testen, siger kandidaten.",
    "Kan stå alene uden de andre i chefgruppen.",
    "K. er ikke nævnt.",
    "OK 4 steder.",
    "4 K-spørgsmål nåede vi ikke.",
    "Uge 4, 2024.",
    "Paragraf 4, stk. 2.",
    "Medlem M2 spurgte, M4 skrev.",
    "C4 gav ingen notater.",
    "«Ud af 5 ledere gik 4.»",
    "IB: ikke nået.",
    "UE, også efter opfølgning 2.",
    "Sagde det på tysk: «na klar».",
    "Hans plan holdt, hendes gjorde ikke.",
)
DIGRAPHS = (("æ", "ae"), ("ø", "oe"), ("å", "aa"), ("ö", "oe"), ("ü", "ue"))


class Case(NamedTuple):
    """A note, and the kind of leak that is planted in it; None where there is none."""

    text: str
    planted: str | None
    known: Known


def _person(chance: random.Random, code: str, taken: set[str]) -> Somebody:
    first = chance.choice([name for name in FIRST if name not in taken])
    last = chance.choice([name for name in LAST if name not in taken])
    taken |= {first, last}
    user = f"{_digraphs(first)}.{_digraphs(last)}".lower().replace("'", "").replace("ı", "i")
    phone = " ".join(f"{chance.randint(20, 99)}" for _ in range(4))
    initials = (_digraphs(first).replace("-", "")[:2] + _digraphs(last)[:2]).upper()
    return Somebody(code, f"{first} {last}", initials, f"{user}@privat.example", phone)


def _people(chance: random.Random) -> Known:
    taken: set[str] = set()
    candidates = tuple(_person(chance, f"K{number}", taken) for number in range(1, 6))
    members = tuple(_person(chance, f"M{number}", taken) for number in range(1, 4))
    return Known(candidates, members)


def _digraphs(text: str) -> str:
    for letter, two in DIGRAPHS:
        text = text.replace(letter, two).replace(letter.upper(), two.capitalize())
    return text


def _hidden(chance: random.Random, text: str) -> str:
    """The text with something that nobody sees in the middle."""
    middle = len(text) // 2
    return text[:middle] + chance.choice("\u200b\xad\ufeff\u200d\u2060") + text[middle:]


def _codes(_: random.Random, other: Somebody) -> list[str]:
    n = other.code[1:]
    wide = "".join(chr(ord(letter) + 0xFEE0) for letter in f"K{n}")
    return [
        f"K{n}",
        f"k{n}",
        f"K {n}",
        f"k {n}",
        f"K-{n}",
        f"K–{n}",
        f"K\u2011{n}",
        wide,
        f"K\u200b{n}",
        f"K\xad{n}",
        f"K\xa0{n}",
        f"K\n{n}",
        f"K.{n}",
        f"K0{n}",
        f"K_{n}",
        f"(K{n})",
        f"K{n}s",
        f"K{n}'s",
        f"kandidat {n}",
        f"Kandidat {n}",
        f"KANDIDAT {n}",
        f"kandidat nr. {n}",
        f"kandidat nr {n}",
        f"kandidat nummer {n}",
        f"kandidaten nr. {n}",
        f"kandidat K{n}",
        f"kand. {n}",
        "kandidat fire",
        f"K3 og {n}",
        f"K2 og {n}",
        f"K3/{n}",
        f"kandidaterne 3 og {n}",
        f"kandidaterne 1, 3 og {n}",
        f"kandidat 3 og {n}",
        f"K{n}-K5",
        f"ansøger {n}",
        f"kandidat-{n}",
        f"\u041a{n}",
        f"K{n},",
        f"k{n}/k3",
        f"kandidat\n{n}",
    ]


def _names(chance: random.Random, other: Somebody) -> list[str]:
    first, last = other.name.split(" ")
    double = [half for name in (first, last) if "-" in name for half in name.split("-")]
    return [
        other.name,
        other.name.upper(),
        other.name.lower(),
        other.name.replace(" ", "\n"),
        other.name.replace(" ", "\xa0"),
        other.name.replace(" ", "  "),
        f"{last}, {first}",
        first,
        last,
        f"{first}s",
        f"{last}s",
        f"{last}’s",
        _digraphs(other.name),
        _digraphs(last),
        _digraphs(first),
        _hidden(chance, first),
        _hidden(chance, last),
        _hidden(chance, other.name),
        f"{first[0]}. {last}",
        last.upper(),
        first.upper(),
        f"{first}-{last}",
        f"{first}_{last}",
        f"{first} fra forvaltningen",
        f"({last})",
        f"«{first}»",
        *double,
    ]


def _mails(_: random.Random, other: Somebody) -> list[str]:
    user, _at, domain = other.mail.partition("@")
    return [
        other.mail,
        other.mail.upper(),
        f"{user} @ {domain}",
        f"{user}(at){domain}",
        f"{user} [at] {domain}",
        f"<{other.mail}>",
        f"mailto:{other.mail}",
        f"{user}@\n{domain}",
        _spaced(other.mail),
        f"{other.mail}.",
    ]


def _spaced(mail: str) -> str:
    return mail.replace(".", " . ", 1)


def _phones(_: random.Random, other: Somebody) -> list[str]:
    digits = other.phone.replace(" ", "")
    pairs = [digits[at : at + 2] for at in range(0, 8, 2)]
    wide = "".join(chr(ord(digit) + 0xFEE0) for digit in digits)
    return [
        other.phone,
        digits,
        f"+45 {other.phone}",
        f"+45{digits}",
        f"0045{digits}",
        ".".join(pairs),
        "-".join(pairs),
        "\xa0".join(pairs),
        f"{digits[:4]} {digits[4:]}",
        f"(+45) {digits}",
        wide,
        f"tlf.{digits}",
        "\n".join(pairs),
        f"{digits[:2]} {digits[2:5]} {digits[5:]}",
        "/".join(pairs),
    ]


def _initials(_: random.Random, other: Somebody) -> list[str]:
    return [other.initials, f"({other.initials})", f"{other.initials}s", f"/{other.initials}"]


def _compared(_: random.Random, other: Somebody) -> list[str]:
    del other
    return [*COMPARISONS, "3,9 mod 2,8", "4.1 vs. 3.2", "2,8 over for 3,9"]


Forms = Callable[[random.Random, Somebody], list[str]]
PLANTED: dict[str, tuple[Forms, frozenset[LeakKind]]] = {
    "code": (_codes, frozenset({"code"})),
    "name": (_names, frozenset({"name", "part"})),
    "mail": (_mails, frozenset({"mail"})),
    "phone": (_phones, frozenset({"phone"})),
    "initials": (_initials, frozenset({"initials"})),
    "comparison": (_compared, frozenset({"comparison", "number"})),
}
SHARES = ("code", "code", "name", "name", "name", "mail", "phone", "initials", "comparison", "comparison")


def planted_cases(number: int, seed: int) -> Iterator[Case]:
    """Notes with one leak each, the kinds in turn."""
    chance = random.Random(seed)  # noqa: S311 - made examples
    for index in range(number):
        if index % SAME_PEOPLE == 0:
            known = _people(chance)
        kind = SHARES[(index + index // SAME_PEOPLE) % len(SHARES)]
        words = chance.choice(PLANTED[kind][0](chance, known.candidates[3]))
        carrier = chance.choice(CARRIERS)
        yield Case(
            f"{carrier.format('det')} {words}" if kind == "comparison" else carrier.format(words), kind, known
        )


def clean_cases(number: int, seed: int) -> Iterator[Case]:
    """Notes without any leak: with what looks like one, the candidate's own name, and members'."""
    chance = random.Random(seed)  # noqa: S311 - made examples
    for index in range(number):
        if index % SAME_PEOPLE == 0:
            known = _people(chance)
        own, member = known.candidates[2], chance.choice(known.members)
        mine = [
            own.name,
            own.name.split(" ")[0],
            "K3",
            "kandidat 3",
            own.mail,
            own.phone,
            member.name,
            member.code,
        ]
        words = chance.choice([*CLEAN, *CLEAN, *CLEAN, *mine])
        yield Case(chance.choice(CLEAN_CARRIERS).format(words), None, known)


def is_found(case: Case) -> bool:
    """Whether the planted leak is found, as what it is."""
    kinds = {leak.kind for leak in leaks_in(case.text, case.known, OWN, initials=case.planted == "initials")}
    return bool(case.planted) and bool(kinds & PLANTED[case.planted or ""][1])


def bank_suspected(seed: int) -> tuple[int, list[Leak]]:
    """How many texts the shipped bank has, which nobody wrote for this, and what is suspected in them."""
    chance, texts, found = random.Random(seed), list(_bank_texts()), list[Leak]()  # noqa: S311 - made examples
    for index, text in enumerate(texts):
        if index % 200 == 0:
            known = _people(chance)
        found += leaks_in(text, known, OWN)[:1]
    return len(texts), found


def _bank_texts() -> Iterator[str]:
    seen = set[str]()
    for path in sorted(shipped_folder("question_bank").rglob("*.yaml")):
        if "rules" not in path.parts:
            for text in _texts_in(yaml.safe_load(path.read_text("utf-8"))):
                if len(text) > LEAST_LETTERS and text not in seen:
                    seen.add(text)
                    yield text


def _texts_in(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict | list):
        for one in value.values() if isinstance(value, dict) else value:
            yield from _texts_in(one)


def main(number: int = 500) -> None:
    planted, clean = list(planted_cases(number, seed=15)), list(clean_cases(number, seed=16))
    missed = [case for case in planted if not is_found(case)]
    counts, lost = Counter(case.planted for case in planted), Counter(case.planted for case in missed)
    for kind, count in counts.items():
        print(f"{kind}: {count - lost[kind]} of {count} found")
    print(f"planted: {number - len(missed)} of {number} found (goal all)")
    false = [(case, found) for case in clean if (found := leaks_in(case.text, case.known, OWN))]
    to_read = sum(all(leak.kind in {"comparison", "number"} for leak in found) for _, found in false)
    print(f"clean: {len(false)} of {number} suspected, {to_read} of them only for a person to read")
    texts, suspected = bank_suspected(seed=5)
    print(f"the shipped bank: {len(suspected)} of {texts} texts suspected")
    for case in missed:
        print(f"  missed {case.planted}: {case.text!r} {case.known.candidates[3]}")
    for case, found in false:
        print(f"  suspected: {case.text!r} {[leak.words for leak in found]}")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 500)
