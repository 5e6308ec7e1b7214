"""The tests of designation one by one, each with its evidence: the task list, the page of a test, and its files."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from accounts.roles import ASSESSOR, AUDITOR, CASE_OFFICER, ERB_LEAD, ERB_VIEWER, PUBLISHER
from designations.models import DesignationTest, MembershipCount
from lifecycle import clock
from lifecycle.models import Attachment, Entry
from tests.factories import designations as make
from tests.factories import files
from tests.factories.accounts import holder, person
from tests.pages.designation_steps import move_of, page, sign_in
from tests.unit.kit.clamd import EICAR, Clamd
from tests.unit.kit.drawing import words

pytestmark = pytest.mark.django_db
TODAY = date(2027, 3, 1)
SIZE = f"{len(files.PDF)} bytes"
FINDING = {"test": "not_crown", "finding": "met", "evidence": "The articles name no department."}


@pytest.fixture(autouse=True)
def _on_a_fixed_day():
    with clock.at(TODAY):
        yield


@pytest.fixture
def record():
    return make.proposed(where=make.area("Kent"))


@pytest.fixture
def officer(client):
    return sign_in(client, holder(CASE_OFFICER))


def page_of(record, test="not_crown"):
    return reverse("designation_test", args=[record.pk, test])


@pytest.mark.clause("A-4(1)-1")
@pytest.mark.clause("G-fn17-1")
def test_the_tests_are_a_list_of_tasks_each_with_its_question_source_and_state(officer, record):
    officer.post(move_of(record, "record_test"), FINDING)
    officer.post(move_of(record, "record_test"), FINDING | {"test": "not_public", "finding": "not_met"})
    drawn = page(officer.get(record.get_absolute_url()))
    tasks = {words(item[0][0]): words(item) for item in drawn.all("li", class_="govuk-task-list__item")}
    assert list(tasks)[:4] == [
        "Body corporate",
        "Not a servant or agent of the Crown",
        "No members appointed by the Secretary of State",
        "Not a public authority",
    ]
    assert list(tasks)[4:] == [test.label for test in list(DesignationTest.Test)[4:]]
    assert tasks["Not a servant or agent of the Crown"].endswith("(Act s.4(1)) Met")
    assert tasks["Not a public authority"].endswith("Not met")
    assert tasks["Body corporate"].endswith("Not answered")
    assert drawn.all("a", href=page_of(record))


def test_a_finding_is_recorded_on_the_page_of_its_test_and_the_one_before_stays_readable(officer, record):
    drawn = page(officer.get(page_of(record)))
    assert "Is it neither a servant nor an agent of the Crown?" in drawn.text("main")
    assert not drawn.all("textarea", name="by_sector")
    form = drawn.one("form", action=move_of(record, "record_test"))
    assert form.get("enctype") == "multipart/form-data"
    assert drawn.one("input", name="test").get("value") == "not_crown"
    officer.post(move_of(record, "record_test"), FINDING | {"finding": "not_met"})
    officer.post(move_of(record, "record_test"), FINDING | {"evidence": "Read again."})
    main = page(officer.get(page_of(record))).text("main")
    assert main.index("Read again.") < main.index("Earlier findings") < main.index("The articles name no department.")


def test_who_sees_a_designation_reads_its_tests_and_only_those_who_may_record_get_the_form(client, record):
    forms = {ASSESSOR: 1, CASE_OFFICER: 1, PUBLISHER: 0, AUDITOR: 0}
    readers = {holder(role): number for role, number in forms.items()} | {holder(ERB_VIEWER, record.scope): 0}
    for who, number in readers.items():
        assert len(page(sign_in(client, who).get(page_of(record))).all("textarea", name="evidence")) == number
    for stranger in (person(), holder(ERB_LEAD, make.proposed().scope)):
        assert sign_in(client, stranger).get(page_of(record)).status_code == 404
    assert sign_in(client, holder(AUDITOR)).get(page_of(record, "kindness")).status_code == 404


# Who the members are


COUNTS = {"test": "representative", "finding": "met", "evidence": "See the counts."}


@pytest.mark.clause("A-2(1)-2")
@pytest.mark.clause("G-4.1-2")
def test_members_are_counted_by_sector_size_and_district_as_evidence(officer, record):
    counts = {
        "by_sector": "Manufacturing, 1,200\r\nCafés and restaurants\t40",
        "by_size": "0 to 9: 900",
        "by_district": "Dover; 12",
    }
    officer.post(move_of(record, "record_test"), COUNTS | counts)
    kept = {(row.by, row.name): row.members for row in MembershipCount.objects.all()}
    assert kept == {
        ("sector", "Manufacturing"): 1200,
        ("sector", "Cafés and restaurants"): 40,
        ("size", "0 to 9"): 900,
        ("district", "Dover"): 12,
    }
    drawn = page(officer.get(page_of(record, "representative")))
    tables = [[words(cell) for row in body for cell in row] for body in drawn.all("tbody")]
    assert tables[0] == ["Manufacturing", "1,200", "Cafés and restaurants", "40"]
    note = Entry.objects.get(move="record_test").texts.get(name="note").text
    assert "Members by size: 0 to 9: 900" in note
    answer = officer.get(f"/api/v1/designations/{record.pk}/").json()["tests"][0]
    assert {"by": "district", "name": "Dover", "members": 12} in answer["membership"]


@pytest.mark.parametrize(
    ("field", "typed", "said"),
    [
        ("by_sector", "Manufacturing", "Line 1: enter a name, a comma and a whole number, like “Manufacturing, 120”"),
        ("by_sector", "A, 1\n\nB, -2", "Line 3: enter a name, a comma and a whole number, like “Manufacturing, 120”"),
        ("by_sector", "A, 1\nA, 2", "Line 2: “A” stands on an earlier line"),
        ("by_sector", "x" * 101 + ", 1", "Line 1: the name must be 100 characters or fewer"),
        ("by_sector", "a,1\n" * 101, "Enter 100 lines or fewer"),
        ("by_size", "Huge, 3", "Line 1: “Huge” is not one of: 0 to 9; 10 to 49; 50 to 249; 250 and over"),
    ],
)
def test_a_line_that_cannot_be_read_is_refused_by_its_number_and_all_of_it_is_kept(officer, record, field, typed, said):
    drawn = page(officer.post(move_of(record, "record_test"), COUNTS | {field: typed}), 422)
    assert drawn.errors() == [(said, f"#id_{field}")]
    assert drawn.one("textarea", name=field).text.strip() == typed.strip()
    assert MembershipCount.objects.count() == 0


def test_a_district_of_another_area_is_refused(officer, reference_data):
    from reference.models import Area

    lancashire = make.proposed(where=Area.objects.get(slug="lancashire"))
    answers = COUNTS | {"by_district": "preston, 10\nDover, 3"}
    drawn = page(officer.post(move_of(lancashire, "record_test"), answers), 422)
    assert drawn.errors() == [("Line 2: “Dover” is not a district of Lancashire", "#id_by_district")]
    officer.post(move_of(lancashire, "record_test"), COUNTS | {"by_district": "preston, 10"})
    assert MembershipCount.objects.get().name == "Preston"


# Files


def send(client, record, *given, **answers):
    return client.post(move_of(record, "record_test"), FINDING | {"attached": list(given)} | answers)


def test_files_given_as_evidence_stand_with_the_finding_and_in_the_history_and_say_whether_they_were_scanned(
    officer, record
):
    assert send(officer, record, files.sent("articles.pdf"), files.sent("notes.txt", b"Seen.")).status_code == 302
    for address in (record.get_absolute_url(), page_of(record)):
        drawn = page(officer.get(address))
        links = [link for link in drawn.all("a") if words(link) in {"articles.pdf", "notes.txt"}]
        assert [words(link) for link in links] == ["articles.pdf", "notes.txt"]
        assert f"articles.pdf ({SIZE}, not scanned for viruses)" in drawn.text("main")
    kept = Attachment.objects.get(name="articles.pdf")
    shown = officer.get(f"/api/v1/designations/{record.pk}/").json()["tests"][0]["files"][0]
    assert (shown["name"], shown["address"], shown["scan"]) == ("articles.pdf", kept.get_absolute_url(), "not_scanned")


def test_a_file_is_sent_to_be_kept_and_never_shown_as_a_page(officer, record):
    send(officer, record, files.sent("evil “x”.txt", b"<script>alert(1)</script>"))
    answer = officer.get(Attachment.objects.get().get_absolute_url())
    assert b"".join(answer.streaming_content) == b"<script>alert(1)</script>"
    assert answer["Content-Disposition"].startswith("attachment; ")
    assert (answer["Content-Type"], answer["X-Content-Type-Options"]) == ("text/plain", "nosniff")
    assert "no-store" in answer["Cache-Control"]


def test_a_file_does_not_exist_for_those_who_may_not_see_its_record(client, record):
    send(sign_in(client, holder(CASE_OFFICER)), record, files.sent())
    address = Attachment.objects.get().get_absolute_url()
    readers = [holder(ERB_VIEWER, record.scope), holder(AUDITOR)]
    strangers = [person(), holder(ERB_LEAD, make.proposed().scope)]
    assert [sign_in(client, who).get(address).status_code for who in readers] == [200, 200]
    assert [sign_in(client, who).get(address).status_code for who in strangers] == [404, 404]
    assert sign_in(client, holder(AUDITOR)).get("/files/0/").status_code == 404
    client.logout()
    assert client.get(address).status_code == 302


def test_a_refused_file_leaves_what_was_typed_and_keeps_nothing(officer, record):
    drawn = page(send(officer, record, files.sent("articles.pdf", b"no PDF"), files.sent("good.pdf")), 422)
    said = "“articles.pdf” is not what its name says: it must be a PDF without macros or protection"
    assert drawn.errors() == [(said, "#id_attached")]
    assert words(drawn.one("textarea", name="evidence")) == FINDING["evidence"]
    assert drawn.one("input", name="finding", checked="").get("value") == "met"
    assert (Entry.objects.filter(move="record_test").count(), Attachment.objects.count()) == (0, 0)


@pytest.mark.parametrize(
    "name", ["../../etc/passwd.pdf", "a\x00b.pdf", "\u202egpj.pdf", "<img onerror=alert(1)>.pdf", "C:\\x\\y.pdf"]
)
def test_a_hostile_name_becomes_harmless(officer, record, name):
    answer = send(officer, record, files.sent(name))
    assert answer.status_code in {302, 422}
    for kept in Attachment.objects.all():
        assert not set("/\\\x00\u202e") & set(kept.name)
        assert kept.file.name.count("/") == 1
        assert officer.get(kept.get_absolute_url())["Content-Disposition"].startswith("attachment; ")
    assert "<img onerror" not in page(officer.get(page_of(record))).html


def test_a_virus_is_refused_and_a_clean_file_is_marked_as_scanned(officer, record, settings):
    with Clamd() as scanner:
        settings.CLAMD_ADDRESS = scanner.address
        refused = page(send(officer, record, files.sent("letter.txt", EICAR)), 422)
        assert refused.errors() == [("“letter.txt” contains a virus", "#id_attached")]
        assert send(officer, record, files.sent("letter.pdf")).status_code == 302
    assert f"letter.pdf ({SIZE}, scanned, no virus found)" in page(officer.get(page_of(record))).text("main")


def test_files_are_sent_to_the_api_as_a_form(officer, record):
    address = f"/api/v1/designation/{record.pk}/moves/record_test/"
    refused = officer.post(address, FINDING | {"attached": [files.sent("a.exe")]})
    assert refused.status_code == 400
    assert refused.json()["attached"][0]["message"].startswith("“a.exe” must be a PDF")
    assert officer.post(address, FINDING | {"attached": [files.sent("a.pdf"), files.sent("b.pdf")]}).status_code == 200
    assert {one.name for one in Attachment.objects.all()} == {"a.pdf", "b.pdf"}


@pytest.mark.clause("G-4.1-3")
def test_a_consent_is_not_recorded_without_a_copy_of_what_was_signed(officer, record):
    answers = {"signed_by": "A Person", "signatory_role": "Chair", "to_designation": "yes", "terms": "none"}
    answers |= {"consented_on": "2027-02-28"}
    drawn = page(officer.post(move_of(record, "record_consent"), answers), 422)
    assert drawn.errors() == [("Select the signed consent", "#id_attached")]
    officer.post(move_of(record, "record_consent"), answers | {"attached": [files.sent("consent.pdf")]})
    record.refresh_from_db()
    assert record.consent_signed_by == "A Person"
    assert "consent.pdf" in page(officer.get(record.get_absolute_url())).text("main")


def test_the_page_of_a_designation_takes_as_many_queries_with_many_files_as_with_one(
    officer, record, django_assert_num_queries
):
    send(officer, record, files.sent("a.pdf"))
    officer.get(record.get_absolute_url())
    with CaptureQueriesContext(connection) as for_one:
        officer.get(record.get_absolute_url())
    queries = len(for_one)
    for test in ("body_corporate", "not_public", "not_crown"):
        send(officer, record, files.sent("b.pdf"), files.sent("c.pdf"), test=test)
    with django_assert_num_queries(queries):
        officer.get(record.get_absolute_url())
