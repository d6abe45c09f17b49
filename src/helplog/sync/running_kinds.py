"""Files that run, or may, by their names alone; and those of which it is plain that they don't.

Among the entries everything else is taken for words. Outside of them it is the other way round:
only what is plainly words, a picture, sound, film, a paper or a table is, for nobody can list every
name by which some tool finds what it is to run. Neither is Obsidian's own `.json` in `.obsidian`:
it writes there at every turn. Its plugins are programs, and what it takes for a style can ask far
servers for pictures.
"""

from __future__ import annotations

from pathlib import PurePosixPath
from typing import Final

from helplog.model.late_patterns import late_pattern
from helplog.sync.git.repository import Repository
from helplog.sync.tree_reading import normal

MODULES: Final = frozenset({".py", ".pyc", ".pyd", ".so", ".pth", ".egg", ".whl"})
"""What Python takes as modules from the folder of a hook, and from where it is called."""
_CLICKED: Final = frozenset(
    {
        *(
            ".exe",
            ".com",
            ".bat",
            ".cmd",
            ".dll",
            ".scr",
            ".pif",
            ".cpl",
            ".msc",
            ".hta",
        ),
        *(
            ".msi",
            ".msp",
            ".reg",
            ".vbs",
            ".vbe",
            ".jse",
            ".wsf",
            ".wsh",
            ".wsc",
            ".sct",
            ".inf",
        ),
        *(
            ".ps1",
            ".psm1",
            ".psd1",
            ".ps1xml",
            ".psc1",
            ".lnk",
            ".url",
            ".webloc",
            ".desktop",
        ),
        *(
            ".command",
            ".terminal",
            ".tool",
            ".scpt",
            ".scptd",
            ".applescript",
            ".fileloc",
        ),
        *(
            ".inetloc",
            ".jar",
            ".jnlp",
            ".pyw",
            ".pyz",
            ".pyzw",
            ".appimage",
            ".deb",
            ".rpm",
        ),
        *(
            ".pkg",
            ".dmg",
            ".iso",
            ".chm",
            ".appref-ms",
            ".library-ms",
            ".search-ms",
            ".xll",
        ),
        *(".sh", ".bash", ".zsh", ".fish", ".ksh", ".csh", ".tcsh", ".xonsh", ".nu"),
        *(".code-workspace", ".sublime-project", ".sublime-workspace", ".mobileconfig"),
        *(
            ".app",
            ".workflow",
            ".action",
            ".bundle",
            ".prefpane",
            ".kext",
            ".plugin",
            ".shortcut",
        ),
    }
)
"""A click runs these, or a shell that stands in their folder finds them by a name, as Windows does.
Some are folders, and what lies in them counts."""
_ORDERS: Final = late_pattern(
    r"(?:gnu|bsd)?makefile(?:\..*)?|\.?justfile|taskfile(?:\.dist)?\.ya?ml|rakefile|vagrantfile"
    r"|\.?pipfile(?:\.lock)?|poetry\.(?:lock|toml)|pixi\.(?:lock|toml)|uv\.(?:lock|toml)"
    r"|package(?:-lock)?\.json|\.npmrc|\.yarnrc.*|deno\.jsonc?|bunfig\.toml|gemfile.*|procfile"
    r"|pyproject\.toml|setup\.(?:cfg|py)|tox\.ini|noxfile\.py|pytest\.ini|pyvenv\.cfg|pip\.conf"
    r"|.*requirements.*\.(?:txt|in)|.*constraints.*\.(?:txt|in)|entry_points\.txt|cmakelists\.txt"
    r"|\.?mise(?:\..*)?\.toml|\.tool-versions|\.(?:python|node|ruby)-version|\.asdfrc"
    r"|(?:docker-)?compose(?:\..*)?\.ya?ml|dockerfile.*|containerfile.*"
    r"|(?:flake|shell|default)\.nix|\.env(?:\..*)?|\.envrc|\.autoenv.*|\.in|\.out|\.gitconfig"
    r"|\.netrc|\.?lefthook.*\.(?:ya?ml|toml|json)"
    r"|\.pre-commit-config\.ya?ml|\.lintstagedrc.*|\.huskyrc.*|\.overcommit\.yml"
    r"|\.exrc|\.n?vimrc|\.gvimrc|\.nvim\.lua|\.lvimrc|\.?session\.vim|\.vimspector\.json"
    r"|\.dir-locals(?:-2)?\.el|\.kakrc|\.nanorc|\.emacs|\.lldbinit|\.gdbinit|\.inputrc"
    r"|\.(?:ba|z|k|c|tc)?sh(?:rc|env|_profile|_login|_logout)|\.z(?:profile|login|logout)|\.profile"
    r"|autorun\.inf|desktop\.ini|\.htaccess"
)
"""Names by which tools, shells and editors find what they are to run in a folder."""
_ORDERS_IN: Final = frozenset({"venv", "site-packages", "node_modules", "__pycache__"})
"""Folders where they look for it, beside those with a dot: these hold some tool's settings."""
_FORGES: Final = frozenset({".github", ".gitea", ".forgejo"})
_NO_TOOLS: Final = frozenset({".obsidian", ".trash", *_FORGES})
"""Folders with a dot that are looked at more closely, and where Obsidian puts what is deleted."""
_OF_A_PACKAGE: Final = (".dist-info", ".egg-info")

