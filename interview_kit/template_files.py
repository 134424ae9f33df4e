"""The shipped templates as Jinja sees them: texts are escaped, and a name that a view forgot is an error."""

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from jinja2.ext import Extension

from interview_kit.shipped import shipped_folder


def template_environment(*extensions: type[Extension]) -> Environment:
    """An environment for the files in `templates/`; it compiles each of them once."""
    return Environment(
        loader=FileSystemLoader(shipped_folder("templates")),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        extensions=extensions,
    )
