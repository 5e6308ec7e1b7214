"""What the submission itself offers on each test, read from the frozen snapshot (guidance 6.5, footnote 20)."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from django.urls import reverse

from accounts.models import Organisation
from approvals.board import Line
from approvals.models import Case
from designations.selectors import designation_of
from engagement.selectors import engagement_counts
from lsip_portal.kit.formats import day, plural
from plans.content import Content
from plans.document import Document

MOST = 5  # a page shows so many of a long list, and says how many there are


@dataclass(frozen=True)
class Piece:
    """A piece of evidence in a sentence, and where to read on."""

    text: str
    href: str = ""


def evidence_on(case: Case) -> Callable[[Line], list[Piece]]:
    """Return what gives the evidence on a line of the board; the snapshot is read once."""
    content = case.snapshot.data

    def on(line: Line) -> list[Piece]:
        find = FINDERS.get(line.test.code)
        return list(find(case, content, line)) if find else []

    return on


def _developer(case: Case, content: Content, line: Line) -> Iterator[Piece]:
    area = case.version.designation.area
    held = designation_of(area, case.submitted_on)
    if held is None:
        yield Piece(f"No body was designated for {area} when the plan was submitted.")
    else:
        since = f" since {day(held.effective_on)}" if held.effective_on else ""
        yield Piece(
            f"{held.body} was designated for {area}{since} when the plan was submitted.", held.get_absolute_url()
        )
    for party in content["about"]["parties"]:
        yield Piece(f"{party['part']}: {party['name']}")


def _needs(case: Case, content: Content, line: Line) -> Iterator[Piece]:
    priorities, needs = content["priorities"], content["needs"]
    citing = [priority for priority in priorities if priority["needs"]]
    yield Piece(f"Priorities that rest on needs that were heard: {len(citing)} of {len(priorities)}.")
    yield Piece(f"Needs cited: {len(needs)}. Heard from employers: {sum(need['employers'] > 0 for need in needs)}.")
    for need in needs[:MOST]:
        heard = f"{plural(need['employers'], 'employer')} in {plural(need['engagements'], 'engagement')}"
        yield Piece(f"{need['skill']}: heard from {heard}.", reverse("need", args=[need["id"]]))
    yield from _sections(case, content, "evidence")


def _provider_actions(case: Case, content: Content, line: Line) -> Iterator[Piece]:
    actions = [action for action in content["actions"] if action["owner_kind"] == Organisation.Kind.PROVIDER.label]
    owners = {action["owner"] for action in actions}
    yield Piece(f"Actions for providers: {len(actions)}, of {plural(len(owners), 'provider')}.")
    for action in actions[:MOST]:
        yield Piece(f"{action['code']} {action['text']} ({action['owner']})")


def _environment(case: Case, content: Content, line: Line) -> Iterator[Piece]:
    yield from _sections(case, content, "environment")


def _views(case: Case, content: Content, line: Line) -> Iterator[Piece]:
    asked = case.version.statements.filter(authority=line.authority).first()
    href = asked.get_absolute_url() if asked else ""
    frozen = [one for one in content["statements"] if line.authority and one["authority"] == line.authority.name]
    for statement in frozen:
        yield Piece(f"Statement of {statement['authority']}{_said(statement)}", href)
    if not frozen:
        yield Piece("This authority was not asked for a statement.")
    yield from _sections(case, content, "authorities")


def _said(statement: Content) -> str:
    """Return how the sentence about a statement, as it was frozen, goes on after the authority's name."""
    if not statement["given_on"]:
        return f": {statement['state'].lower()}."
    engaged = "was engaged" if statement["engaged"] else "was not engaged"
    heard = "had" if statement["had_opportunity"] else "did not have"
    given = Document.day(statement["given_on"])
    return f", given on {given}: it says that it {engaged} and {heard} the opportunity to give its views."


def _process(case: Case, content: Content, line: Line) -> Iterator[Piece]:
    yield from _sections(case, content, "method", "evidence")
    yield from _engagement(case)


def _groups(case: Case, content: Content, line: Line) -> Iterator[Piece]:
    yield from _engagement(case)
    yield from _sections(case, content, "method")


def _engagement(case: Case) -> Iterator[Piece]:
    designation = case.version.designation
    counts = engagement_counts(designation)
    yield Piece(f"{plural(counts.records, 'engagement')} recorded.", reverse("engagement_list", args=[designation.pk]))
    for group in counts.groups:
        yield Piece(f"{group.label}: {group.count}")


def _alignment(case: Case, content: Content, line: Line) -> Iterator[Piece]:
    changes = [change for priority in content["priorities"] for change in priority["changes"]]
    acted_on = [change for change in changes if change["actions"]]
    yield Piece(f"Changes sought in provision: {len(changes)}. With actions that bring them about: {len(acted_on)}.")
    yield Piece(f"Actions on the roadmap: {len(content['actions'])}.")


def _sections(case: Case, content: Content, *keys: str) -> Iterator[Piece]:
    """Yield the sections with these keys that the submission holds, each linked to its place in the submission."""
    page = reverse("case_submission", args=[case.pk])
    for section in (section for part in content["parts"] for section in part["sections"]):
        if section["key"] in keys:
            yield Piece(f"Section “{section['title']}”", f"{page}#{Document.anchor('section', section['key'])}")


FINDERS: dict[str, Callable[[Case, Content, Line], Iterator[Piece]]] = {
    "A1": _developer,
    "A2": _needs,
    "A3": _provider_actions,
    "A4": _environment,
    "A5": _views,
    "G1": _process,
    "G2": _groups,
    "G3": _alignment,
}
