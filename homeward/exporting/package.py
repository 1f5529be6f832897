"""Makes the same bytes of the same workbook or document: no clock, no author, nothing of the machine."""

from __future__ import annotations

import io
import zipfile
from typing import Final

_NO_TIME: Final = (1980, 1, 1, 0, 0, 0)
"""The first day a zip can name, and what programs write where there is no time to tell."""
_CORE: Final = "docProps/core.xml"
_ABOUT: Final = (
    "<?xml version='1.0' encoding='UTF-8' standalone='yes'?>\n"
    '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" '
    'xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>Chronology</dc:title><dc:language>en-GB</dc:language>'
    "</cp:coreProperties>"
)


def same_bytes(package: bytes) -> bytes:
    """The workbook or document packed again without times, and with a title as all it says about itself."""
    written = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(package)) as old, zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            part = zipfile.ZipInfo(name, _NO_TIME)
            part.compress_type = zipfile.ZIP_DEFLATED
            part.create_system = 0  # the same on every system
            new.writestr(part, _ABOUT if name == _CORE else old.read(name))
    return written.getvalue()
