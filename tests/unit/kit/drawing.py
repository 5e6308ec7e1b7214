"""A piece of HTML that was drawn, and the questions that tests ask of it."""

import html5lib


class Drawn:
    """A piece of HTML that was drawn, as a tree."""

    def __init__(self, html):
        self.html = html
        self.tree = html5lib.parse(html, namespaceHTMLElements=False)

    def all(self, tag="*", **attributes):
        """Return the elements of a tag whose attributes have these values; `class_` is one of its classes."""
        return [node for node in self.tree.iter(tag if tag != "*" else None) if matches(node, attributes)]

    def one(self, tag="*", **attributes):
        """Return the only such element."""
        found = self.all(tag, **attributes)
        assert len(found) == 1, f"{len(found)} elements {tag} {attributes}"
        return found[0]

    def text(self, tag="*", **attributes):
        """Return the words of the only such element."""
        return words(self.one(tag, **attributes))

    def labels(self):
        """Return the words of each label by the id that it is for."""
        return {label.get("for"): words(label) for label in self.all("label")}

    def errors(self):
        """Return the lines of the error summary as (words, href)."""
        lists = self.all("ul", class_="govuk-error-summary__list")
        return [(words(item), link(item)) for items in lists for item in items]

    def description(self, node):
        """Return the words of everything that an element says describes it."""
        return " ".join(self.text(id=name) for name in node.get("aria-describedby", "").split())

    def loose_ends(self):
        """Return ids that are used twice, and references to ids that do not exist."""
        ids = [node.get("id") for node in self.tree.iter() if node.get("id")]
        referred = [name for node in self.tree.iter() for key in REFERENCES for name in (node.get(key) or "").split()]
        links = [node.get("href")[1:] for node in self.all("a") if node.get("href", "").startswith("#")]
        return sorted({one for one in ids if ids.count(one) > 1} | (set(referred + links) - set(ids)))


REFERENCES = ("for", "aria-describedby", "aria-labelledby")


def matches(node, attributes):
    classes = (node.get("class") or "").split()
    return isinstance(node.tag, str) and all(
        value in classes if key == "class_" else node.get(key.replace("_", "-")) == value
        for key, value in attributes.items()
    )


def words(node):
    return " ".join("".join(node.itertext()).split())


def link(item):
    anchor = item.find("a")
    return None if anchor is None else anchor.get("href")
