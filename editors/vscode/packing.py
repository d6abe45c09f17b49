"""The extension as one file that VS Code installs: a zip of a fixed shape, the same each time."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final
from xml.sax.saxutils import escape, quoteattr
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

_NOT_SHIPPED: Final = ("scripts", "devDependencies", "dependencies", "private")
"""What package.json says to those who build it alone."""
_TYPES: Final = {
    ".json": "application/json",
    ".js": "application/javascript",
    ".md": "text/markdown",
    ".txt": "text/plain",
    ".png": "image/png",
    ".vsixmanifest": "text/xml",
}
_ASSETS: Final = {
    "Microsoft.VisualStudio.Code.Manifest": "package.json",
    "Microsoft.VisualStudio.Services.Content.Details": "README.md",
    "Microsoft.VisualStudio.Services.Content.License": "LICENSE.txt",
    "Microsoft.VisualStudio.Services.Icons.Default": "icon.png",
}


def pack(path: Path, root: Path, script: Path, modules: Path) -> None:
    """Writes the file.

    Args:
        path: where to.
        root: the repository.
        script: the bundle.
        modules: the packages it was made of, whose licences go along.
    """
    here = root / "editors" / "vscode"
    told = json.loads((here / "package.json").read_text("utf-8"))
    package = {name: value for name, value in told.items() if name not in _NOT_SHIPPED}
    package["version"] = version_of(
        (root / "src/helplog/__init__.py").read_text("utf-8")
    )
    lock = json.loads((here / "package-lock.json").read_text("utf-8"))
    files = {
        "package.json": _json(package),
        "extension.js": script.read_bytes(),
        "README.md": (here / "README.md").read_bytes(),
        "LICENSE.txt": (root / "LICENSE").read_bytes(),
        "LICENSES-OF-OTHERS.txt": "\n\n".join(_licences(lock, modules)).encode(),
        "icon.png": (root / "theme/assets/helplog/icon-192.png").read_bytes(),
    }
    parts = {f"extension/{name}": data for name, data in files.items()}
    parts["extension.vsixmanifest"] = _manifest(package).encode()
    parts["[Content_Types].xml"] = _content_types().encode()
    with ZipFile(path, "w", ZIP_DEFLATED) as packed:
        for name, data in sorted(parts.items()):
            entry = ZipInfo(name)  # of 1980: a date would make each build another
            entry.external_attr = 0o644 << 16
            entry.compress_type = ZIP_DEFLATED
            packed.writestr(entry, data)


def version_of(source: str) -> str:
    """The version of helplog in the three numbers that VS Code takes.

    Args:
        source: of the module that says it.
    """
    found = re.search(r'__version__ = "(\d+\.\d+\.\d+)', source)
    if found is None:
        raise ValueError("no version of three numbers is said")
    return found[1]


def _licences(lock: dict[str, Any], modules: Path) -> Iterator[str]:
    """The licence of each package that is in the bundle."""
    for place, told in sorted(lock["packages"].items()):
        if not place or told.get("dev"):
            continue
        name = place.removeprefix("node_modules/")
        for path in sorted((modules / name).glob("[Ll][Ii][Cc][Ee][Nn][Ss][Ee]*")):
            yield f"{name} {told['version']}\n\n{path.read_text('utf-8').strip()}\n"


def _json(value: object) -> bytes:
    return (json.dumps(value, indent=2, ensure_ascii=False) + "\n").encode()


def _manifest(package: dict[str, Any]) -> str:
    """What the installing editor reads."""
    identity = " ".join(
        f"{name}={quoteattr(value)}"
        for name, value in {
            "Language": "en-US",
            "Id": package["name"],
            "Version": package["version"],
            "Publisher": package["publisher"],
        }.items()
    )
    engine = quoteattr(package["engines"]["vscode"])
    kind = quoteattr(",".join(package["extensionKind"]))
    assets = "".join(
        f'<Asset Type="{kind_of}" Path="extension/{name}" Addressable="true"/>'
        for kind_of, name in _ASSETS.items()
    )
    return (
        '<?xml version="1.0" encoding="utf-8"?>\n'
        '<PackageManifest Version="2.0.0" '
        'xmlns="http://schemas.microsoft.com/developer/vsx-schema/2011">\n'
        f"<Metadata><Identity {identity}/>"
        f"<DisplayName>{escape(package['displayName'])}</DisplayName>"
        f"<Description>{escape(package['description'])}</Description>"
        f"<Tags>{escape(','.join(package['keywords']))}</Tags>"
        f"<Categories>{escape(','.join(package['categories']))}</Categories>"
        "<Properties>"
        f'<Property Id="Microsoft.VisualStudio.Code.Engine" Value={engine}/>'
        f'<Property Id="Microsoft.VisualStudio.Code.ExtensionKind" Value={kind}/>'
        "</Properties>"
        "<License>extension/LICENSE.txt</License><Icon>extension/icon.png</Icon>"
        "</Metadata>\n"
        '<Installation><InstallationTarget Id="Microsoft.VisualStudio.Code"/>'
        "</Installation>\n<Dependencies/>\n"
        f"<Assets>{assets}</Assets>\n</PackageManifest>\n"
    )


def _content_types() -> str:
    defaults = "".join(
        f'<Default Extension="{ending}" ContentType="{kind}"/>'
        for ending, kind in _TYPES.items()
    )
    return (
        '<?xml version="1.0" encoding="utf-8"?>\n'
        '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        f"{defaults}</Types>\n"
    )
