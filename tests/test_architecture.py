"""The shape of the house: who may import whom, how long things grow, and what templates must not hold."""

import ast
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
MODULES = sorted(path for folder in ("app", "bench", "tests") for path in (ROOT / folder).rglob("*.py"))
TEMPLATES = sorted((ROOT / "templates").rglob("*.html"))
SCRIPTS = sorted((ROOT / "static" / "js").rglob("*.js"))
STYLES = sorted((ROOT / "static" / "css").rglob("*.css"))

# What may be imported besides the standard library and the app: docs/decisions/0012-libraries-of-the-domain.md.
LIBRARIES: dict[str, set[str]] = {"domain": {"regex"}, "pictograms": set()}

LONGEST_MODULE = 400  # lines; the usual module has 36-90
LONGEST_FUNCTION = 40  # lines, docstring included; the usual function has 4-10, a migration as many as its tables
SAYS_NOTHING = {"utils", "util", "helpers", "helper", "manager", "managers", "data", "info", "misc", "common"}

# What `default-src 'self'` would refuse, or what only unsafe-eval would allow.
INLINE = {
    "a style attribute": re.compile(r"\sstyle\s*=", re.IGNORECASE),
    "a style element": re.compile(r"<style\b", re.IGNORECASE),
    "an inline script": re.compile(r"<script\b(?![^>]*\b(?:src\s*=|type=\"application/json\"))", re.IGNORECASE),
    "an event attribute": re.compile(r"\son[a-z]+\s*=", re.IGNORECASE),
    "hx-on": re.compile(r"\bhx-on\b"),
    "a js: or javascript: value": re.compile(r"[\"']\s*(js|javascript):", re.IGNORECASE),
    "another origin": re.compile(r"(src|srcset|action|href)\s*=\s*[\"'](https?:)?//", re.IGNORECASE),
}


def _name(path: Path) -> str:
    return str(path.relative_to(ROOT))


def _functions(module: Path) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    for node in ast.walk(ast.parse(module.read_text())):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield node


def _markup(template: Path) -> str:
    """Return the HTML of a template without comments, statements and expressions of Jinja."""
    return re.sub(r"\{#.*?#\}|\{%.*?%\}|\{\{.*?\}\}", "", template.read_text(), flags=re.DOTALL)


def test_every_import_follows_the_dependency_rule() -> None:
    # In a process of its own: the linter reconfigures logging for the whole process it runs in.
    linter = Path(sys.executable).with_name("lint-imports")
    done = subprocess.run([linter, "--no-logo", "--no-cache"], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout


def _imports(module: Path) -> Iterator[str]:
    """Yield the first name of each module that is imported, "" for a relative import."""
    for node in ast.walk(ast.parse(module.read_text())):
        if isinstance(node, ast.Import):
            yield from (alias.name.partition(".")[0] for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield "" if node.level else str(node.module).partition(".")[0]


@pytest.mark.parametrize("package", LIBRARIES)
def test_domain_and_pictograms_import_the_standard_library_and_what_is_named_alone(package: str) -> None:
    modules = [module for module in MODULES if module.is_relative_to(ROOT / "app" / package)]
    imported = {name for module in modules for name in _imports(module)}
    assert imported - sys.stdlib_module_names - {"app"} == LIBRARIES[package]


def test_the_house_is_there_to_be_looked_at() -> None:
    assert MODULES
    assert TEMPLATES
    assert SCRIPTS
    assert STYLES


def test_no_module_grows_too_long() -> None:
    lengths = {_name(module): len(module.read_text().splitlines()) for module in MODULES}
    assert not {name: length for name, length in lengths.items() if length > LONGEST_MODULE}


def test_no_function_grows_too_long() -> None:
    lengths = {
        f"{_name(module)}:{function.name}": function.end_lineno - function.lineno + 1
        for module in MODULES
        if "migrations" not in module.parts
        for function in _functions(module)
        if function.end_lineno is not None
    }
    assert not {name: length for name, length in lengths.items() if length > LONGEST_FUNCTION}


def test_no_module_has_a_name_that_says_nothing() -> None:
    assert not [_name(module) for module in MODULES if module.stem in SAYS_NOTHING]


def test_every_package_has_a_folder_of_tests_with_its_name() -> None:
    packages = {path.name for path in (ROOT / "app").iterdir() if (path / "__init__.py").exists()}
    tested = {path.relative_to(ROOT / "tests").parts[0] for path in (ROOT / "tests").rglob("*/test_*.py")}
    assert tested == packages | {"browser"}


@pytest.mark.parametrize("template", TEMPLATES, ids=_name)
def test_a_template_holds_nothing_the_content_security_policy_refuses(template: Path) -> None:
    text = _markup(template)
    assert not [what for what, pattern in INLINE.items() if pattern.search(text)]


def test_every_target_of_a_swap_is_an_element_of_some_template() -> None:
    texts = [template.read_text() for template in TEMPLATES]
    targets = {target for text in texts for target in re.findall(r'hx-target(?::inherited)?="#([\w-]+)"', text)}
    ids = {identifier for text in texts for identifier in re.findall(r'\bid="([\w-]+)"', text)}
    assert targets
    assert not targets - ids


@pytest.mark.parametrize("template", [path for path in TEMPLATES if not path.name.startswith("_")], ids=_name)
def test_a_template_is_a_page_an_answer_of_fragments_or_macros(template: Path) -> None:
    text, markup = template.read_text(), _markup(template).strip().lower()
    is_page = "{% extends " in text or markup.startswith("<!doctype html>")
    assert is_page or markup.startswith("<hx-partial") or re.search(r"\{%-? macro ", text)


@pytest.mark.parametrize("script", SCRIPTS, ids=_name)
def test_a_script_builds_no_code_and_no_markup_from_text(script: Path) -> None:
    assert not re.search(
        r"\beval\(|new Function|innerHTML|outerHTML\s*=|insertAdjacentHTML|document\.write", script.read_text()
    )


def test_no_two_scripts_have_one_name_but_where_a_page_begins() -> None:
    names = [script.name for script in SCRIPTS if script.name != "main.js"]
    assert len(names) == len(set(names))


def test_only_one_script_hears_of_swaps_and_so_their_order_is_written_down() -> None:
    hearing = [_name(script) for script in SCRIPTS if re.search(r"htmx:(before|after):swap", script.read_text())]
    assert hearing == ["static/js/builder/swaps.js"]


def test_every_custom_property_that_a_style_sheet_uses_is_declared_in_one() -> None:
    text = "".join(style.read_text() for style in STYLES)
    used = set(re.findall(r"var\(\s*(--[\w-]+)", text))
    assert used
    assert not used - set(re.findall(r"(--[\w-]+)\s*:", text))


@pytest.mark.parametrize("style", STYLES, ids=_name)
def test_a_style_sheet_loads_nothing_from_elsewhere(style: Path) -> None:
    assert not re.search(r"(url\(|@import)\s*[\"']?(https?:)?//", style.read_text())
