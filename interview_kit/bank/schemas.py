"""The schemas that a bank carries: by them editors name a file's fields and mark what is wrong in it."""

_BY_FILE = ("texts", "rules")  # their files are of different kinds


def schema_line(name: str) -> str:
    """The first line of one of the bank's files, such as `entries/direktoer/politik.yaml`."""
    folder, *rest = name.removesuffix(".yaml").split("/")
    kind = f"{folder}-{rest[-1]}" if folder in _BY_FILE else folder
    return f"# yaml-language-server: $schema={'../' * len(rest) or './'}schemas/{kind}.schema.json\n"
