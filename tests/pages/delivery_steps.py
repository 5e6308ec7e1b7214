"""What the tests of the pages of delivery plans and progress reports share: visiting a page and reading it."""

from django.urls import reverse

from tests.unit.kit.drawing import Drawn, words

HOSTILE = "<script>alert(1)</script>\n{{ 7 * 7 }}"


class Page(Drawn):
    """A page as a person meets it: its words, its fields, its errors and its buttons."""

    def __init__(self, response):
        super().__init__(response.content.decode())
        self.status = response.status_code
        assert self.loose_ends() == []

    @property
    def words(self):
        return " ".join(words(main) for main in self.all("main"))

    @property
    def fields(self):
        """What a browser would send back."""
        values = {node.get("name"): node.get("value", "") for node in self.all("input") if _sent(node)}
        return values | {node.get("name"): "".join(node.itertext()) for node in self.all("textarea")}

    @property
    def refusals(self):
        """The lines of the error summary, by the field that each links to."""
        return {href.removeprefix("#id_"): text for text, href in self.errors()}

    @property
    def buttons(self):
        """The words of each button, and whether it can be pressed."""
        return {words(node): node.get("disabled") is None for node in self.all(class_="govuk-button")}


def _sent(node):
    return node.get("name") != "csrfmiddlewaretoken" and (
        node.get("type") != "radio" or node.get("checked") is not None
    )


def visit(client, person, address, data=None):
    """Open an address as a person, or send it what is given."""
    client.force_login(person)
    return Page(client.get(address) if data is None else client.post(address, data))


def move(record, name):
    """Return the address of a move on a record."""
    return reverse("move", args=[record.workflow_name, record.pk, name])


def begin(workflow, designation):
    """Return the address at which a record below a designation begins."""
    return reverse("begin", args=[workflow, designation.pk, "begin"])
