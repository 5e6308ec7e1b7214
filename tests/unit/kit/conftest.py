"""What the tests of the kit share: drawing a form or a template, and asking questions of the result."""

import pytest
from django.template import engines

from lsip_portal.kit.forms import GovukForm
from tests.unit.kit.drawing import Drawn


@pytest.fixture
def draw():
    """Draw a template given as text."""
    env = engines["jinja2"].env
    return lambda source, **context: Drawn(env.from_string(source).render(**context))


@pytest.fixture
def drawn(draw):
    """Draw a form with its error summary."""
    source = (
        '{% from "kit/forms.html" import error_summary, form_fields %}{{ error_summary(form) }}{{ form_fields(form) }}'
    )
    return lambda form: draw(source, form=form)


@pytest.fixture
def form_with():
    """Make a form class with one field, `it`."""
    return lambda field: type("OneFieldForm", (GovukForm,), {"it": field})


@pytest.fixture
def refused(form_with):
    """Return the refusals of a value by a field."""
    return lambda field, value: form_with(field)({"it": value}).errors.get("it", [])


@pytest.fixture
def taken(form_with):
    """Return what a field makes of a value that it takes."""

    def clean(field, value):
        form = form_with(field)({"it": value})
        assert form.is_valid(), form.errors
        return form.cleaned_data["it"]

    return clean
