"""Seals that hold, for ratings that tests make up."""

from interview_kit.collection import with_seal
from interview_kit.models.collected import Collected


def truly_sealed(collected: Collected) -> Collected:
    """The same ratings under seals whose letters fit; their times and reasons stay."""
    sealed = collected.model_copy(update={"seals": ()})
    for seal in collected.seals:
        over = {"ratings": seal.ratings, "answers": seal.answers, "files": seal.files, "course": seal.course}
        sealed = with_seal(sealed.model_copy(update=over), seal.at, seal.reason)
    now = {name: getattr(collected, name) for name in ("ratings", "answers", "files", "course")}
    return sealed.model_copy(update=now)
