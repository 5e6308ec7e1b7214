"""Every notice can be read before it is sent: for an example the viewer may see, or with the places left open."""

from dataclasses import replace

import pytest
from django.core import mail

from accounts.roles import CASE_OFFICER, ERB_EDITOR
from lifecycle import engine, notices, outbox
from lifecycle.models import Deadline, Message
from lifecycle.notices import Notice
from lifecycle.workflow import tables
from tests.factories import delivery
from tests.factories.accounts import holder, person

NOTICES = [Notice(table, row) for table in tables().values() for row in table.moves if row.tells]


@pytest.mark.parametrize("notice", NOTICES, ids=lambda one: f"{one.table.name}.{one.move.name}")
def test_each_notice_can_be_previewed_without_a_record(notice):
    blank = notice.blank
    assert blank.subject
    assert blank.body
    assert not {"{{", "}}", "{%", "{#"} & {
        mark for mark in ("{{", "}}", "{%", "{#") if mark in blank.subject + blank.body
    }


def test_every_notice_is_listed_once_with_its_kind():
    listed = [notice for _, found in notices.by_table() for notice in found]
    assert sorted(notice.template for notice in listed) == sorted(notice.template for notice in NOTICES)
    labels = {notice.template: notice.label for notice in listed}
    assert labels["notices/statement/request.txt"] == "Duty: guidance"
    assert labels["notices/designation/agree.txt"] == "Duty: statute"
    wanted = "Duty: terms of designation, for the ERB's lead; news for the others"
    assert labels["notices/terms-change/notify.txt"] == wanted
    assert labels["notices/designation/send_notification.txt"] == "Duty: statute, for a publisher; news for the others"
    assert labels["notices/plan/publish.txt"] == "News"
    assert labels["notices/role/end.txt"] == "Your account"


@pytest.mark.parametrize(("workflow", "move"), [("plan", "no-such-move"), ("nothing", "submit"), ("plan", "begin")])
def test_there_is_no_notice_of_a_move_that_tells_nobody(workflow, move):
    assert notices.notice_of(workflow, move) is None


@pytest.mark.django_db
class TestExample:
    """A delivery plan that was submitted."""

    @pytest.fixture
    def plan(self):
        self.designation = delivery.designated()
        self.people = delivery.team(self.designation)
        return delivery.submitted_plan(self.designation, by=self.people.lead)

    def test_a_preview_reads_as_the_notice_did(self, plan):
        officer = holder(CASE_OFFICER)
        shown = notices.preview(notices.notice_of("delivery-plan", "submit"), officer)
        assert shown.record == plan
        sent = Message.objects.filter(entry__workflow="delivery-plan", entry__move="submit").first()
        assert sent is None or (shown.subject, shown.body) == (sent.subject, sent.body)
        assert str(self.designation.body) in shown.body

    def test_a_record_that_the_viewer_may_not_see_is_no_example(self, plan):
        shown = notices.preview(notices.notice_of("delivery-plan", "submit"), person())
        assert shown.record is None
        assert "[body]" in shown.body

    def test_a_notice_that_asks_for_something_is_a_duty_with_its_force_in_the_mail(self, plan):
        engine.run(plan, "return", by=holder(CASE_OFFICER), note="Say who owns the risks.")
        told = Message.objects.filter(entry__move="return", actor=self.people.lead.actor).get()
        assert (told.kind, told.force) == (Message.Kind.DUTY, Deadline.Force.GUIDANCE)
        outbox.deliver()
        assert any(one.body.startswith("Duty: guidance. ") for one in mail.outbox if told.address in one.to)


@pytest.mark.django_db
def test_a_notice_is_a_duty_only_to_those_it_asks_something_of(monkeypatch):
    designation = delivery.designated()
    people = delivery.team(designation)
    officer = holder(CASE_OFFICER)
    table = tables()["delivery-plan"]
    row = replace(table["submit"], tells=(CASE_OFFICER, ERB_EDITOR), asked=(CASE_OFFICER,))
    monkeypatch.setitem(table._by_name, "submit", row)
    editor = holder(ERB_EDITOR, designation.scope)
    delivery.submitted_plan(designation, by=people.lead)
    kinds = dict(Message.objects.filter(entry__move="submit").values_list("actor", "kind"))
    assert kinds[officer.actor_id] == Message.Kind.DUTY
    assert kinds[editor.actor_id] == Message.Kind.NEWS
