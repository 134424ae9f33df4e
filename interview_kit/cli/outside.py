"""What the world outside refuses us: closed folders, full drives, broken streams. Not our mistake."""

import errno

from interview_kit.problems import Problem, problem

_REASONS = {
    errno.EACCES: "adgangen er lukket",
    errno.EPERM: "adgangen er lukket",
    errno.ENAMETOOLONG: "navnet eller stien er for lang",
    errno.ENOSPC: "drevet er fuldt",
    errno.EROFS: "drevet kan ikke skrives på",
    errno.ENOENT: "den findes ikke",
    errno.EISDIR: "det er en mappe",
    errno.ENOTDIR: "en del af stien er en fil, ikke en mappe",
    errno.ELOOP: "genvejene peger på hinanden",
    errno.EBADF: "den er lukket",
    errno.EIO: "drevet eller netværket svarer ikke",
}


def problem_of(error: OSError | MemoryError | RecursionError) -> Problem:
    """Why a command had to stop, as a sentence: a path, a stream, or more than the machine can hold."""
    if not isinstance(error, OSError):
        return problem("too-much")
    reason = _REASONS.get(error.errno or 0, "systemet siger nej")
    if error.filename is None:
        return problem("stream-refused", reason=reason)
    return problem("path-refused", file=str(error.filename), reason=reason)
