"""From a document in HTML to a tagged PDF that meets PDF/UA-1 and PDF/A-2a at once; nothing is fetched on the way.

WeasyPrint takes a second to import, so whoever needs this module imports it where it is called.
"""

import io
from typing import Any

import pikepdf
import weasyprint
from weasyprint.urls import FatalURLFetchingError

# The claim of PDF/UA-1, with the description of its schema that PDF/A asks for (ISO 14289-1, 5; ISO 19005-2, 6.6.2.3).
_UA_CLAIM = """<rdf:Description rdf:about="" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"
  xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
 <pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
  <pdfaSchema:schema>PDF/UA Universal Accessibility Schema</pdfaSchema:schema>
  <pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
  <pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
  <pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource"><pdfaProperty:name>part</pdfaProperty:name>
   <pdfaProperty:valueType>Integer</pdfaProperty:valueType><pdfaProperty:category>internal</pdfaProperty:category>
   <pdfaProperty:description>Part of ISO 14289 followed</pdfaProperty:description></rdf:li></rdf:Seq>
  </pdfaSchema:property>
 </rdf:li></rdf:Bag></pdfaExtension:schemas></rdf:Description>
<rdf:Description rdf:about="" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/" pdfuaid:part="1"/>"""


class RefuseEverything(weasyprint.URLFetcher):
    """Fetches what stands in the document itself, and nothing else."""

    def fetch(self, url: str, headers: Any = None) -> Any:
        """Return the content of a data URI; stop the rendering at any other address."""
        if not url.startswith("data:"):
            raise FatalURLFetchingError(f"The document asks for {url[:100]}, and nothing outside it may be fetched.")
        return super().fetch(url, headers)


def pdf_of(html: str) -> bytes:
    """Return the PDF of a document.

    Raises:
        FatalURLFetchingError: if the document asks for anything outside itself.
    """
    page = weasyprint.HTML(string=html, url_fetcher=RefuseEverything())
    return _with_ua_claim(page.write_pdf(pdf_variant="pdf/a-2a", pdf_tags=True))


def _with_ua_claim(pdf: bytes) -> bytes:
    target = io.BytesIO()
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        metadata = opened.Root.Metadata.read_bytes().decode().replace("</rdf:RDF>", f"{_UA_CLAIM}</rdf:RDF>")
        opened.Root.Metadata = opened.make_stream(
            metadata.encode(), Type=pikepdf.Name.Metadata, Subtype=pikepdf.Name.XML
        )
        opened.save(target, object_stream_mode=pikepdf.ObjectStreamMode.preserve)
    return target.getvalue()
