"""The words of a text of the bank, whatever its shape: what its hash is made of."""

# What people keep about a text, which is neither printed in a document nor spoken to anybody.
_NOT_WORDS = frozenset(
    {"id", "entry", "keywords", "status", "version", "author", "approved", "accepted_warnings"}
    | {"minutes", "for", "retired", "round", "time", "on_paper"}
)

# Words that a text may have only since a later edition: a text without them is the text that was approved.
_LATER_WORDS = frozenset({"broader", "without_staff", "anchors_for"})


def words_in(value: object) -> object:
    """A dumped value without what is no words: bookkeeping, and questions that are withdrawn."""
    if isinstance(value, dict):
        return {
            key: words_in(inner)
            for key, inner in value.items()
            if key not in _NOT_WORDS and (inner or key not in _LATER_WORDS)
        }
    if isinstance(value, list):
        return [words_in(inner) for inner in value if not (isinstance(inner, dict) and inner.get("retired"))]
    return value
