"""`manage.py preview_reminders`: what would go out on a day, and nothing that does."""

from datetime import date
from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from accounts.models import RoleHeld
from accounts.roles import ERB_LEAD
from lifecycle.models import Message, Reminder
from reference.models import BankHoliday
from tests.factories import delivery
from tests.factories.accounts import holder


@pytest.fixture
def lead(editions):
    for first in (date(2022, 1, 3), date(2023, 1, 2)):
        BankHoliday.objects.create(day=first, title="The calendar of the year is held")
    area = delivery.designated(date(2022, 5, 31))
    return holder(ERB_LEAD, area.scope)


def preview(*words):
    out = StringIO()
    call_command("preview_reminders", *words, stdout=out)
    return out.getvalue()


def test_it_names_each_person_and_subject_and_sends_nothing(lead):
    before = Message.objects.count()
    shown = preview("--on", "2022-06-14")
    assert f"{lead.email}: " in shown
    assert "delivery plan is due in 14 days" in shown
    assert shown.endswith("1 reminder would go out on Tuesday 14 June 2022.\n")
    assert Message.objects.count() == before
    assert not Reminder.objects.exists()


def test_it_shows_the_whole_text_where_it_is_wanted(lead):
    assert "What to do: write the delivery plan" in preview("--on", "2022-06-14", "--text")


def test_it_says_that_nothing_goes_out_on_a_sunday(lead):
    shown = preview("--on", "2022-06-12")
    assert shown == "No reminders would go out on Sunday 12 June 2022. Reminders go out on working days only.\n"


def test_it_names_the_duty_that_nobody_holds(lead):
    RoleHeld.objects.filter(person=lead).delete()
    assert "nobody to remind: " in preview("--on", "2022-06-14")


@pytest.mark.parametrize("day", ["2022-02-30", "tomorrow", "1/6/2022", ""])
def test_a_day_that_is_none_is_refused_with_the_way_to_write_it(lead, day):
    with pytest.raises(CommandError, match=r"is not a day\. Write it like 2027-03-01"):
        preview("--on", day)
