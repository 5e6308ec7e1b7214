"""The steps of a life before its plan: designation, delivery plan, progress report, and what was heard."""

from collections.abc import Callable
from datetime import date, timedelta

from tests.browser.person import Person, today
from tests.factories.files import PDF

Enter = Callable[..., Person]

NOTICE = "https://www.gov.uk/government/publications/designated-employer-representative-bodies"
TERMS = "Terms and conditions of designation"
BODY, PLACE = "Dorset Chamber of Commerce and Industry", "Dorset"
TESTS = {
    "Body corporate": "Its entry at Companies House was read: a company limited by guarantee.",
    "Not a servant": "Its articles were read: it acts for no department.",
    "No members": "Its members and directors are elected by the membership alone.",
    "Not a public": "It has no functions of a public nature.",
    "Capable": "The work plan, the staffing and the budget were read.",
    "Effective": "The reports of two earlier projects were read.",
    "Impartial": "The policy on conflicts of interest and the register were read.",
    "Representative": "Its members were set beside the business counts of the area.",
    "Consent": "The letter of consent was read.",
}
EMPLOYER = "Fell View Joinery"
SKILL = "Fit and set up air source heat pumps in old stone houses"


def propose(officer: Person) -> str:
    """Propose a body for an area without one, record each test and the consent; return the page's address."""
    officer.go("/designations/areas/")
    officer.follow(f"Propose a body for {PLACE}")
    officer.pick("Body", BODY)
    officer.choose("Edition of the guidance", "Statutory guidance of August 2022")
    officer.press("Propose a body")
    address = officer.page.url
    for test, evidence in TESTS.items():
        officer.follow(test)
        officer.choose("Finding", "Met")
        officer.fill("Evidence", evidence)
        officer.press("Record the finding")
    officer.press("Record the body's consent")
    officer.day("Date of the consent", today() - timedelta(days=1))
    officer.fill("Signed by", "Chief executive")
    officer.fill("Role of the person who signed", "Chief executive")
    officer.page.get_by_role("checkbox", name="The body consents to being designated").check()
    officer.choose("Terms and conditions that the consent names", TERMS)
    officer.field("Signed consent").set_input_files({"name": "consent.pdf", "mimeType": "", "buffer": PDF})
    officer.press("Record the body's consent")
    officer.see("Signed by Chief executive", "consent.pdf", *TESTS.values())
    return address


def designate(enter: Enter) -> None:
    """Designate a body for an area: nine tests, its consent, the decision, the notification and the notice."""
    officer, decider, publisher = enter("case-officer"), enter("decision-maker"), enter("publisher")
    address, begins = propose(officer), today() + timedelta(days=10)

    decider.go(address)
    decider.press("Agree to designate the body")
    decider.day("Effective date", begins)
    decider.choose("Terms and conditions of the designation", TERMS)
    decider.press("Agree to designate the body")
    decider.see("Notice, as drafted")

    officer.go(address)
    officer.press("Record that the body was notified")
    officer.day("Date of notification", today())
    officer.fill("Recipient", "Chief executive")
    officer.fill("How it was sent", "By e-mail, acknowledged the same day.")
    officer.press("Record that the body was notified")

    publisher.go(address)
    publisher.press("Record that the notice is published")
    publisher.day("Date of publication", today())
    publisher.fill("Address of the notice on GOV.UK", NOTICE)
    publisher.press("Record that the notice is published")
    publisher.see("Designated", "Delivery plan", in_words(begins + timedelta(days=28)), "Progress report 1")
    publisher.see(in_words(begins + timedelta(days=42)))

    anybody = enter()
    anybody.go("/designations/")
    anybody.see(BODY)
    anybody.follow(PLACE)
    anybody.see(BODY, in_words(begins))


def plan_the_work(enter: Enter) -> None:
    """Write and submit a delivery plan; the department approves it."""
    lead, officer = enter("erb-lead"), enter("case-officer")
    lead.follow("Begin a delivery plan for Cumbria")
    lead.press("Begin a delivery plan")
    address = lead.page.url
    lead.follow("Dates and engagement")
    lead.day("First day of the work", today())
    lead.day("Last day of the work", today() + timedelta(days=600))
    lead.fill("How will you engage employers?", "A survey in two rounds, and roundtables in four towns.")
    lead.fill("How will you engage small firms and employers without a strong voice?", "Evening calls and visits.")
    lead.fill("How will you engage providers?", "A working group with the colleges and the university.")
    lead.fill("How will you engage other stakeholders?", "Quarterly meetings with both councils and Jobcentre Plus.")
    lead.press("Save the draft")
    _set_the_work_out(lead)
    lead.see("A survey in two rounds", "£160,000")
    lead.make("Submit the delivery plan")

    officer.go(address)
    officer.make("Approve the delivery plan")
    officer.see("Approved", "£120,000")
    lead.go(address)
    lead.see("Approved", "Met in time")


