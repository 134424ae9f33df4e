"""Templates are compiled once: in the wheel by its build, in a checkout by the first run."""

from pathlib import Path

import pytest
from jinja2 import Environment, FileSystemLoader, ModuleLoader
from jinja2.ext import Extension
from markupsafe import Markup

from interview_kit import shipped, templates
from interview_kit.templates import compile_templates, template_environment


class Exclaim(Extension):
    """What our tags are to the Word templates: it changes the source before Jinja compiles it."""

    def preprocess(self, source: str, name: str | None, filename: str | None = None) -> str:
        return source.replace(" a.", " a!").replace(" b.", " b!")


@pytest.fixture
def sources(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of templates that stands in for the shipped one, and a cache with nothing in it."""
    folder = tmp_path / "templates"
    folder.mkdir()
    (folder / "a.txt.j2").write_text("{% include 'b.txt.j2' %} a.", "utf-8")
    (folder / "b.txt.j2").write_text("{{ word }} b.", "utf-8")
    monkeypatch.setattr(templates, "shipped_folder", lambda _name: folder)
    monkeypatch.setattr(templates, "compiled_templates", lambda: None)
    monkeypatch.setenv("INTERVIEW_KIT_CACHE", str(tmp_path / "cache"))
    return folder


def rendered(*extensions: type[Extension]) -> str:
    return template_environment(*extensions).get_template("a.txt.j2").render(word="<x>")


def no_compiling(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Environment, "compile", None)


def test_a_second_run_compiles_nothing(sources: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert rendered() == "&lt;x&gt; b. a."
    no_compiling(monkeypatch)
    assert rendered() == "&lt;x&gt; b. a."


def test_a_changed_template_and_another_extension_are_compiled_anew(sources: Path) -> None:
    assert rendered() == "&lt;x&gt; b. a."
    assert rendered(Exclaim) == "&lt;x&gt; b! a!"
    (sources / "b.txt.j2").write_text("{{ word }} c.", "utf-8")
    assert rendered() == "&lt;x&gt; c. a."


@pytest.mark.parametrize(
    "value", ["a<b>&'\"c", Markup("<b>&"), Markup("x"), 5, 2.5, None, True, "…æ", "&amp;", ""], ids=repr
)
def test_a_value_is_escaped_as_jinja_escapes_it(sources: Path, value: object) -> None:
    (sources / "c.txt.j2").write_text(
        "{% macro m(x) %}{{ x }}{% endmacro %}{{ v }}|{{ m(v) }}|{{ [v, v]|join('<') }}|{{ v ~ '<' }}",
        "utf-8",
    )
    jinja = Environment(autoescape=True, loader=FileSystemLoader(sources))
    ours = template_environment().get_template("c.txt.j2").render(v=value)
    assert ours == jinja.get_template("c.txt.j2").render(v=value)


def test_without_a_cache_templates_work_too(sources: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("INTERVIEW_KIT_CACHE", "0")
    assert [rendered(), rendered()] == ["&lt;x&gt; b. a."] * 2


@pytest.fixture
def compiled(sources: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The compiled templates of `sources`, as a wheel has them."""
    folder = tmp_path / "compiled"
    folder.mkdir()
    compile_templates(folder, ".txt.j2", Exclaim)
    monkeypatch.setattr(templates, "compiled_templates", lambda: folder)
    return folder


def test_compiled_templates_are_used_without_their_sources(
    compiled: Path, sources: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (sources / "b.txt.j2").unlink()
    no_compiling(monkeypatch)
    assert isinstance(template_environment(Exclaim).loader, ModuleLoader)
    assert rendered(Exclaim) == "&lt;x&gt; b! a!"


@pytest.mark.parametrize("version", ["3.1.5", "", None])
def test_what_another_jinja_compiled_is_not_used(compiled: Path, version: str | None) -> None:
    marker = compiled / "JINJA"
    marker.unlink() if version is None else marker.write_text(version, "utf-8")
    assert isinstance(template_environment(Exclaim).loader, FileSystemLoader)
    assert rendered(Exclaim) == "&lt;x&gt; b! a!"


def test_compiled_templates_left_over_in_a_checkout_are_not_used(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    package = tmp_path / "interview_kit"
    (package / "shipped/compiled").mkdir(parents=True)
    monkeypatch.setattr(shipped, "_PACKAGE", package)
    assert shipped.compiled_templates() == package / "shipped/compiled"
    (tmp_path / "pyproject.toml").touch()
    assert shipped.compiled_templates() is None
