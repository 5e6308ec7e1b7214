"""Documents of each kind that the portal takes, as small as they may be, and as they are after a form checked them."""

import hashlib
import io
import zipfile

from django.core.files.base import ContentFile
from django.core.files.uploadedfile import SimpleUploadedFile

from lsip_portal.kit.forms import Upload

PDF = b"%PDF-1.7\n1 0 obj\n<<>>\nendobj\n%%EOF\n"
PNG = b"\x89PNG\r\n\x1a\n" + bytes(20)
JPEG = b"\xff\xd8\xff\xe0" + bytes(20)


def package(**members: bytes | str) -> bytes:
    """Return a ZIP package; `word__document_xml` names the member word/document.xml."""
    kept = io.BytesIO()
    with zipfile.ZipFile(kept, "w") as written:
        for name, content in members.items():
            written.writestr(name, content)
    return kept.getvalue()


DOCX = package(**{"[Content_Types].xml": "<Types/>", "word/document.xml": "<document/>"})
XLSX = package(**{"[Content_Types].xml": "<Types/>", "xl/workbook.xml": "<workbook/>"})
ODT = package(mimetype="application/vnd.oasis.opendocument.text", **{"content.xml": "<office/>"})
DOCUMENTS = {
    "a.pdf": PDF,
    "a.docx": DOCX,
    "a.xlsx": XLSX,
    "a.odt": ODT,
    "a.csv": "Sector,Members\r\nCafés,12\r\n".encode(),
    "a.txt": b"Caf\xe9s: 12\n",
    "a.png": PNG,
    "a.jpg": JPEG,
}


def sent(name: str = "letter.pdf", content: bytes = PDF) -> SimpleUploadedFile:
    """Return a file as a browser sends it."""
    return SimpleUploadedFile(name, content)


def checked(name: str = "letter.pdf", content: bytes = PDF, *, scanned: bool = False) -> Upload:
    """Return a file as a form hands it to a service."""
    digest = hashlib.sha256(content).hexdigest()
    return Upload(name, ContentFile(content, name), digest, "application/pdf", len(content), scanned)
