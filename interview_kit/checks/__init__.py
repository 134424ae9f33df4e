"""The rules on wording, anchors and law: pure functions, listed in `rules.RULES`. They read no files."""
