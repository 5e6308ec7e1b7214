"""The facts on which the duties of section 1 rest for a provider in an area, each in words and with its source."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from engagement.dossier import Dossier
from engagement.models import Merger, ProviderProfile, Provision
from lsip_portal.kit.formats import day
from lsip_portal.kit.forms.wording import lower_first
from lsip_portal.kit.names import display_name
from reference.models import Area, ProviderTypeScope

Answer = bool | None


class Element(StrEnum):
    """The three facts on which section 1(1) rests, each made of smaller ones."""

    RELEVANT = "A relevant provider"
    FUNDED = "English-funded technical provision after 16 in the area"
    MATERIAL = "Material to the area"


@dataclass(frozen=True)
class Fact:
    """One fact: whether it holds (`None`: nobody has said), in words, with the provision it comes from."""

    element: Element
    holds: Answer
    words: str
    citation: str


def facts_about(dossier: Dossier, area: Area) -> Iterator[Fact]:
    """Give the facts for an area in the order of the law; of an institute, or without a type, the type alone."""
    yield from facts_anywhere(dossier)
    profile = dossier.profile if dossier.merger is None else None
    if profile is not None and profile.provider_type is not None and not profile.is_institute:
        yield _taught_here(dossier, area)
        yield _funded(dossier, area)
        yield _material(dossier, area)


def facts_anywhere(dossier: Dossier) -> Iterator[Fact]:
    """Give the facts that are the same for every area; of a provider that is part of another, that alone."""
    if dossier.merger is not None:
        yield _merged(dossier.merger)
        return
    yield _type(dossier)
    profile = dossier.profile
    if profile is None or profile.provider_type is None or profile.is_institute:
        return
    if profile.is_training_provider:
        yield from _training_provider(profile)
    else:
        yield _answered(
            profile.based_in_england,
            "It is based in England.",
            "It is not based in England.",
            "Nobody has said yet whether it is based in England.",
            "Guidance, footnote 6",
        )
    yield _technical(dossier)


def _merged(merger: Merger) -> Fact:
    words = f"It has been part of {display_name(merger.successor.name)} since {day(merger.since)}."
    return Fact(Element.RELEVANT, False, words, merger.source)


def _answered(answer: Answer, yes: str, no: str, unknown: str, citation: str) -> Fact:
    return Fact(Element.RELEVANT, answer, {True: yes, False: no, None: unknown}[answer], citation)


def _type(dossier: Dossier) -> Fact:
    kind = dossier.profile.provider_type if dossier.profile else None
    if kind is None:
        return Fact(
            Element.RELEVANT, None, f"Its type is not known. {dossier.hint}".strip(), "Act s.4(1); guidance 1.4"
        )
    scope = dossier.scope(ProviderTypeScope.Duty.PLAN)
    if scope:
        return Fact(Element.RELEVANT, True, f"Its type, {kind}, is one that the duties reach.", scope.citation)
    outside = (
        kind.outside_note if not dossier.ever_in_scope else f"The duties do not reach this type on {day(dossier.on)}."
    )
    return Fact(Element.RELEVANT, False, f"Its type is {kind}. {outside}", kind.source)


def _training_provider(profile: ProviderProfile) -> Iterator[Fact]:
    yield _answered(
        profile.active_in_england,
        "Its training is carried on in England, wholly or partly.",
        "Its training is not carried on in England.",
        "Nobody has said yet whether its training is carried on in England.",
        "Act s.4(1); guidance, footnote 6",
    )
    yield _answered(
        profile.publicly_funded,
        "It receives public funding.",
        "It receives no public funding.",
        "Nobody has said yet whether it receives public funding.",
        "Guidance, footnote 7",
    )
    yield _answered(
        profile.inspected_by_ofsted,
        "It is inspected by Ofsted.",
        "It is not inspected by Ofsted.",
        "Nobody has said yet whether it is inspected by Ofsted.",
        "Act s.4(1); guidance, footnote 7",
    )
    yield _answered(
        not profile.exclusions if profile.exclusions_answered else None,
        "It is none of the six things that an independent training provider is not.",
        f"It is no independent training provider, because it is {' and '.join(profile.exclusions)}.",
        "Nobody has said yet whether it is one of the six things that an independent training provider is not.",
        "Act s.4(1), independent training provider",
    )


def _technical(dossier: Dossier) -> Fact:
    said = dossier.profile.technical if dossier.profile else None
    answer = True if said is None and dossier.teaches_technically() else said
    return Fact(
        Element.FUNDED,
        answer,
        {
            True: "It delivers technical education or training after 16.",
            False: "It offers academic qualifications only.",
            None: "Nobody has said yet whether it delivers technical education or training.",
        }[answer],
        "Guidance 1.5 and footnote 3",
    )


def _taught_here(dossier: Dossier, area: Area) -> Fact:
    citation = "Act s.4(1); guidance 3.4"
    if not (offers := dossier.offered_in(area)):
        return Fact(Element.FUNDED, False, f"It provides nothing in {area}.", citation)
    if not (counting := dossier.counting_in(area)):
        listed = _listed(offers, dossier)
        return Fact(
            Element.FUNDED, False, f"What it provides in {area} is not technical or not after 16: {listed}.", citation
        )
    words = f"It provides technical education or training after 16 in {area}: {_listed(counting, dossier)}."
    subcontracted = any(offer.partner_id for offer in counting)
    return Fact(Element.FUNDED, True, words, f"{citation}; Act s.4(4)" if subcontracted else citation)


def _listed(offers: list[Provision], dossier: Dossier, most: int = 3) -> str:
    named = [f"“{offer}” ({_how(offer, dossier)})" for offer in offers[:most]]
    return ", ".join(named) + (f" and {len(offers) - most} more" if len(offers) > most else "")


def _how(offer: Provision, dossier: Dossier) -> str:
    how = lower_first(offer.get_mode_display())
    if offer.partner is None:
        return how
    delivering = offer.partner_id == dossier.organisation.pk
    return f"{how}, delivered for {offer.provider}" if delivering else f"{how}, delivered by {offer.partner}"


def _funded(dossier: Dossier, area: Area) -> Fact:
    funders = {
        funder.pk: funder for offer in dossier.counting_in(area) for funder in offer.counting_funders(dossier.on)
    }
    if not funders:
        return Fact(Element.FUNDED, False, "None of it is English-funded.", "Act s.4(2) and (3); guidance, footnote 9")
    paid = ", ".join(str(funder) for funder in funders.values())
    cited = "; ".join(dict.fromkeys(funder.citation for funder in funders.values()))
    return Fact(Element.FUNDED, True, f"It is English-funded, wholly or partly. Paid for by: {paid}.", cited)


def _material(dossier: Dossier, area: Area) -> Fact:
    citation = "Act s.1(2); guidance, footnote 5"
    decision = dossier.decision_for(area)
    if decision is None:
        unknown = f"Nobody has decided yet whether its provision is material to {area}."
        return Fact(Element.MATERIAL, None, unknown, citation)
    verdict = "material" if decision.material else "not material"
    words = (
        f"{decision.designation.body} decided on {day(decision.decided_on)} that its provision is {verdict} to {area}."
    )
    return Fact(Element.MATERIAL, decision.material, words, citation)
