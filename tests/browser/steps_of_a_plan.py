"""The steps of a life with its plan: writing it, the statements, approval, publication, and its readers."""

import subprocess
from datetime import date
from pathlib import Path

from tests.browser.person import Person, today
from tests.browser.portal import ROOT
from tests.browser.steps_to_a_plan import SKILL, Enter, in_words

SECTIONS = 13
RENDERING_SECONDS = 90
TITLE = "Cumbria local skills improvement plan"
PRIORITY = "Skills to warm old houses"
ACTION = "Open a short course on heat pumps in Kendal and Barrow."
VIEWS = "Both councils took part and ask for more teaching in the evening."
APPROVAL = "Every test of the Act is satisfied."


def text_of(title: str) -> str:
    """Return what is typed for a section: a heading, a paragraph and a list, in the marks of the plain form."""
    return f"# In short\n\n{title}: what employers in Cumbria said, and why it counts.\n\n- small firms\n- large ones"


def write(enter: Enter) -> None:
    """Write every section of the edition's template, a priority that cites the need, a change and an action."""
    editor = enter("erb-editor")
    editor.follow("Begin a plan for Cumbria")
    editor.day("First day of the plan's period", date(today().year, 9, 1))
    editor.day("Last day of the plan's period", date(today().year + 3, 8, 31))
    editor.press("Begin a plan")
    for _ in range(SECTIONS):
        editor.page.locator(".govuk-task-list__item", has_text="Not written yet").get_by_role("link").first.click()
        editor.page.wait_for_load_state("load")
        editor.examine()
        editor.fill("Text", text_of(editor.page.locator("h1").inner_text().splitlines()[-1]))
        editor.press("Save the section")
    assert editor.page.locator(".govuk-task-list__item", has_text="Not written yet").count() == 0
    add_priority(editor)
    add_change_and_action(editor)
    editor.see(PRIORITY, "Ready", ACTION)
    editor.follow("Read the plan as it stands")
    editor.see("what employers in Cumbria said", PRIORITY, SKILL, ACTION)


def add_priority(editor: Person) -> None:
    """Add a priority that cites the need."""
    editor.press("Add a priority")
    editor.fill("Code", "OP1")
    editor.fill("Title", PRIORITY)
    editor.choose("Kind", "Sector")
    editor.choose("Status", "Current")
    editor.fill("Outcome that employers want", "Fitters who can be sent out alone within a year.")
    editor.fill("Specific skills", "Survey, fit and set up heat pumps in solid-walled houses.")
    editor.pick("Occupations", "5315")
    editor.select("Lowest level", "Level 3")
    editor.select("Highest level", "Level 4")
    editor.pick("Evidence", "heat pumps")
    editor.press("Save")


def add_change_and_action(editor: Person) -> None:
    """Add a change for the priority, and an action of a provider that brings it about."""
    editor.press("Add a change")
    editor.fill("Code", "OP1.1")
    editor.select("Priority", f"OP1 {PRIORITY}")
    editor.choose("What kind of change is it?", "Start")
    editor.fill("What should change, or be kept?", "Short courses on heat pumps in the evening.")
    editor.press("Save")
    editor.press("Add an action")
    editor.fill("Code", "A1")
    editor.fill("Action", ACTION)
    editor.tick("OP1.1")
    editor.pick("Owner", "KENDAL COLLEGE")
    editor.choose("Status", "Agreed by its owner")
    editor.fill("How will it be seen?", "Starts on the short course")
    editor.choose("Kind of measure", "A number")
    editor.fill("Where it stands now", "0")
    editor.fill("Target", "60 starts")
    editor.day("Due by", date(today().year + 1, 8, 31))
    editor.press("Save")


