"""Honesty and impartiality in the demonstration: policies, registers, who stood aside, and a steering group."""

from typing import Any

from accounts.models import Organisation, User
from designations.declarations import services as declaring
from designations.departures import services as departing
from designations.governance import services as governing
from designations.interests import services as keeping
from designations.models import Designation, GovernanceGroup, Interest, InterestKind
from lifecycle import clock
from lsip_portal.demonstration.story import Life

MEMBERS = (
    ("Chair of the steering group (demonstration)", "Demonstration Engineering Ltd", "Chair"),
    ("Member for the colleges (demonstration)", "Demonstration College", ""),
    ("Member for the councils (demonstration)", "Demonstration Council", ""),
)
POLICY = """Demonstration: this policy is invented.

Everybody who works on the plan declares their interests before they begin, and again when something changes.

Whoever has an interest in a matter leaves the room for it and takes no part in the decision. The department is told
on the same day."""
INTERESTS: tuple[dict[str, str], ...] = (
    {
        "category": Interest.Category.BODY,
        "holder": "",
        "kind": InterestKind.TRAINING,
        "what": "Demonstration: runs short courses for its members.",
        "with_whom": "Its own training arm",
    },
    {
        "category": Interest.Category.LEADERSHIP,
        "holder": "Chair of the board (demonstration)",
        "role": "Chair",
        "kind": InterestKind.GOVERNANCE,
        "what": "Demonstration: governor of a further education college.",
        "with_whom": "Demonstration College",
    },
    {
        "category": Interest.Category.CONTRACTOR,
        "holder": "Research contractor (demonstration)",
        "kind": InterestKind.FINANCIAL,
        "what": "Demonstration: sells labour market data to two colleges.",
        "with_whom": "Two colleges of the area",
    },
)


def publish(life: Life, record: Designation, lead: User, *, on: int) -> None:
    """Publish the conflict of interest policy on a day, and the register of interests a week later."""
    with clock.at(life.day(on)):
        policy = keeping.policy_below(record)
        keeping.publish_policy(policy, by=lead, published_on=clock.today(), text=POLICY)
    with clock.at(life.day(on + 7)):
        for facts in INTERESTS:
            keeping.register_interest(
                keeping.new_interest(record), by=lead, since=life.day(-400), declared_on=clock.today(), **facts
            )
        keeping.confirm_register(keeping.register_below(record), by=lead)


def review_policy(life: Life, record: Designation, lead: User, *, on: int) -> None:
    """Confirm the yearly review of the conflict of interest policy on a day; the register is left as it is."""
    with clock.at(life.day(on)):
        keeping.confirm_review(keeping.policy_below(record), by=lead)


def declare(life: Life, record: Designation, person: User, *, on: int, about: Organisation | None = None) -> None:
    """Declare an interest of a person on a day: in the area, or in an organisation."""
    with clock.at(life.day(on)):
        declaring.declare_interest(
            declaring.new_declaration(record),
            by=person,
            kind=InterestKind.FAMILY,
            interest="Demonstration: a member of my family works there.",
            organisation=about,
        )


def depart(life: Life, record: Designation, lead: User, *, on: int) -> None:
    """Log two departures from the guidance on a day; revise the one and end the other later."""
    logged: dict[str, Any] = {"edition": life.edition, "since": life.day(on)}
    with clock.at(life.day(on)):
        small_firms = departing.new_departure(record)
        heard: dict[str, Any] = {
            "paragraph": "5.1",
            "instead": "Demonstration: firms with fewer than ten people are heard by telephone, not in meetings.",
            "reason": "Demonstration: they told us that they cannot leave their premises in opening hours.",
        }
        departing.log_departure(small_firms, by=lead, **logged, **heard)
        reports = departing.new_departure(record)
        departing.log_departure(
            reports,
            by=lead,
            **logged,
            paragraph="4.2",
            instead="Demonstration: the register of interests is published on paper as well, and first there.",
            reason="Demonstration: the website of the body is being replaced.",
        )
    with clock.at(life.day(on + 30)):
        more = "Demonstration: firms with fewer than 20 people are heard by telephone, not in meetings."
        revised = logged | heard | {"instead": more, "until": life.day(on + 400)}
        departing.revise_departure(
            small_firms, by=lead, **revised, note="Demonstration: larger firms asked for the same."
        )
        departing.end_departure(reports, by=lead, until=clock.today())


def steer(life: Life, record: Designation, lead: User, *, on: int) -> None:
    """Set up a steering group on a day, and record the meeting a month later at which a member left for an item."""
    group = governing.new_group(record)
    with clock.at(life.day(on)):
        kind = GovernanceGroup.Kind.STEERING
        governing.set_up_group(group, by=lead, name="Steering group (demonstration)", kind=kind, public=True)
        for name, organisation, role in MEMBERS:
            facts = {"name": name, "organisation": organisation, "role": role}
            governing.add_member(group, by=lead, since=clock.today(), **facts)
    meeting = governing.new_meeting(group)
    with clock.at(life.day(on + 30)):
        members = list(group.members.order_by("pk"))
        governing.record_meeting(meeting, by=lead, held_on=clock.today(), present=members)
        decided = "Demonstration: the second of three bids is taken."
        governing.add_item(meeting, by=lead, title="Choice of the research contractor", decision=decided)
        governing.declare_conflict(
            meeting,
            by=lead,
            item=meeting.items.get(),
            member=members[1],
            interest="Demonstration: the college has a contract with one of the bidders.",
            left=True,
        )
        governing.add_action(
            meeting, by=lead, what="Demonstration: sign the contract.", owner="The chair", due_on=life.day(on + 60)
        )
