"""The pages of providers: finding one, answering the questions, and reading which duties follow."""

import pytest
from django.urls import reverse

from accounts.models import Scope
from accounts.roles import AUDITOR, CASE_OFFICER, ERB_VIEWER
from engagement.models import ProviderProfile
from lsip_portal import wiring
from lsip_portal.kit.names import display_name
from reference.models import Provider
from tests.factories import engagement as make
from tests.factories.accounts import holder, person
from tests.factories.designations import area as another_area
from tests.factories.designations import designated
from tests.pages.delivery_steps import visit
from tests.pages.engagement_steps import answers, at, training_provider
from tests.reference_fixture import (  # noqa: F401
    _reference_of_module,
    _reference_tables,
    reference_data,
    reference_folder,
)

pytestmark = pytest.mark.usefixtures("reference_data")
ITP = "independent_training_provider"


@pytest.fixture
def designation():
    return designated()


@pytest.fixture
def editor(designation):
    return make.editor_of(designation)


# Finding a provider


@pytest.mark.clause("G-1.4-2")
def test_providers_are_found_by_name_number_and_type(client):
    who, confirmed = person(), make.provider("designated_institution")
    address = reverse("providers")
    page = visit(client, who, f"{address}?kind=designated_institution")
    assert "1 provider" in page.words and display_name(confirmed.name) in page.words
    page = visit(client, who, f"{address}?q={confirmed.provider.ukprn}")
    assert "1 provider" in page.words
    page = visit(client, who, f"{address}?q=blackpool&kind=fe_college")
    assert "Blackpool and the Fylde College" in page.words
    page = visit(client, who, f"{address}?q=blackpool&kind={ITP}")
    assert "Blackpool and the Fylde College" not in page.words
    assert "No provider matches." in visit(client, who, f"{address}?q=no+such+provider").words


def test_a_type_that_nobody_confirmed_is_marked(client):
    organisation = make.provider()
    address = f"{reverse('providers')}?q={organisation.provider.ukprn}"
    assert "Not known Not confirmed" in visit(client, person(), address).words
    make.describe(organisation, "fe_college")
    page = visit(client, person(), address)
    assert "Further education college" in page.words and "Not confirmed" not in page.text("table")
    assert "No provider matches." in visit(client, person(), f"{address}&kind=unknown").words


def test_the_list_is_shown_in_pages_that_keep_the_search(client):
    page = visit(client, person(), f"{reverse('providers')}?q=college")
    following = [link.get("href") for link in page.all("a") if "page=2" in (link.get("href") or "")]
    assert following[0] == "?q=college&kind=&page=2"
    assert visit(client, person(), reverse("providers") + following[0]).status == 200


@pytest.mark.parametrize(("query", "field"), [("kind=nonsense", "kind"), ("q=" + "x" * 101, "q"), ("q=%00", "q")])
def test_a_search_that_is_wrong_is_refused_and_everything_is_listed(client, query, field):
    page = visit(client, person(), f"{reverse('providers')}?{query}")
    assert (page.status, list(page.refusals)) == (422, [field])
    assert page.all("table")


def test_provider_pages_are_for_people_who_signed_in(client):
    organisation = make.provider("fe_college")
    for address in (reverse("providers"), at("provider", organisation), at("provider_describe", organisation)):
        assert client.get(address).status_code == 302
    client.force_login(person())
    assert client.get(at("provider", organisation)).status_code == 200
    assert client.get("/providers/12345678/").status_code == 404


# Duties


def with_provision(designation, kind, **more):
    organisation = make.provider(kind, **more)
    make.provision(organisation, designation.area)
    make.decision(designation, organisation)
    return organisation


@pytest.mark.clause("G-1.1-2", "G-1.4-2", "A-1(3)-1")
def test_the_page_shows_each_duty_with_its_source_for_each_area(client, designation, monkeypatch):
    organisation = with_provision(designation, ITP)
    make.provision(organisation, another_area("Elsewhere"))
    monkeypatch.setattr(wiring, "ANSWERS", {})
    page = visit(client, make.lead_of(organisation), at("provider", organisation))
    assert f"{designation.area} Subject to the duties" in page.words
    assert "Elsewhere Not known yet" in page.words
    assert "Co-operate in developing the plan." in page.words and "(Act s.1(3); guidance 3.4.1)" in page.words
    assert "Have regard to the plan" not in page.words
    monkeypatch.setattr(wiring, "ANSWERS", {"plan_in_force": lambda area, on: True})
    page = visit(client, make.lead_of(organisation), at("provider", organisation))
    assert "Co-operate in reviewing the plan." in page.words and "Have regard to the plan." in page.words
    assert "developing the plan" not in page.words