def give_views(enter: Enter) -> None:
    """Ask the authority that covers the area; it is silent. The authority of a mayoral area gives its statement."""
    lead = enter("erb-lead")
    open_plan(lead)
    lead.press("Ask an authority for its statement")
    lead.choose("Authority", "Cumbria Combined Authority")
    lead.day("Answer wanted by", today())
    lead.press("Ask an authority for its statement")
    lead.press("Record that no statement came")
    lead.fill("What did you try, and when?", "Two letters and a call this week; the post is vacant.")
    lead.press("Record that no statement came")
    lead.see("Not given", "the post is vacant")

    signatory = enter("authority-signatory")
    signatory.follow("Statement of Greater Manchester Combined Authority")
    signatory.follow("Read the plan as it stands")
    signatory.page.go_back()
    signatory.press("Give the statement")
    signatory.choose("Was the authority engaged", "Yes")
    signatory.choose("Did it have the opportunity", "Yes")
    signatory.fill("Views of the authority", VIEWS)
    signatory.fill("Name of the signatory", "Director of skills")
    signatory.fill("Role of the signatory", "Director of skills")
    signatory.press("Give the statement")
    signatory.see("Given", VIEWS)


def submit(enter: Enter) -> None:
    """Submit the plan, and wait until a worker has made its PDF."""
    lead = enter("erb-lead")
    open_plan(lead)
    lead.make("Submit to the department")
    lead.see("PDF of what was submitted")
    made = lead.page.locator(".govuk-summary-list__row", has_text="PDF of what was submitted").get_by_text("Done")
    for _ in range(RENDERING_SECONDS):
        if made.count():
            return
        lead.page.wait_for_timeout(1000)
        lead.page.reload()
    raise AssertionError(f"The PDF was not made within {RENDERING_SECONDS} seconds.")


def decide(enter: Enter) -> None:
    """Record a finding on each test; the decision for the Secretary of State; the publication."""
    assessor, decider, publisher = enter("assessor"), enter("decision-maker"), enter("publisher")
    assessor.go("/nation/")
    assessor.follow("Plan: being assessed in Cumbria")
    case = assessor.page.url
    tests = assessor.page.locator("table a[href*='/tests/']", has_text="evidence and finding")
    for href in dict.fromkeys(link.get_attribute("href") for link in tests.all()):
        assessor.go(href)
        assessor.choose("Is the test satisfied?", "Satisfied")
        assessor.fill("Reasons", "The plan and its annex were read against this test.")
        assessor.press("Record the finding")
    assessor.go(case)
    assessor.make("Send to the decision maker")

    decider.go(case)
    decider.press("Approve the plan")
    decider.fill("Reasons for the decision", APPROVAL)
    decider.press("Approve the plan")
    decider.see("Approved for the Secretary of State", APPROVAL)

    publisher.go(case)
    publisher.press("Record the publication")
    publisher.day("Day of publication", today())
    publisher.fill("Address on GOV.UK", "https://www.gov.uk/government/publications/a-plan-for-cumbria")
    publisher.press("Record the publication")
    publisher.see("Published", in_words(today()))


def read(enter: Enter, folder: Path) -> None:
    """Read the plan without signing in, as a page and as a PDF; the ERB reads when its review is due."""
    reader = enter()
    reader.go("/plans/")
    reader.follow("Cumbria")
    assert TITLE in reader.title()
    reader.see("Demonstration", "In force", PRIORITY, SKILL, ACTION, "Kendal College", "the post is vacant")
    link = reader.page.get_by_role("link", name="The plan as a tagged PDF").get_attribute("href")
    answer = reader.context.request.get(link)
    assert (answer.status, answer.headers["content-type"]) == (200, "application/pdf")
    pdf = folder / "plan.pdf"
    pdf.write_bytes(answer.body())
    assert_accessible(pdf)

    lead = enter("erb-lead")
    on = today()
    review = on.replace(year=on.year + 1, day=28 if (on.month, on.day) == (2, 29) else on.day)
    lead.see("Annual review", in_words(review))


def assert_accessible(pdf: Path) -> None:
    """Let veraPDF judge a file against PDF/UA-1; a tool that is missing is a failure."""
    command = [ROOT / "tools" / "verify-pdf" / "run.sh", "-s", "ua1", pdf]
    done = subprocess.run(command, capture_output=True, text=True, timeout=120, check=False)
    assert done.returncode == 0, f"{done.stdout}\n{done.stderr}"


def open_plan(person: Person) -> None:
    """Go to the plan of Cumbria that is in work."""
    person.go("/home/")
    person.follow(TITLE)
