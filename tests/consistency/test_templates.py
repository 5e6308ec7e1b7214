"""The house rules for templates: they compile, are used, name what exists, and need nothing that the policy forbids."""

import ast
import re
from functools import cache
from pathlib import Path

import pytest
from django.template import engines
from django.urls import URLPattern, get_resolver
from jinja2 import nodes

ROOT = Path(__file__).resolve().parents[2]
TEMPLATES = ROOT / "templates"
APPS = ("approvals", "plans", "engagement", "designations", "accounts", "reference", "lifecycle", "lsip_portal")
NAMES = sorted(str(path.relative_to(TEMPLATES)) for path in TEMPLATES.rglob("*") if path.is_file())
PAGES = [name for name in NAMES if name.endswith(".html")]

# Django and django-allauth look for these by name; which of allauth's are in use is tested with the account pages.
FOUND_BY_NAME = re.compile(r"(400|403|403_csrf|404|429|500)\.html|(account|mfa|socialaccount)/.*")
# The notices are named by the tables of moves, the reminders by the clocks of the editions; each is tested with those.
NOTICES = re.compile(r"(notices|reminders)/.*")
# A document for print is no page: no browser applies the policy to it.
PRINTED = {"plans/report.html", "designations/notifications/print.html"}
FORBIDDEN = {
    "an inline style": re.compile(r"\sstyle\s*=", re.IGNORECASE),
    "a style element": re.compile(r"<style", re.IGNORECASE),
    "an inline handler": re.compile(r"\son[a-z]+\s*=\s*[\"']", re.IGNORECASE),
    "a script without the nonce": re.compile(r"<script(?![^>]*\snonce=)", re.IGNORECASE),
    "an address of script": re.compile(r"javascript:", re.IGNORECASE),
}


def env():
    return engines["jinja2"].env


def source(name):
    return (TEMPLATES / name).read_text("utf-8")


@cache
def parsed(name):
    return env().parse(source(name), name)


def text_constants(tree, name):
    """Return every text in the sources of the portal that looks like the name of a template."""
    return [
        (name, node.value)
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant)
        and isinstance(node.value, str)
        and re.fullmatch(r"[\w/-]+\.(html|css|txt)", node.value)
    ]


def named_in_code():
    files = [path for app in APPS for path in (ROOT / app).rglob("*.py")]
    return [found for path in files for found in text_constants(ast.parse(path.read_text("utf-8")), str(path))]


def named_in_templates():
    kinds = nodes.Extends | nodes.Include | nodes.Import | nodes.FromImport
    return [
        (name, node.template.value)
        for name in NAMES
        for node in parsed(name).find_all(kinds)
        if isinstance(node.template, nodes.Const)
    ]


def url_names(resolver=None, prefix=""):
    """Return the name of every address, with its namespaces."""
    found = set()
    for pattern in (resolver or get_resolver()).url_patterns:
        if isinstance(pattern, URLPattern):
            found.add(f"{prefix}{pattern.name}")
        else:
            inner = f"{prefix}{pattern.namespace}:" if pattern.namespace else prefix
            found |= url_names(pattern, inner)
    return found


@pytest.mark.parametrize("name", NAMES)
def test_every_template_compiles(name):
    env().compile(source(name), name, name)


def test_every_template_is_used():
    used = {name for _, name in named_in_code() + named_in_templates()}
    unused = [name for name in NAMES if name not in used]
    assert [name for name in unused if not FOUND_BY_NAME.fullmatch(name) and not NOTICES.fullmatch(name)] == []


def test_every_template_that_is_named_exists():
    ours = {name.partition("/")[0] for name in NAMES if "/" in name}
    named = [(place, name) for place, name in named_in_code() if "/" in name and name.partition("/")[0] in ours]
    named += [(place, name) for place, name in named_in_templates() if not name.startswith("govuk_frontend_jinja/")]
    assert [(place, name) for place, name in named if name not in NAMES] == []


def test_every_macro_that_is_imported_exists():
    missing = []
    for name in NAMES:
        for node in parsed(name).find_all(nodes.FromImport):
            given = set(vars(env().get_template(node.template.value).module))
            wanted = {one if isinstance(one, str) else one[0] for one in node.names}
            missing += [(name, node.template.value, one) for one in wanted - given]
    assert missing == []


def test_every_address_that_a_template_names_exists():
    there = url_names()
    named = [
        (name, call.args[0].value)
        for name in NAMES
        for call in parsed(name).find_all(nodes.Call)
        if isinstance(call.node, nodes.Name) and call.node.name == "url" and isinstance(call.args[0], nodes.Const)
    ]
    assert named
    assert [(name, address) for name, address in named if address not in there] == []


@pytest.mark.parametrize("what", FORBIDDEN)
def test_no_page_has_what_the_policy_forbids(what):
    assert [name for name in PAGES if name not in PRINTED and FORBIDDEN[what].search(source(name))] == []


@pytest.mark.parametrize(
    ("what", "bad", "good"),
    [
        ("an inline style", '<p style="x">', '<p class="style">'),
        ("a style element", "<style>", '<link rel="stylesheet">'),
        ("an inline handler", '<p onclick="x()">', "<p>once = 'a'</p>"),
        ("a script without the nonce", '<script src="x">', '<script nonce="{{ n }}" src="x">'),
        ("an address of script", '<a href="javascript:x">', '<a href="/javascript">'),
    ],
)
def test_the_rules_find_what_they_look_for(what, bad, good):
    assert FORBIDDEN[what].search(bad)
    assert not FORBIDDEN[what].search(good)


def test_every_page_stands_in_the_frame_that_all_pages_share():
    loose = [name for name in PAGES if "<html" in source(name) and name not in PRINTED and name != "layouts/base.html"]
    assert loose == []


def parent_of(name):
    """Return the template that one extends, or None."""
    return next((node.template.value for node in parsed(name).find_all(nodes.Extends)), None)


def has_a_title(name):
    """Return whether a template, or one between it and the layouts, fills in the title."""
    if name is None or name.startswith("layouts/"):
        return False
    return any(block.name == "title" for block in parsed(name).find_all(nodes.Block)) or has_a_title(parent_of(name))


def test_every_page_has_a_title():
    parents = {name: parent_of(name) for name in PAGES}
    whole = [name for name in PAGES if parents[name] and name not in parents.values()]
    assert whole
    assert [name for name in whole if not has_a_title(name)] == []


def test_only_markup_that_is_written_in_a_template_is_trusted():
    trusted = [(name, node) for name in PAGES for node in parsed(name).find_all(nodes.Filter) if node.name == "safe"]
    assert [(name, node.lineno) for name, node in trusted if not isinstance(node.node, nodes.Const)] == []
    assert [name for name in PAGES if "{% autoescape false" in source(name)] == []