@pytest.mark.clause("G-1.4-4")
@pytest.mark.parametrize("kind", ["school", "academy_16_19", "local_authority"])
def test_a_type_outside_the_duties_can_contribute_and_is_labelled(client, designation, kind):
    organisation = with_provision(designation, kind)
    page = visit(client, make.lead_of(organisation), at("provider", organisation))
    assert "Not subject to the duties: its type is" in page.words
    assert "Co-operate" not in page.words
    assert page.buttons["Add provision"] is True
    assert "Co-operate" in visit(client, person(), at("provider", with_provision(designation, ITP))).words


@pytest.mark.clause("G-fn3-1", "G-1.5-7")
def test_a_sixth_form_college_without_provision_is_told_why_it_has_no_task(client):
    academic, technical = make.provider("sixth_form_college", technical=False), make.provider("sixth_form_college")
    page = visit(client, person(), at("provider", academic))
    assert "Not subject to the duties: it offers academic qualifications only." in page.words
    page = visit(client, person(), at("provider", technical))
    assert "Not subject" not in page.words and "No duty is shown for any area" in page.words


@pytest.mark.clause("G-fn8-1")
@pytest.mark.parametrize(
    ("kind", "shown"), [("fe_college", True), (ITP, False), ("higher_education_institution", False)]
)
def test_the_local_needs_review_is_shown_to_three_types(client, kind, shown):
    page = visit(client, person(), at("provider", make.provider(kind)))
    assert ("Review how well provision meets local needs" in page.words) is shown


def test_an_unknown_type_is_asked_for(client):
    page = visit(client, person(), at("provider", make.provider()))
    assert "Not known yet: nobody has said what type of provider it is." in page.words
    assert "it is asked for and not guessed" in page.words
    untouched = make.published_provider()
    assert visit(client, person(), reverse("provider", args=[untouched.ukprn])).status == 200


@pytest.mark.clause("G-1.7-4")
def test_an_institute_links_to_its_members_and_they_to_it(client, designation):
    college = with_provision(designation, "fe_college")
    institute = make.provider()
    make.describe(institute, "institute_of_technology", members=[college.provider])
    for one, other in ((institute, college), (college, institute)):
        links = [link.get("href") for link in visit(client, person(), at("provider", one)).all("a")]
        assert at("provider", other) in links


@pytest.mark.clause("A-1(1)-1", "A-1(2)-1")
def test_the_api_gives_the_duties_with_facts_and_sources(client, designation):
    organisation = with_provision(designation, "fe_college")
    client.force_login(person())
    told = client.get(f"/api/v1/provider-duties/{organisation.provider.ukprn}/").json()
    [status] = told["areas"]
    assert (told["type"], status["subject"], status["demonstration"]) == ("fe_college", True, False)
    assert {fact["element"] for fact in status["facts"]} == {
        "A relevant provider", "English-funded technical provision after 16 in the area", "Material to the area",
    }  # fmt: skip
    assert told["local_needs_review"]["key"] == "local_needs_review"
    assert client.get("/api/v1/provider-duties/10000000/").status_code == 404


def test_what_is_invented_about_a_provider_says_so(client):
    designation = designated(demonstration=True)
    organisation = with_provision(designation, "fe_college", demonstration=True)
    page = visit(client, person(), at("provider", organisation))
    assert page.all(class_="portal-demonstration-label")
    told = client.get(f"/api/v1/provider-duties/{organisation.provider.ukprn}/").json()
    assert told["areas"][0]["demonstration"] is True


# Answering the questions


@pytest.mark.clause("G-fn1-1", "G-fn2-1")
def test_each_type_is_explained_and_kept_apart_from_its_neighbours(client, editor):
    page = visit(client, editor, at("provider_describe", make.provider()))
    labels = {words: node for node, words in page.labels().items()}
    for name, meaning in {
        "Sixth form college": "run by a sixth form college corporation",
        "Designated institution": "section 28 of the Further and Higher Education Act 1992",
    }.items():
        assert meaning in page.description(page.one(id=labels[name]))
    assert {"16 to 19 academy", "Further education college"} <= set(labels)


@pytest.mark.parametrize("who", ["provider", "editor", "case officer"])
def test_the_provider_a_body_and_a_case_officer_may_answer(client, editor, who):
    organisation = make.provider()
    people = {"provider": make.lead_of(organisation), "editor": editor, "case officer": holder(CASE_OFFICER)}
    page = visit(client, people[who], at("provider", organisation))
    merging = {"Record that it became part of another provider": True} if who == "case officer" else {}
    assert page.buttons == {"Answer the questions about this provider": True, "Add provision": True} | merging
    answer = client.post(at("provider_describe", organisation), answers("fe_college"))
    assert answer.url == at("provider", organisation)
    assert organisation.provider_profile.history.first().history_user == people[who]


