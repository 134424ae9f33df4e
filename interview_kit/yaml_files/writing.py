"""Plain values as YAML text."""

from functools import cache
from typing import TYPE_CHECKING, Any

from interview_kit.yaml_files.events import INTEGER
from interview_kit.yaml_files.lost_text import FOREIGN_QUOTES

if TYPE_CHECKING:
    import yaml


def dump(value: object) -> bytes:
    """The value as YAML, keys in their own order; the same value, the same bytes."""
    import yaml

    text = yaml.dump(value, Dumper=_dumper(), allow_unicode=True, sort_keys=False, width=110)
    return str(text).encode()


@cache
def _dumper() -> "type[yaml.SafeDumper]":
    """Quotes what we would read as a number though YAML 1.1 would not, such as 08."""
    import yaml

    base: Any = getattr(yaml, "CSafeDumper", yaml.SafeDumper)
    dumper: type[yaml.SafeDumper] = type("Dumper", (base,), {})
    dumper.add_implicit_resolver("tag:yaml.org,2002:int", INTEGER, list("-+0123456789"))
    dumper.add_representer(str, _text)
    return dumper


def _text(dumper: "yaml.SafeDumper", value: str) -> "yaml.Node":
    """The text in quotation marks where we would take it for one that has the wrong ones or lacks one."""
    is_doubtful = value[:1] in FOREIGN_QUOTES or value.endswith('"')
    return dumper.represent_scalar(
        "tag:yaml.org,2002:str", value, style="'" if value and is_doubtful else None
    )
