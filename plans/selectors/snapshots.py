"""What was frozen at submission, and the files made from it."""

from collections.abc import Iterable

from plans.models import Rendering, Snapshot, Version, VersionState


def latest_snapshot(version: Version) -> Snapshot | None:
    """Return what was frozen when a version was last submitted, or `None` before its first submission."""
    return version.snapshots.order_by("-number").first()


def rendering_of(version: Version) -> Rendering | None:
    """Return the PDF of the latest snapshot, made or still in work, or `None` before submission."""
    return renderings_of([version]).get(version.pk)


def renderings_of(versions: Iterable[Version]) -> dict[int, Rendering]:
    """Return the PDF of the latest snapshot of each version that was submitted, by the version's key."""
    found = Rendering.objects.filter(snapshot__version__in=list(versions), format=Rendering.Format.PDF)
    oldest_first = found.select_related("job", "snapshot").order_by("snapshot__number")
    return {rendering.snapshot.version_id: rendering for rendering in oldest_first}


def ready_for_decision(version: Version) -> bool:
    """Say whether a submitted version can be assessed and decided on: its snapshot is rendered."""
    rendering = rendering_of(version)
    return version.state == VersionState.SUBMITTED and rendering is not None and rendering.made
