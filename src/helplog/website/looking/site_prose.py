"""The words of a journal as the site has them, for what is made of it without a build."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

from helplog.insight.reflection import Reflection
from helplog.prose.linking import links_of
from helplog.prose.rendering import Renderer
from helplog.store.configuration.file import configuration_path
from helplog.store.files.confinement import boundary_of
from helplog.website.looking.site_findings import configuration_of, look_beside
from helplog.website.looking.site_markdown import site_markdown
from helplog.website.readable_files import ReadableFiles


class SiteProse(NamedTuple):
    """What renders a journal's words, and the files that they may show."""

    render: Renderer
    public_uris: frozenset[str]
    """Files beside the entries that are neither private nor could run."""


def site_prose(root: Path, reflection: Reflection) -> SiteProse:
    """A renderer for a journal's words, which runs nothing that mkdocs.yml names.

    HTML is cleaned whatever the journal says of its site.

    Args:
        root: the journal's folder.
        reflection: what is known of the journal.
    """
    settings = replace(reflection.journal.settings, unsafe_html=False)
    configuration = configuration_of(configuration_path(root))
    boundary = boundary_of(root, settings)
    beside = look_beside(boundary, reflection, configuration)
    addresses = {uri: uri for uri in beside.uris}
    links = links_of(reflection, addresses, beside.aliases)
    markdown = site_markdown(configuration)
    renderer = Renderer(markdown.names, markdown.options, links, settings=settings)
    renderer.let_read(ReadableFiles(boundary))
    return SiteProse(renderer, frozenset(beside.uris))
