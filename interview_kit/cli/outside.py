"""What the world outside refuses us: closed folders, full drives, broken streams. Not our mistake."""

from interview_kit.problems import Problem, problem, reason, refused


def problem_of(error: OSError | MemoryError | RecursionError) -> Problem:
    """Why a command had to stop, as a sentence: a path, a stream, or more than the machine can hold."""
    if not isinstance(error, OSError):
        return problem("too-much")
    if error.filename is None:
        return problem("stream-refused", reason=reason(error).why)
    return refused("path-refused", error, str(error.filename))
