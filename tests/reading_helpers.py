"""What the tests of reading files share: a packed folder, and what was read of it."""

import io
import zipfile

from analytics.reading import document


def zipped(members):
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return packed.getvalue()


def clean_document(raw):
    """Return the article of a raw document, without the notes on its cleaning."""
    return document.cleaning(raw).article


def texts(loaded):
    return {document.file: document.text for document in loaded.documents}


def problems(loaded):
    return {issue.file: issue.problem for issue in loaded.issues}
