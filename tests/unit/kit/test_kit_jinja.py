"""Shows how templates are rendered: strictly, safely, and with what they need."""

import pytest
from django.template import engines
from django.urls import NoReverseMatch
from jinja2 import StrictUndefined, UndefinedError

from lsip_portal.kit.jinja import environment


def render(source, **context):
    return engines["jinja2"].env.from_string(source).render(**context)


@pytest.mark.parametrize("source", ["{{ missing }}", "{{ thing.missing }}", "{% if missing %}{% endif %}"])
def test_a_misspelt_name_is_an_error(source):
    with pytest.raises(UndefinedError):
        render(source, thing={"a": 1})


def test_the_macros_of_govuk_may_leave_names_out():
    source = (
        '{% from "govuk_frontend_jinja/components/tag/macro.html" import govukTag %}{{ govukTag({"text": "New"}) }}'
    )
    assert "New" in render(source)


def test_text_is_escaped_and_markup_is_not_escaped_twice():
    assert render("{{ text }}", text="<b>") == "&lt;b&gt;"
    assert render("{{ text | paragraphs }}", text="<b>") == '<p class="govuk-body">&lt;b&gt;</p>'


def test_text_templates_are_not_escaped(tmp_path):
    from jinja2 import FileSystemLoader

    (tmp_path / "mail.txt").write_text("{{ name }}")
    (tmp_path / "page.html").write_text("{{ name }}")
    env = environment(loader=FileSystemLoader(tmp_path), autoescape=True)
    assert env.get_template("mail.txt").render(name="Ada & Sons") == "Ada & Sons"
    assert env.get_template("page.html").render(name="Ada & Sons") == "Ada &amp; Sons"


def test_the_options_of_django_are_kept_where_they_are_not_ours(tmp_path):
    env = environment(auto_reload=True, extensions=["jinja2.ext.loopcontrols"])
    assert env.auto_reload is True
    assert env.undefined is StrictUndefined
    assert env.from_string("{% for n in [1, 2] %}{% break %}{% endfor %}{% do [].append(1) %}").render() == ""


def test_addresses_are_made_from_names():
    assert render("{{ url('accessibility_statement') }}").startswith("/")
    assert render("{{ static('build/portal.css') }}") == "/static/build/portal.css"
    with pytest.raises(NoReverseMatch):
        render("{{ url('no_such_page') }}")
