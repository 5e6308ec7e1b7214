"""Asking authorities for their statements, and recording them or their absence."""

from datetime import date
from typing import Any

from django.db import transaction

from lifecycle import clock, history
from lifecycle.engine import run
from lifecycle.models import Entry
from plans.content import text_digest
from plans.models import AuthorityStatement, Version
from plans.services.organisations import open_people_of
from reference.models import Authority


def new_statement(version: Version) -> AuthorityStatement:
    """Return an unsaved statement on a version."""
    return AuthorityStatement(
        version=version, chain=version.chain, edition=version.edition, demonstration=version.demonstration
    )


def request_statement(
    statement: AuthorityStatement, *, by: Any, authority: Authority, reply_by: date | None = None
) -> Entry:
    """Ask an authority for its statement on a version; its people can read the version from then on."""
    with transaction.atomic():
        history.lock(statement.chain)
        scope = open_people_of(authority)
        facts = {"authority": authority, "scope": scope, "requested_on": clock.today(), "reply_by": reply_by}
        return run(statement, "request", by=by, facts=facts)


def give_statement(
    statement: AuthorityStatement,
    *,
    by: Any,
    engaged: bool,
    had_opportunity: bool,
    signatory_name: str,
    signatory_role: str,
    views: str = "",
) -> Entry:
    """Record an authority's statement with what lay before it (guidance 3.5 and 6.4)."""
    with transaction.atomic():
        history.lock(statement.chain)
        facts = {
            "engaged": engaged,
            "had_opportunity": had_opportunity,
            "views": views,
            "signatory_name": signatory_name,
            "signatory_role": signatory_role,
            "given_on": clock.today(),
            "saw": _seen(statement.version),
        }
        return run(statement, "give", by=by, facts=facts)


def _seen(version: Version) -> dict[str, Any]:
    """Return what lies before an authority: the revision of each section and the digest of the whole text."""
    revisions = dict(version.sections.order_by("position").values_list("key", "revision"))
    return {"revisions": revisions, "sha256": text_digest(version)}


def record_silence(statement: AuthorityStatement, *, by: Any, note: str) -> Entry:
    """Record what the ERB tried, and when, to get a statement that did not come."""
    return run(statement, "record_silence", by=by, facts={"silence_account": note.strip()}, note=note)
