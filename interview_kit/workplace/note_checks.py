"""What is doubtful in what members write: names and codes of others, private matters, mere verdicts."""

from collections.abc import Iterator, Sequence

from interview_kit.case_file.leaks import known_people, leaks_in
from interview_kit.checks.notes import is_only_verdict, private_matter_in
from interview_kit.models.collected import CollectedAnswer, CollectedRating
from interview_kit.problems import Problem, problem
from interview_kit.recruitments.doubts import naming
from interview_kit.workplace.arrivals import Arrived
from interview_kit.workplace.checking import load_lexicon
from interview_kit.workplace.vacancy import OpenVacancy
from interview_kit.workplace.workplace import Workplace

_WHERE = {
    "situation": "situation",
    "handling": "egen handling",
    "resultat": "resultat",
    "belaeg": "belæg",
    "flag": "rødt flag",
}


def _without_names(words: str, named: Sequence[str]) -> str:
    """The words that point to a private matter, without those that are somebody's name."""
    names = {part.casefold() for name in named for part in name.split()}
    kept = [word for word in words.split("», «") if word.casefold() not in names]
    return "», «".join(kept or words.split("», «"))


class NoteReader:
    """Reads notes with the rules of the bank and the names of the recruitment; both are loaded once."""

    def __init__(self, workplace: Workplace, vacancy: OpenVacancy) -> None:
        self._lexicon = load_lexicon(workplace.bank_folder).or_raise()
        self._people = vacancy.people
        self._known = known_people(vacancy.people, vacancy.recruitment)

    def problems(
        self, ratings: Sequence[CollectedRating], answers: Sequence[CollectedAnswer]
    ) -> Iterator[Problem]:
        """What is doubtful in the notes of a round, and in the answers that are not rated."""
        for row in ratings:
            verdicts = [text for text in row.notes.values() if is_only_verdict(text, self._lexicon)]
            if verdicts and len(verdicts) == len(row.notes):
                who = {"member": row.member, "candidate": row.candidate, "question": row.question}
                yield problem("note-verdict", file=row.source, words="», «".join(verdicts), **who)
            for kind, text in row.notes.items():
                yield from self._doubts(row, text, f"{row.question}, {_WHERE[kind]}")
        for answer in answers:
            yield from self._doubts(answer, answer.text, answer.tag)

    def _doubts(self, row: CollectedRating | CollectedAnswer, text: str, where: str) -> Iterator[Problem]:
        found = {"member": row.member, "candidate": row.candidate, "where": where}
        leaks = leaks_in(text, self._known, row.candidate, initials=True, members=True)
        if leaks:
            words = "», «".join(dict.fromkeys(leak.words for leak in leaks))
            yield problem("note-names", file=row.source, words=words, **found)
        private = private_matter_in(text, self._lexicon)
        if private:
            words = _without_names(private.words, [leak.words for leak in leaks])
            yield problem("note-private", file=row.source, topic=private.topic, words=words, **found)

    def of_names(self, files: Sequence[Arrived]) -> Iterator[Problem]:
        """A problem for each file whose name tells who somebody is."""
        for file in files:
            if naming(self._people, file.name):
                yield problem("file-names-somebody", file=file.name)
