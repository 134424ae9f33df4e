"""The shipped templates as Jinja sees them: texts are escaped, and a name that a view forgot is an error.

Compiling them costs more than printing a document, so a wheel carries them compiled to Python modules, for
exactly the version of Jinja that made them. Elsewhere, as in a checkout, the sources are compiled and the
byte code is kept in the cache.
"""

import marshal
from collections.abc import MutableMapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

import jinja2
from jinja2 import BaseLoader, Environment, FileSystemLoader, ModuleLoader, StrictUndefined, Template
from jinja2.compiler import CodeGenerator
from jinja2.ext import Extension
from markupsafe import Markup, escape

from interview_kit.cache import cached
from interview_kit.shipped import compiled_templates, shipped_folder

if TYPE_CHECKING:
    from types import CodeType

    from jinja2 import nodes
    from jinja2.compiler import Frame

# In the folder of compiled templates: the version of Jinja that made them.
_VERSION_FILE = "JINJA"


def template_environment(*extensions: type[Extension] | str) -> Environment:
    """An environment for the files in `templates/`; it loads each of them once.

    An extension is a class, or its full name, which is imported only where templates must be compiled.
    """
    folder = compiled_templates()
    if folder and _made_by(folder) == _jinja_version():
        return _environment(ModuleLoader(folder), ())
    return _environment(_CachingLoader(shipped_folder("templates")), extensions)


def compile_templates(target: Path, suffix: str, *extensions: type[Extension]) -> None:
    """Writes the templates whose names end in `suffix` to the folder `target`, compiled to Python modules."""
    environment = _environment(FileSystemLoader(shipped_folder("templates")), extensions)
    environment.compile_templates(
        target, zip=None, ignore_errors=False, filter_func=lambda name: name.endswith(suffix)
    )
    (target / _VERSION_FILE).write_text(_jinja_version(), "utf-8")


def written(value: object) -> str:
    """The value as it stands in the document: escaped, unless it is markup already.

    As `markupsafe.escape`, in a third of the time for a text: the result is written and never escaped again,
    so that it need not be `Markup`.
    """
    if type(value) is str:
        text = value.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
        return text.replace("'", "&#39;").replace('"', "&#34;")
    return value if isinstance(value, Markup) else escape(value)


class _Generator(CodeGenerator):
    """Compiles templates as Jinja does, with `written` where Jinja has its own `escape`."""

    def _output_child_pre(
        self, node: "nodes.Expr", frame: "Frame", finalize: CodeGenerator._FinalizeInfo
    ) -> None:
        if frame.eval_ctx.volatile or not frame.eval_ctx.autoescape or finalize.src is not None:
            super()._output_child_pre(node, frame, finalize)
        else:
            self.write("environment.written(")


class _Environment(Environment):
    code_generator_class = _Generator
    written = staticmethod(written)


def _environment(loader: BaseLoader, extensions: tuple[type[Extension] | str, ...]) -> Environment:
    return _Environment(
        loader=loader,
        autoescape=True,
        auto_reload=False,  # else every use of a template asks the disk for its date
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        extensions=extensions,
    )


class _CachingLoader(FileSystemLoader):
    """Loads templates from their sources, and keeps their byte code for the next run.

    The key holds the source, its name and the extensions; Jinja's version and the code of the extensions are
    part of every key of the cache.
    """

    def load(
        self,
        environment: Environment,
        name: str,
        globals: MutableMapping[str, Any] | None = None,  # noqa: A002
    ) -> Template:
        source, filename, is_fresh = self.get_source(environment, name)
        key = repr((source, name, sorted(environment.extensions))).encode()
        byte_code = cached(
            "template", key, lambda: marshal.dumps(environment.compile(source, name, filename))
        )
        code: CodeType = marshal.loads(byte_code)  # noqa: S302 - from the cache, which is the user's own
        return environment.template_class.from_code(environment, code, globals or {}, is_fresh)


def _made_by(folder: Path) -> str:
    """The version of Jinja that compiled these templates; "" where that is unknown."""
    try:
        return (folder / _VERSION_FILE).read_text("utf-8")
    except OSError:
        return ""


def _jinja_version() -> str:
    version = vars(jinja2).get("__version__")
    if version is None:  # later versions say it only in what pip has installed, which is slower to ask
        from importlib.metadata import version as installed_version  # noqa: PLC0415

        return installed_version("jinja2")
    return str(version)
