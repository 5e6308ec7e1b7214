"""The roles, declared once: who may do what is said in these words everywhere."""

from dataclasses import dataclass

from django.db.models import TextChoices


class ScopeKind(TextChoices):
    """Where a role may be held."""

    DESIGNATION = "designation", "Designation"
    PROVIDER = "provider", "Provider"
    AUTHORITY = "authority", "Authority"
    NATION = "nation", "England"


@dataclass(frozen=True)
class Role:
    """A role, held in scopes of one kind."""

    name: str
    label: str
    scope: ScopeKind
    # Whoever decides, publishes or administers signs in with two factors.
    second_factor: bool = False

    @property
    def permission(self) -> str:
        """The codename of the object permission that stands for the role."""
        return f"act_as_{self.name}"

    @property
    def title(self) -> str:
        """The role as it stands by itself, in a list or a form: "Editor of the ERB"."""
        name = self.label.removeprefix("the ").removeprefix("an ").removeprefix("a ")
        return name[0].upper() + name[1:]

    @property
    def demonstration_address(self) -> str:
        """The address of the account that shows the role in a demonstration."""
        return f"{self.name.replace('_', '-')}@example.org"

    def __str__(self) -> str:
        return self.label


ERB_LEAD = Role("erb_lead", "the ERB's lead", ScopeKind.DESIGNATION)
ERB_EDITOR = Role("erb_editor", "an editor of the ERB", ScopeKind.DESIGNATION)
ERB_VIEWER = Role("erb_viewer", "a viewer of the ERB", ScopeKind.DESIGNATION)
PROVIDER_LEAD = Role("provider_lead", "the provider's lead", ScopeKind.PROVIDER)
PROVIDER_CONTRIBUTOR = Role("provider_contributor", "a contributor of the provider", ScopeKind.PROVIDER)
AUTHORITY_OFFICER = Role("authority_officer", "an officer of the authority", ScopeKind.AUTHORITY)
AUTHORITY_SIGNATORY = Role("authority_signatory", "the authority's signatory", ScopeKind.AUTHORITY)
CASE_OFFICER = Role("case_officer", "a case officer", ScopeKind.NATION)
ASSESSOR = Role("assessor", "an assessor", ScopeKind.NATION)
DECISION_MAKER = Role(
    "decision_maker", "a decision maker for the Secretary of State", ScopeKind.NATION, second_factor=True
)
PUBLISHER = Role("publisher", "a publisher", ScopeKind.NATION, second_factor=True)
AUDITOR = Role("auditor", "an auditor", ScopeKind.NATION)
SKILLS_ENGLAND = Role("skills_england", "an official of Skills England", ScopeKind.NATION)
ADMINISTRATOR = Role("administrator", "an administrator of access", ScopeKind.NATION, second_factor=True)

ERB = (ERB_LEAD, ERB_EDITOR)
ERB_ALL = (ERB_LEAD, ERB_EDITOR, ERB_VIEWER)
PROVIDER = (PROVIDER_LEAD, PROVIDER_CONTRIBUTOR)
AUTHORITY = (AUTHORITY_OFFICER, AUTHORITY_SIGNATORY)
DEPARTMENT = (CASE_OFFICER, ASSESSOR, DECISION_MAKER, PUBLISHER)
# Skills England reads every area and raises national blockers; it changes nothing in an area.
NATIONAL = (*DEPARTMENT, AUDITOR, SKILLS_ENGLAND)
ALL_ROLES = (*ERB_ALL, *PROVIDER, *AUTHORITY, *NATIONAL, ADMINISTRATOR)
BY_NAME = {role.name: role for role in ALL_ROLES}
WITH_SECOND_FACTOR = tuple(role for role in ALL_ROLES if role.second_factor)

# Who looks after the people of a place: its own lead does, and a case officer for every place but the department.
LEAD_OF = {
    ScopeKind.DESIGNATION: ERB_LEAD,
    ScopeKind.PROVIDER: PROVIDER_LEAD,
    ScopeKind.AUTHORITY: AUTHORITY_SIGNATORY,
    ScopeKind.NATION: ADMINISTRATOR,
}
LOOKS_AFTER_PEOPLE = (*LEAD_OF.values(), CASE_OFFICER)


def roles_in(kind: ScopeKind) -> list[Role]:
    """Return the roles that are held in scopes of a kind, in their order."""
    return [role for role in ALL_ROLES if role.scope == kind]
