"""Why the operating system refuses a path or a stream, in Danish, and what to do about it."""

import errno
from typing import NamedTuple

from interview_kit.problems.problem import Problem, problem


class Reason(NamedTuple):
    """`why` ends a sentence after a colon; `remedy` is a sentence of its own."""

    why: str
    remedy: str


_CLOSED = Reason(
    "adgangen er lukket",
    "Tjek, at I har adgang til den, og at den ikke er åben i et andet program, for eksempel Word.",
)
_OPEN = Reason("den er åben i et andet program", "Luk den dér, for eksempel i Word, og prøv igen.")
_LONG = Reason("navnet eller stien er for lang", "Brug et kortere navn eller en mappe med en kortere sti.")
_GONE = Reason("stien findes ikke", "Tjek stien, og at drevet er forbundet.")
_NAME = Reason("navnet har tegn, som et filnavn ikke må have", "Vælg et navn uden tegn som : * ? < > og |.")
_AWAY = Reason("drevet eller netværket svarer ikke", "Tjek, at drevet er forbundet, og prøv igen.")
_REASONS = {
    errno.EACCES: _CLOSED,
    errno.EPERM: _CLOSED,
    errno.ENAMETOOLONG: _LONG,
    errno.ENOSPC: Reason("drevet er fuldt", "Gør plads, eller vælg et andet drev."),
    errno.EROFS: Reason("drevet kan ikke skrives på", "Vælg en mappe på et andet drev."),
    errno.ENOENT: _GONE,
    errno.EINVAL: _NAME,
    errno.EISDIR: Reason("det er en mappe", "Peg på en fil, eller flyt mappen væk."),
    errno.ENOTDIR: Reason(
        "en del af stien er en fil, ikke en mappe", "Tjek stien, eller flyt filen, der ligger i vejen."
    ),
    errno.EEXIST: Reason("her ligger en fil, ikke en mappe", "Flyt filen, eller vælg et andet navn."),
    errno.ELOOP: Reason("genvejene peger på hinanden", "Slet genvejen, og brug selve filen eller mappen."),
    errno.ENXIO: Reason(
        "det er ikke en almindelig fil", "Flyt den væk, eller peg på en almindelig fil eller mappe."
    ),
    errno.EBADF: Reason("den er lukket", "Åbn den igen, og prøv igen."),
    errno.EIO: _AWAY,
}
_WINDOWS = {3: _GONE, 5: _CLOSED, 32: _OPEN, 33: _OPEN, 53: _AWAY, 123: _NAME, 206: _LONG}
_UNKNOWN = Reason("systemet siger nej", "Tjek stien, og at I har adgang til den.")


def reason(error: OSError) -> Reason:
    """Why it was refused. Windows has numbers of its own, which say more."""
    in_windows: int = getattr(error, "winerror", None) or 0
    if error.errno == errno.EINVAL and error.filename is None and not in_windows:
        return _UNKNOWN
    return _WINDOWS.get(in_windows) or _REASONS.get(error.errno or 0, _UNKNOWN)


def refused(code: str, error: OSError, file: str) -> Problem:
    """The problem with this code, which says why the system refuses this file or folder."""
    why, remedy = reason(error)
    return problem(code, file=file, reason=why, remedy=remedy)