def test_nobody_else_may_answer_or_add(client, designation):
    organisation = make.provider("fe_college")
    offer = make.provision(organisation, designation.area)
    strangers = (make.lead_of(make.provider()), holder(ERB_VIEWER, designation.scope), holder(AUDITOR), person())
    for who in strangers:
        assert visit(client, who, at("provider", organisation)).buttons == {}
        for address in (
            at("provider_describe", organisation),
            at("provision_add", organisation),
            at("provision_change", organisation, offer.pk),
        ):
            assert client.get(address).status_code == 403
            assert client.post(address, answers("school")).status_code == 403
    assert organisation.provider_profile.provider_type.key == "fe_college"


@pytest.mark.clause("G-1.4-2", "G-fn6-1")
@pytest.mark.parametrize(
    ("changed", "field"),
    [
        ({"provider_type": ""}, "provider_type"),
        ({"provider_type": "999999"}, "provider_type"),
        ({"technical": ""}, "technical"),
        ({"based_in_england": ""}, "based_in_england"),
        ({"based_in_england": "perhaps"}, "based_in_england"),
        ({"members": ["x"]}, "members"),
    ],
)
def test_the_questions_for_everybody_are_required(client, editor, changed, field):
    organisation = make.provider()
    page = visit(client, editor, at("provider_describe", organisation), answers("fe_college", **changed))
    assert (page.status, list(page.refusals)) == (422, [field])
    assert not ProviderProfile.objects.filter(organisation=organisation).exists()
    assert client.post(at("provider_describe", organisation), answers("fe_college")).status_code == 302


@pytest.mark.clause("G-fn6-1", "G-fn7-1", "A-4(1)-3")
@pytest.mark.parametrize(
    ("changed", "field"),
    [
        ({"active_in_england": ""}, "active_in_england"),
        ({"publicly_funded": ""}, "publicly_funded"),
        ({"inspected_by_ofsted": ""}, "inspected_by_ofsted"),
        ({"exclusions": []}, "exclusions"),
        ({"exclusions": ["none", "is_school"]}, "exclusions"),
        ({"exclusions": ["is_circus"]}, "exclusions"),
    ],
)
def test_a_training_provider_answers_its_own_questions_too(client, editor, changed, field):
    organisation = make.provider()
    page = visit(client, editor, at("provider_describe", organisation), training_provider(**changed))
    assert (page.status, list(page.refusals)) == (422, [field])
    client.post(at("provider_describe", organisation), training_provider(exclusions=["is_school", "is_he_provider"]))
    profile = ProviderProfile.objects.get(organisation=organisation)
    assert (profile.exclusions, profile.inspected_by_ofsted) == (["a school", "a higher education provider"], True)
    page = visit(client, editor, at("provider_describe", organisation))
    ticked = [box.get("value") for box in page.all("input", name="exclusions") if box.get("checked") is not None]
    assert ticked == ["is_school", "is_he_provider"]


def test_academic_only_is_refused_while_technical_provision_runs(client, designation, editor):
    organisation = make.provider("sixth_form_college")
    make.provision(organisation, designation.area)
    sent = answers("sixth_form_college", technical="no")
    page = visit(client, editor, at("provider_describe", organisation), sent)
    assert page.status == 422
    assert "Its provision “Welding” is technical." in page.refusals["technical"]


# Its people


def test_a_case_officer_invites_the_first_lead_of_a_provider_that_nobody_acts_for(client):
    officer, provider = holder(CASE_OFFICER), Provider.objects.exclude(organisation__isnull=False).first()
    address = reverse("provider", args=[provider.ukprn])
    assert visit(client, officer, address).buttons["Invite its first lead"]

    answer = client.post(reverse("provider_people", args=[provider.ukprn]))

    place = Scope.objects.get(organisation__provider=provider)
    assert answer.url == place.get_absolute_url()
    assert "Invite" in " ".join(visit(client, officer, answer.url).buttons)
    assert visit(client, officer, address).all("a", href=place.get_absolute_url())
    assert client.post(reverse("provider_people", args=[provider.ukprn])).url == answer.url
    assert Scope.objects.filter(organisation__provider=provider).count() == 1


@pytest.mark.parametrize("role", [AUDITOR, None])
def test_nobody_else_opens_the_place_of_a_providers_people(client, role):
    who, provider = holder(role) if role else person(), Provider.objects.exclude(organisation__isnull=False).first()
    assert "Invite its first lead" not in visit(client, who, reverse("provider", args=[provider.ukprn])).buttons

    assert client.post(reverse("provider_people", args=[provider.ukprn])).status_code == 403
    assert not Scope.objects.filter(organisation__provider=provider).exists()


def test_there_is_no_place_for_people_of_a_provider_that_is_not_there(client):
    client.force_login(holder(CASE_OFFICER))
    assert client.post(reverse("provider_people", args=[99999999])).status_code == 404
