"""Papers that the demonstration attaches: short texts that say of themselves that they are invented."""

import hashlib

from django.core.files.base import ContentFile

from lsip_portal.kit.forms import Upload


def paper(name: str, *lines: str) -> Upload:
    """Return a text file as a form hands it to a service; nobody scanned it."""
    content = "\n\n".join(("Demonstration: this paper is invented.", *lines, "")).encode()
    return Upload(
        name, ContentFile(content, name), hashlib.sha256(content).hexdigest(), "text/plain", len(content), False
    )
