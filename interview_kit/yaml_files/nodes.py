"""The place of a value in YAML's text, found in its nodes, which know their lines."""

import yaml

from interview_kit.memory import kept
from interview_kit.problems import Loc
from interview_kit.yaml_files import events
from interview_kit.yaml_files.shown import shown


def locate(text: str, loc: Loc) -> tuple[int, int, str]:
    """Line and column (from 1) of the value at `loc`, and the nearest owner's id on the way.

    Parts of `loc` that the text lacks are skipped. The text must be one that `read_yaml` has accepted: its
    depth is bounded and it holds no references.
    """
    node = composed(text)
    if node is None:
        return 0, 0, ""
    mark, owner = node.start_mark, _id_of(node)
    for key in loc:
        step = _child(node, key)
        if step is not None:
            mark, node = step
            owner = _id_of(node) or owner
    return mark.line + 1, mark.column + 1, owner


@kept(4)
def composed(text: str) -> yaml.Node | None:
    """The text as nodes; kept, because a file has many places."""
    node: yaml.Node | None = yaml.compose(text, Loader=events.LOADER)
    return node


def _child(node: yaml.Node, key: int | str) -> tuple[yaml.Mark, yaml.Node] | None:
    """The value under `key` with the mark where a reader looks for it: its key, or its place in a list."""
    if isinstance(node, yaml.SequenceNode) and isinstance(key, int) and key < len(node.value):
        return node.value[key].start_mark, node.value[key]
    if isinstance(node, yaml.MappingNode):
        return next(((name.start_mark, value) for name, value in node.value if name.value == str(key)), None)
    return None


def _id_of(node: yaml.Node) -> str:
    """The text of the field `id` of a group; empty where it has none."""
    fields = node.value if isinstance(node, yaml.MappingNode) else ()
    ids = (value.value for key, value in fields if key.value == "id" and isinstance(value, yaml.ScalarNode))
    return shown(next(ids, ""))
