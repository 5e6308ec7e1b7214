"""The whole history of a designation: every record of it, paged, narrowed by kind, each line leading to its record."""

from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from accounts.roles import AUDITOR, CASE_OFFICER, ERB_LEAD, ERB_VIEWER
from lifecycle import clock
from lsip_portal.register.history import LINES_A_PAGE, history_of
from tests.factories import designations as make
from tests.factories import plans as factory
from tests.factories.accounts import holder, person
from tests.pages.designation_steps import page, sign_in
from tests.unit.kit.drawing import words

pytestmark = pytest.mark.django_db


@pytest.fixture
def life():
    """A designation of 31 May 2022 with a plan that was submitted on 10 January 2023."""
    record = factory.designated(where=make.area("Kent"))
    lead = factory.team(record).lead
    with clock.at(date(2023, 1, 10)):
        version = factory.submitted(record, by=lead)
        yield record, version


def lines(drawn):
    return [words(node.find("p")) for node in drawn.all("li", class_="portal-timeline__entry")]


def address(record, **query):
    text = "&".join(f"{name}={value}" for name, value in query.items())
    return f"{reverse('designation_history', args=[record.pk])}?{text}"


def test_it_tells_of_the_designation_and_of_its_plan_and_each_line_leads_to_its_record(client, life):
    record, version = life
    drawn = page(sign_in(client, holder(CASE_OFFICER)).get(address(record)))
    assert lines(drawn)
    links = {node.get("href") for node in drawn.one("ol", class_="portal-timeline").iter("a")}
    assert version.get_absolute_url() in links
    drawn = page(client.get(address(record, kind="designation")))
    told = lines(drawn)
    assert told[0] == "Publication of the notice recorded"
    assert told[-1] == "Body proposed"
    assert {node.get("href") for node in drawn.one("ol", class_="portal-timeline").iter("a")} == {
        record.get_absolute_url()
    }


def test_it_is_narrowed_by_kind_and_an_unknown_kind_shows_everything(client, life):
    record, _ = life
    sign_in(client, holder(AUDITOR))
    everything = lines(page(client.get(address(record))))
    plan = lines(page(client.get(address(record, kind="plan"))))
    assert 0 < len(plan) < len(everything)
    for hostile in ("atlantis", "<script>", "'"):
        assert lines(page(client.get(address(record, kind=hostile)))) == everything


def test_it_is_paged_and_no_line_is_lost(client):
    with clock.at(date(2027, 3, 1)):
        record = make.proposed()
        for _ in range(LINES_A_PAGE + 4):
            make.consent(record)
        sign_in(client, holder(CASE_OFFICER))
        first, second = (lines(page(client.get(address(record, page=number)))) for number in (1, 2))
        assert (len(first), len(second)) == (LINES_A_PAGE, 5)
        assert client.get(address(record, page="nonsense")).status_code == 200


def test_it_is_for_those_who_work_with_the_designation(client, life):
    record, _ = life
    assert client.get(address(record)).status_code == 302
    strangers = [person(), holder(ERB_LEAD, make.proposed().scope)]
    assert [sign_in(client, who).get(address(record)).status_code for who in strangers] == [404, 404]
    assert sign_in(client, holder(ERB_VIEWER, record.scope)).get(address(record)).status_code == 200


def test_a_page_of_it_takes_as_many_queries_for_many_lines_as_for_few():
    counts = []
    with clock.at(date(2027, 3, 1)):
        record, officer = make.proposed(), holder(CASE_OFFICER)
        assert history_of(record, officer).lines  # the roles of a person are remembered from here on
        for lines_more in (2, 10):
            for _ in range(lines_more):
                make.consent(record, consented_on=date(2027, 3, 1) - timedelta(days=1))
            with CaptureQueriesContext(connection) as captured:
                assert history_of(record, officer).lines
            counts.append(len(captured))
    assert counts[0] == counts[1]
