"""Shows that record fields offer and take only the records they are bounded to."""

import pytest
from django.contrib.auth.models import Group

from lsip_portal.kit.forms import (
    GovukForm,
    RecordAutocompleteField,
    RecordRadiosField,
    RecordsAutocompleteField,
    RecordsCheckboxesField,
    RecordSelectField,
    TextField,
)

ONE = [RecordRadiosField, RecordSelectField, RecordAutocompleteField]
MANY = [RecordsCheckboxesField, RecordsAutocompleteField]
ODD = [
    "x",
    "-1",
    "1.5",
    "9" * 30,
    9**30,
    "\x00",
    "1\x00",
    "\ud800",
    "x" * 5000,
    "<script>",
    {"pk": 1},
    True,
]

pytestmark = pytest.mark.django_db


@pytest.fixture
def groups():
    return [Group.objects.create(name=name) for name in ("North", "South & <b>", "Secret")]


def bounded(kind):
    return kind(label="Group", records=lambda: Group.objects.exclude(name="Secret").order_by("pk"))


@pytest.mark.parametrize("kind", ONE)
def test_a_record_within_the_bound_is_taken(kind, groups, taken):
    assert taken(bounded(kind), str(groups[0].pk)) == groups[0]
    assert taken(bounded(kind), groups[1].pk) == groups[1]


@pytest.mark.parametrize("kind", ONE)
def test_a_record_outside_the_bound_and_what_is_no_key_are_refused_alike(kind, groups, refused):
    for odd in [str(groups[2].pk), [str(groups[0].pk)], *ODD]:
        assert refused(bounded(kind), odd) == ["Group must be one of the options"], odd


@pytest.mark.parametrize("kind", MANY)
def test_several_records_within_the_bound_are_taken(kind, groups, taken):
    assert list(taken(bounded(kind), [str(groups[0].pk), groups[1].pk])) == groups[:2]


@pytest.mark.parametrize("kind", MANY)
def test_several_records_are_refused_when_one_is_outside_the_bound_or_no_key(kind, groups, refused):
    for odd in [str(groups[2].pk), *ODD]:
        assert refused(bounded(kind), [str(groups[0].pk), odd]) == ["Group must be one of the options"], odd
    assert refused(bounded(kind), str(groups[0].pk)) == ["Group must be one of the options"]


@pytest.mark.parametrize("kind", ONE + MANY)
def test_a_record_may_be_required(kind, groups, refused):
    assert refused(bounded(kind), "" if kind in ONE else []) == ["Select the group"]


@pytest.mark.parametrize("kind", ONE + MANY)
def test_the_records_are_drawn_as_options_and_the_chosen_one_is_kept(kind, groups, form_with, drawn):
    chosen = str(groups[1].pk)
    page = drawn(form_with(bounded(kind))({"it": chosen if kind in ONE else [chosen]}))
    marked = [node.get("value") for node in page.tree.iter() if {"checked", "selected"} & set(node.attrib)]
    offered = [node.get("value") for node in page.tree.iter() if node.tag in ("option", "input") and node.get("value")]
    assert marked == [chosen]
    assert offered == [str(group.pk) for group in groups[:2]]
    assert "South &amp; &lt;b&gt;" in page.html
    assert "Secret" not in page.html


def test_a_stored_record_is_shown(groups, form_with, drawn):
    page = drawn(form_with(bounded(RecordRadiosField))(initial={"it": groups[0]}))
    assert [node.get("value") for node in page.all("input") if "checked" in node.attrib] == [str(groups[0].pk)]


def test_the_bound_is_asked_for_when_a_form_is_made_and_not_before(groups, django_assert_num_queries):
    with django_assert_num_queries(0):
        form_class = type("GroupForm", (GovukForm,), {"it": bounded(RecordSelectField)})
    Group.objects.filter(pk=groups[0].pk).delete()
    assert [value for value, _ in form_class().fields["it"].choices] == [groups[1].pk]


class LimitedForm(GovukForm):
    it = RecordSelectField(label="Group", label_of=lambda group: group.name.upper())
    note = TextField(label="Note", required=False)


def test_without_a_bound_nothing_may_be_chosen(groups, drawn):
    form = LimitedForm({"it": str(groups[0].pk)})
    assert form.errors["it"] == ["Group must be one of the options"]
    assert [option.get("value") for option in drawn(form).all("option")] == [""]


def test_a_form_may_be_limited_for_one_person_without_touching_the_next(groups, drawn):
    mine, yours = LimitedForm({"it": str(groups[0].pk)}), LimitedForm({"it": str(groups[0].pk)})
    mine.limit(it=Group.objects.filter(pk=groups[0].pk))
    assert mine.is_valid()
    assert [option.text.strip() for option in drawn(mine).all("option")] == ["Select an option", "NORTH"]
    assert not yours.is_valid()


def test_only_a_record_field_can_be_limited(groups):
    with pytest.raises(TypeError, match="note"):
        LimitedForm().limit(note=Group.objects.all())


def test_records_may_be_found_by_another_field_than_their_key(form_with):
    field = RecordSelectField(label="Group", records=Group.objects.all, to_field_name="name")
    Group.objects.create(name="East")
    assert form_with(field)({"it": "East"}).is_valid()
    for odd in ("West", "x" * 151, "\x00"):
        assert form_with(field)({"it": odd}).errors["it"] == ["Group must be one of the options"]
