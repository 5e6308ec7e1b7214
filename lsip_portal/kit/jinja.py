"""The Jinja2 environment of the pages: our templates are strict about unknown names, the GOV.UK macros are not."""

from collections.abc import Callable, MutableMapping
from typing import Any

from django.templatetags.static import static
from django.urls import reverse
from jinja2 import Environment, PackageLoader, PrefixLoader, StrictUndefined, Template

from lsip_portal.kit import formats
from lsip_portal.kit.content import combined, content
from lsip_portal.kit.forms.rendering import component, summary_items
from lsip_portal.kit.forms.wording import lower_first
from lsip_portal.kit.names import display_name

GOVUK = "govuk_frontend_jinja"

FILTERS: dict[str, Callable[..., Any]] = {
    "combined": combined,
    "content": content,
    "component": component,
    "day": formats.day,
    "day_short": formats.day_short,
    "days_until": formats.days_until,
    "display_name": display_name,
    "host": formats.host,
    "iso_day": formats.iso_day,
    "file_size": formats.file_size,
    "lower_first": lower_first,
    "moment": formats.moment,
    "number": formats.number,
    "paragraphs": formats.paragraphs,
    "plural": formats.plural,
    "pounds": formats.pounds,
    "summary_items": summary_items,
}


class PortalEnvironment(Environment):
    """Makes a misspelt name an error, except inside the GOV.UK macros, which rely on absent ones."""

    def __init__(self, **options: Any) -> None:
        """Make the strict environment, and the lenient one that compiles the GOV.UK macros."""
        super().__init__(**options)
        self.govuk = Environment(
            loader=PrefixLoader({GOVUK: PackageLoader(GOVUK)}), autoescape=True, trim_blocks=True, lstrip_blocks=True
        )

    def get_template(
        self, name: str | Template, parent: str | None = None, globals: MutableMapping[str, Any] | None = None
    ) -> Template:
        """Return a template of ours, or one of the GOV.UK macros from the lenient environment."""
        if isinstance(name, str) and name.startswith(f"{GOVUK}/"):
            return self.govuk.get_template(name)
        return super().get_template(name, parent, globals)


def url(name: str, *args: Any, **kwargs: Any) -> str:
    """Return the path of a named URL; `url("area", "lancashire")` or `url("area", code="lancashire")`."""
    return reverse(name, args=args or None, kwargs=kwargs or None)


def escapes(name: str | None) -> bool:
    """Return whether a template escapes what it shows: all do but those of plain text, such as messages by email."""
    return name is None or not name.endswith(".txt")


def environment(**options: Any) -> PortalEnvironment:
    """Make the environment that Django's Jinja2 backend renders with, from the options that it passes."""
    options |= {"undefined": StrictUndefined, "autoescape": escapes, "trim_blocks": True, "lstrip_blocks": True}
    options["extensions"] = [*options.get("extensions", ()), "jinja2.ext.do"]
    made = PortalEnvironment(**options)
    made.globals |= {"static": static, "url": url}
    made.filters |= FILTERS
    return made
