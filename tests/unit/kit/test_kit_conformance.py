"""Shows that the macros draw every component as the GOV.UK Design System does, by the examples it ships."""

import json
from pathlib import Path

import html5lib
import pytest
from django.conf import settings

from lsip_portal.kit.jinja import environment

COMPONENTS = Path(settings.BASE_DIR) / "node_modules/govuk-frontend/dist/govuk/components"
EXPECTED = 657


def fixtures(component):
    return json.loads((COMPONENTS / component / "fixtures.json").read_text())["fixtures"]


def names():
    return sorted(path.parent.name for path in COMPONENTS.glob("*/fixtures.json"))


def macro_of(component):
    words = component.split("-")
    name = "govuk" + "".join(word.capitalize() for word in words)
    template = environment().get_template(f"govuk_frontend_jinja/components/{component}/macro.html")
    return getattr(template.module, name)


def shape(node):
    """Return an element as its name, its sorted attributes and its children, with the spaces between words made one."""
    children = [" ".join((node.text or "").split())]
    for child in node:
        if isinstance(child.tag, str):
            children.append(shape(child))
        children.append(" ".join((child.tail or "").split()))
    attributes = sorted((name, " ".join(value.split())) for name, value in node.attrib.items())
    return node.tag, attributes, [child for child in children if child]


def parsed(html):
    return shape(html5lib.parseFragment(html, namespaceHTMLElements=False))


def test_the_examples_are_those_of_the_version_in_use():
    assert sum(len(fixtures(component)) for component in names()) == EXPECTED


@pytest.mark.parametrize(
    "other", ['<a class="y">n</a>', '<a class="x">m</a>', "<a>n</a>", '<b class="x">n</b>', "", "<p></p>"]
)
def test_the_comparison_sees_what_differs(other):
    same = '<a class="x"> n </a>\n'
    assert parsed(same) == parsed('<a class="x">n</a>')
    assert parsed(same) != parsed(other)


@pytest.mark.parametrize("component", names())
def test_every_example_of_a_component_is_drawn_the_same(component):
    macro = macro_of(component)
    different = [
        fixture["name"]
        for fixture in fixtures(component)
        if parsed(macro(fixture["options"])) != parsed(fixture["html"])
    ]
    assert different == []
