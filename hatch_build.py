"""What hatchling does when it builds the wheel: the templates go in, also compiled, so that no run has to."""

import sys
import tempfile
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class CompiledTemplates(BuildHookInterface[Any]):
    """Puts the templates into the wheel, as sources and compiled; an editable install has its sources."""

    PLUGIN_NAME = "custom"

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        if version == "editable":
            return
        self.folder = tempfile.TemporaryDirectory()
        compile_all(Path(self.root), Path(self.folder.name))
        files = build_data["force_include"]
        files[self.folder.name] = "interview_kit/shipped/compiled"
        for path in Path(self.root, "templates").glob("*.j2"):
            files[str(path)] = f"interview_kit/shipped/templates/{path.name}"

    def finalize(self, version: str, build_data: dict[str, Any], artifact_path: str) -> None:  # noqa: ARG002
        if version != "editable":
            self.folder.cleanup()


def compile_all(root: Path, target: Path) -> None:
    """Compiles every template of the checkout `root` to Python modules in `target`."""
    sys.path.insert(0, str(root))
    try:
        from interview_kit.templates import compile_templates  # noqa: PLC0415
        from interview_kit.word.tags import Tags  # noqa: PLC0415
    finally:
        sys.path.remove(str(root))
    compile_templates(target, ".wml.j2", Tags)
    compile_templates(target, ".html.j2")
