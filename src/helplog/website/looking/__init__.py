"""What a build would find, found without one: no MkDocs, and nothing run that mkdocs.yml names."""
