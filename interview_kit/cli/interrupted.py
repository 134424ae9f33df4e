"""Ctrl-C, also where Python shows it as another error: one that came in the middle of an import."""

INTERRUPTED = 130


def by_ctrl_c(error: BaseException | None) -> bool:
    """Whether somebody's Ctrl-C is what began this error."""
    while error is not None:
        if isinstance(error, KeyboardInterrupt):
            return True
        error = error.__cause__ or error.__context__
    return False
