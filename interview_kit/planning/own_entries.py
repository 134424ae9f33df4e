"""A panel's own entries stand in the bank like any other, under the profile of its position."""

from dataclasses import replace

from interview_kit.models.bank import Behaviour, Competency, Profile, QuestionBank
from interview_kit.models.recruitment import OwnEntry, Recruitment


def with_own_entries(bank: QuestionBank, recruitment: Recruitment) -> QuestionBank:
    """The bank with the recruitment's own entries that are approved, and their lines.

    The same bank where there are none, or where it has them already.
    """
    own = tuple(
        entry
        for entry in recruitment.own_entries
        if entry.state == "approved" and entry.behaviour not in bank.entries
    )
    if not own:
        return bank
    position = bank.positions[recruitment.position]
    profile = _with_lines(bank.profiles[position.profile], own)
    entries = {**bank.entries, **{entry.behaviour: (entry,) for entry in own}}
    return replace(bank, profiles={**bank.profiles, profile.id: profile}, entries=entries)


def asking_own_entries(recruitment: Recruitment) -> Recruitment:
    """The recruitment with its approved own entries among what each round asks."""
    rounds = dict(recruitment.rounds)
    for entry in recruitment.own_entries:
        if entry.state == "approved":
            choices = rounds.get(entry.round, recruitment.choices(entry.round))
            if entry.id not in choices.asked:
                rounds[entry.round] = choices.model_copy(update={"asked": (*choices.asked, entry.id)})
    return recruitment.model_copy(update={"rounds": rounds})


def _with_lines(profile: Profile, own: tuple[OwnEntry, ...]) -> Profile:
    """The profile with a line for each own entry, under the competency of that title or a new one."""
    competencies = {competency.title.casefold(): competency for competency in profile.competencies}
    for number, entry in enumerate(own, 1):
        line = Behaviour(id=entry.behaviour, source=entry.text, text=entry.text)
        known = competencies.get(entry.competency.casefold())
        competencies[entry.competency.casefold()] = (
            Competency(id=f"{profile.id}.egen-{number}", title=entry.competency, behaviours=(line,))
            if known is None
            else known.model_copy(update={"behaviours": (*known.behaviours, line)})
        )
    return profile.model_copy(update={"competencies": tuple(competencies.values())})