def _set_the_work_out(lead: Person) -> None:
    """Write packages, a milestone, a target, a risk and the funding."""
    for title, stage, first, last in (("Hear employers", "Stage A", 0, 90), ("First review", "Review", 400, 600)):
        _add(lead, "Work packages", "Add a work package")
        lead.fill("Title", title)
        lead.choose("Stage", stage)
        lead.day("First day", today() + timedelta(days=first))
        lead.day("Last day", today() + timedelta(days=last))
        lead.fill("Owner (optional)", "Lead officer")
        _save(lead)
    _add(lead, "Milestones", "Add a milestone")
    lead.fill("Title", "Survey closed")
    lead.select("Work package", "WP1 Hear employers")
    lead.day("Due on", today() + timedelta(days=20))
    _save(lead)
    _add(lead, "Engagement targets", "Add an engagement target")
    lead.choose("Who", "Employers")
    lead.fill("How many organisations", "40")
    lead.day("By", today() + timedelta(days=90))
    _save(lead)
    _add(lead, "Risks", "Add a risk")
    lead.fill("Risk", "Small firms answer late")
    lead.choose("How likely is it?", "High")
    lead.choose("How serious would it be?", "Medium")
    lead.fill("What do you do about it? (optional)", "Visits together with the councils.")
    lead.fill("Owner (optional)", "Lead officer")
    _save(lead)
    year = today().year if today().month >= 4 else today().year - 1
    for purpose, amount in (("Develop the plan", "120,000"), ("Keep it under review", "40000")):
        _add(lead, "Funding", "Add a line of funding")
        lead.choose("What is it for?", purpose)
        lead.select("Financial year", f"{year} to {year + 1}")
        lead.select("Heading", "Staff")
        lead.fill("Estimate", amount)
        _save(lead)


def _add(lead: Person, part: str, button: str) -> None:
    lead.follow(part)
    lead.press(button)


def _save(lead: Person) -> None:
    lead.press("Save")
    lead.follow("Go back to the list of tasks")


def report_progress(enter: Enter) -> None:
    """Write and submit the first progress report."""
    lead = enter("erb-lead")
    lead.follow("Progress report 1")
    lead.see("Next milestones", "M1 Survey closed", "Small firms answer late")
    lead.choose("How does the work stand against the delivery plan?", "Green")
    lead.fill("Anything else about your progress (optional)", "Forty firms have answered the survey.")
    lead.press("Send the report to the department")
    lead.see("Submitted", "Met in time", "Forty firms", "No action needed")


def listen(enter: Enter) -> None:
    """Record who was heard, a new employer and a provider that exists, and the skills need heard there."""
    editor = enter("erb-editor")
    editor.follow("Record an engagement for Cumbria")
    editor.fill("Title", "Interview about heat pumps")
    editor.day("Date", today())
    editor.choose("Method", "Interview")
    editor.choose("Depth", "In depth")
    editor.choose("Stage", "Stage A")
    editor.fill("New employer", EMPLOYER)
    editor.select("Size of the new employer", "Micro: fewer than 10 people")
    editor.fill("Role of the person who spoke for the new employer", "Owner")
    editor.pick("Providers", "KENDAL COLLEGE")
    editor.press("Record an engagement")
    editor.see("Interview about heat pumps", EMPLOYER, "Kendal College")

    editor.follow("Record a skills need heard here")
    editor.fill("Skill", SKILL)
    editor.see("heat pumps")  # where it was heard is chosen already
    editor.select("Occupational route", "Construction & Built Environment")
    editor.select("Pathway", "Construction & Built Environment: Building Services Engineering")
    editor.select("Lowest level", "Level 3")
    editor.select("Highest level", "Level 4")
    editor.pick("Occupations (SOC 2020)", "5315")
    editor.choose("When is it needed?", "Now")
    editor.fill("How many people are needed", "40")
    editor.press("Record a skills need")
    editor.see(SKILL, "5315", "Building Services Engineering", "Interview about heat pumps")


def in_words(day: date) -> str:
    """Return a day as the portal writes it."""
    return f"{day.day} {day:%B %Y}"
