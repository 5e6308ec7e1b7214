"""Somebody who wanders through the portal: opens links, fills in forms well and badly, and sends them, by a seed."""

import re
from collections import Counter
from random import Random
from urllib.parse import urlsplit

from django.test import Client

from tests.unit.kit.drawing import Drawn

FINE = {200, 201, 302, 400, 403, 404, 405, 409, 413, 422, 429}
NASTY = (
    "", " ", "<script>alert(1)</script>", "'; DROP TABLE plans_version; --", "{{ 7 * 7 }}", "=1+1", "\x00", "\u202e",
    "-1", "0", "99999999999999999999", "1e9", "½", "2023-02-30", "x" * 70_000, "http://", "a@b", "🦊" * 50,
)  # fmt: skip
PLAUSIBLE_ADDRESS = "https://www.gov.uk/government/publications/notice"
PLAUSIBLE = (
    "Machine setters for the county's makers", "Employers told us so at a roundtable.", "A1", "B2.3", "12", "2027", "3",
    PLAUSIBLE_ADDRESS, "somebody@example.org", "5000.00", "Yes", "The chair",
)  # fmt: skip
WORK = re.compile(
    r"/(begin|do|plans/drafts|delivery-plans|progress-reports|cases|designations/\d|statements|engagement|needs)"
)
WHERE_MOVES_ARE = 8
NOT_FOLLOWED = ("/account/", "/admin/", "/static/", "/media/", "/api/v1/schema")


class Wanderer:
    """A person with a seed: where they are, what they see, and a tally of the answers they got."""

    def __init__(self, person, seed):
        self.random = Random(f"{seed}/{person.email}")
        self.client = Client(raise_request_exception=True)
        self.client.force_login(person, backend="allauth.account.auth_backends.AuthenticationBackend")
        self.answers = Counter()
        self.go("/home/")

    def go(self, address, data=None):
        """Ask for an address and look at the answer; every answer must be one that the portal means to give."""
        at = urlsplit(address)
        path = f"{at.path}?{at.query}" if at.query else at.path
        answer = self.client.get(path) if data is None else self.client.post(path, data)
        assert answer.status_code in FINE, (path, answer.status_code)
        self.answers[answer.status_code] += 1
        self.here, self.page = path, None
        if answer.status_code == 302 and self._may_follow(answer.url):
            self.go(answer.url)
        elif answer["Content-Type"].startswith("text/html"):
            self.page = Drawn(answer.content.decode())
            assert self.page.loose_ends() == [], path

    def step(self):
        """Follow a link or send a form of the page, or begin again at home where there is neither."""
        forms = [form for form in self.page.all("form") if form.get("method") == "post"] if self.page else []
        forms = [form for form in forms if self._may_follow(form.get("action") or self.here)]
        links = self._links()
        if forms and self.random.random() < 0.85:
            self._send(self.random.choice(forms))
        elif links and self.random.random() < 0.95:
            weights = [WHERE_MOVES_ARE if WORK.match(link) else 1 for link in links]
            self.go(self.random.choices(links, weights)[0])
        else:
            self.go("/home/")

    def _links(self):
        """Return where the links of the page's own part lead."""
        places = (
            [link.get("href") or "" for main in self.page.all("main") for link in main.iter("a")] if self.page else []
        )
        return [place for place in places if self._may_follow(place)]

    def _may_follow(self, address):
        return address.startswith("/") and not address.startswith(NOT_FOLLOWED)

    def _send(self, form):
        address, data = form.get("action") or self.here, self._filled_in(form)
        self.go(address, data)
        if self.random.random() < 0.1:  # the impatient send it twice
            self.go(address, data)

    def _filled_in(self, form):
        """Return what is sent: mostly what stands there or could, now and then what nobody should send."""
        mood = self.random.choice(["careful", "careful", "careful", "careless", "hostile"])
        data, choices = {}, {}
        for node in form.iter():
            name = node.get("name") if isinstance(node.tag, str) else None
            if not name or name == "csrfmiddlewaretoken":
                continue
            if node.tag == "input" and node.get("type") in {"radio", "checkbox"}:
                choices.setdefault(name, []).append(node.get("value", "on"))
            elif node.tag == "input" and node.get("type") == "file":
                continue
            else:
                data[name] = self._value(node, mood)
        for name, values in choices.items():
            if mood == "careful" or self.random.random() < 0.7:
                data[name] = self.random.choice(values)
        return data

    def _value(self, node, mood):
        if node.get("type") == "hidden" and mood != "hostile":
            return node.get("value", "")
        if mood == "hostile" and self.random.random() < 0.4:
            return self.random.choice(NASTY)
        if node.tag == "select":
            return self._options(node)
        held = node.get("value") or "".join(node.itertext())
        return held if held and self.random.random() < 0.6 else self._plausible(node)

    def _options(self, node):
        options = [option.get("value", "") for option in node.iter("option")]
        many = node.get("multiple") is not None
        chosen = self.random.sample(options, min(len(options), self.random.randint(1, 3)))
        return chosen if many else next(iter(chosen), "")

    def _plausible(self, node):
        part = node.get("name").rsplit("-", 1)[-1]
        ranges = {"day": (1, 28), "month": (1, 12), "year": (2025, 2027)}
        if part in ranges or node.get("inputmode") == "numeric":
            return str(self.random.randint(*ranges.get(part, (1, 500))))
        kinds = {"url": PLAUSIBLE_ADDRESS, "email": "somebody@example.org"}
        return kinds.get(node.get("type")) or self.random.choice(PLAUSIBLE)
