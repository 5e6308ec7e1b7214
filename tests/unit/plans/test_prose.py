"""The text of sections: what is typed comes back, what is hostile stays harmless, what does not fit is refused."""

import json

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from plans import prose

TYPED = st.text(alphabet=st.sampled_from('ab#- \\\n\t\r"<&é'), max_size=60) | st.text(max_size=60)


def saying(text):
    """A document of one paragraph with one text."""
    return {"type": "doc", "content": [{"type": "paragraph", "content": [{"type": "text", "text": text}]}]}


@given(TYPED)
@example("\\# not a heading")
@example("- a\n  - b\n  # c")
def test_a_document_read_from_plain_text_is_read_again_from_its_own_plain_form(text):
    doc = prose.from_plain_text(text)
    plain = prose.to_plain_text(doc)
    assert prose.from_plain_text(plain) == doc
    assert prose.to_plain_text(prose.from_plain_text(plain)) == plain


@given(TYPED)
def test_no_word_that_was_typed_is_lost(text):
    wanted = [word for word in text.expandtabs(4).split() if word.strip("#-\\")]
    held = prose.to_plain_text(prose.from_plain_text(text)).split()
    assert [word.lstrip("\\") for word in held if word.strip("#-\\")] == [word.lstrip("\\") for word in wanted]


@given(st.text(alphabet=st.characters(exclude_categories=["Cc", "Cs", "Cn"]), max_size=60))
def test_what_plain_text_describes_fits_the_schema_unchanged(text):
    doc = prose.from_plain_text(text)
    assert prose.validate(doc) == doc
    assert prose.validate(json.loads(json.dumps(doc))) == doc


def test_the_three_conventions_make_paragraphs_headings_and_lists():
    html = prose.to_html(prose.from_plain_text("# Why\n\nOne line\nand a second.\n\n- first\n- second\n  goes on"))
    assert str(html) == (
        '<h4 class="govuk-heading-s">Why</h4>\n'
        '<p class="govuk-body">One line<br>and a second.</p>\n'
        '<ul class="govuk-list govuk-list--bullet"><li>first</li><li>second<br>goes on</li></ul>'
    )


@pytest.mark.parametrize(
    "hostile", ["<script>alert(1)</script>", '"><img src=x onerror=alert(1)>', "</p></main>", "javascript:alert(1)"]
)
@pytest.mark.parametrize("sign", ["", "# ", "- "])
def test_hostile_text_is_escaped_wherever_it_stands(hostile, sign):
    html = str(prose.to_html(prose.from_plain_text(sign + hostile)))
    inside = html.replace('class="govuk-heading-s"', "").replace('class="govuk-body"', "")
    assert "<script" not in html
    assert "<img" not in html
    assert html.count("</p>") <= 1
    assert "onerror" not in inside or "&lt;img" in inside


@pytest.mark.parametrize(
    ("wrong", "reason"),
    [
        (None, "must be a node with a type"),
        ([], "must be a node with a type"),
        ({"type": "paragraph"}, "type “doc”"),
        ({"type": "doc", "content": "text"}, "must hold a list of nodes"),
        ({"type": "doc", "content": [{"type": "script"}]}, "Unknown node type"),
        ({"type": "doc", "content": [{"type": "list_item"}]}, "does not fit the schema"),
        ({"type": "doc", "content": [{"type": "heading", "attrs": {"level": 9}}]}, "must be 1, 2 or 3"),
        ({"type": "doc", "content": [{"type": "heading", "attrs": {"onclick": "x"}}]}, "does not know"),
        ({"type": "doc", "content": [{"type": "paragraph", "html": "<b>"}]}, "does not know: html"),
        (saying(""), "without characters"),
        (saying("a\x00"), "control character"),
        (saying("a\nb"), "a line feed"),
        (saying(7), "without characters"),
    ],
)
def test_a_document_that_does_not_fit_is_refused_with_the_reason(wrong, reason):
    with pytest.raises(prose.ProseError, match=reason):
        prose.validate(wrong)


def test_a_document_that_is_too_deep_or_too_long_is_refused():
    deep = {"type": "paragraph"}
    for _ in range(50):
        deep = {"type": "bullet_list", "content": [deep]}
    with pytest.raises(prose.ProseError, match="levels deep"):
        prose.validate({"type": "doc", "content": [deep]})
    with pytest.raises(prose.ProseError, match="100,000 characters or fewer"):
        prose.validate(prose.from_plain_text("a" * 100_001))


def test_words_are_counted_across_blocks_and_an_empty_document_has_none():
    assert prose.words(prose.from_plain_text("# One\n\ntwo three\n- four")) == 4
    assert prose.is_empty(prose.empty())
    assert prose.is_empty(prose.from_plain_text(" \n\n "))
    assert not prose.is_empty(prose.from_plain_text("a"))