PICTURES_AND_THE_LIKE: Final = frozenset(
    {
        *(
            ".jpg",
            ".jpeg",
            ".png",
            ".gif",
            ".webp",
            ".avif",
            ".heic",
            ".heif",
            ".tif",
            ".tiff",
        ),
        *(".bmp", ".ico", ".jxl", ".dng", ".raw", ".psd"),
        *(
            ".mp3",
            ".m4a",
            ".aac",
            ".ogg",
            ".oga",
            ".opus",
            ".wav",
            ".flac",
            ".aiff",
            ".mid",
        ),
        *(
            ".mp4",
            ".m4v",
            ".mov",
            ".webm",
            ".mkv",
            ".avi",
            ".mpg",
            ".mpeg",
            ".ogv",
            ".3gp",
        ),
        *(".pdf", ".epub", ".djvu", ".odt", ".ods", ".odp", ".docx", ".xlsx", ".pptx"),
    }
)
"""No shell runs these, whatever they begin with."""
WORDS: Final = frozenset({".md", ".markdown"})
_TEXTS: Final = frozenset(
    {
        *(".txt", ".text", ".rst", ".adoc", ".org", ".tex", ".bib", ".rtf", ".log"),
        *(".csv", ".tsv", ".ics", ".vcf", ".gpx", ".srt", ".vtt"),
    }
)
_PLAIN: Final = PICTURES_AND_THE_LIKE | WORDS | _TEXTS
_PLAIN_NAMES: Final = late_pattern(
    r"(?:readme|licen[cs]e|copying|notice|authors|contributors|changelog|news|todo)"
    r"|\.(?:gitkeep|keep|nomedia|nojekyll|gitmodules|mailmap)"
)
_KEPT_BESIDE: Final = late_pattern(r".+ \(other device [0-9a-f]{7}\)\.(?!py)\w+")
"""The second of two files that could not be one: no tool looks for such a name."""
_IGNORES: Final = late_pattern(r"\.[\w-]*ignore")
"""Of git, and of what copies folders or searches them: what they leave out is looked at by line."""
_WORKFLOWS: Final = late_pattern(r"\.(?:github|gitea|forgejo)/workflows/[^/]+\.ya?ml")
"""They run at the hosting service, and do so already."""
_OBSIDIAN: Final = ".obsidian"
_OBSIDIANS_PLUGINS: Final = "community-plugins.json"


def is_ignores(path: str) -> bool:
    """Whether a file says what git, or another program that copies files, leaves out."""
    plain_name = normal(PurePosixPath(path).name)
    return _IGNORES.fullmatch(plain_name) is not None


def is_kept_beside(path: str) -> bool:
    """Whether a file has a name under which a second version is kept, and nothing finds it."""
    plain_name = normal(PurePosixPath(path).name)
    return _KEPT_BESIDE.fullmatch(plain_name) is not None


def runs_by_name(repository: Repository, path: str) -> bool:
    """Whether a file of the journal's folder runs or may run, by what it is called.

    Args:
        repository: which.
        path: from the top.
    """
    if not path.startswith(repository.prefix):  # another project's, around the journal
        return False
    parts = path.removeprefix(repository.prefix).split("/")
    names = [normal(name) for name in parts]
    if _is_known(names) or _is_obsidians_program(names):
        return True
    if path.startswith(repository.docs):
        return False
    return not _is_plain(names)


def _is_known(names: list[str]) -> bool:
    *above, name = names
    if any(PurePosixPath(one).suffix in _CLICKED for one in names):
        return True
    if any(map(_holds_orders, above)):
        return True
    return _ORDERS.fullmatch(name) is not None


def _holds_orders(folder: str) -> bool:
    if folder in _ORDERS_IN or folder.endswith(_OF_A_PACKAGE):
        return True
    return folder.startswith(".") and folder not in _NO_TOOLS


def _is_obsidians_program(names: list[str]) -> bool:
    """Whether it lies in a folder of Obsidian's and is not one of its own settings."""
    if _OBSIDIAN not in names[:-1]:
        return False
    *_, name = names
    own = names[-2] == _OBSIDIAN and name.endswith(".json")
    return not own or name == _OBSIDIANS_PLUGINS


def _is_plain(names: list[str]) -> bool:
    """Whether it is plainly nothing that runs, outside of the entries."""
    *above, name = names
    if _OBSIDIAN in above:
        return True
    whole = "/".join(names)
    if _WORKFLOWS.fullmatch(whole):
        return True
    if not _FORGES.isdisjoint(above):
        return False
    if _PLAIN_NAMES.fullmatch(name):
        return True
    if _IGNORES.fullmatch(name):
        return True
    return is_kept_beside(name) or PurePosixPath(name).suffix in _PLAIN
