"""The sealed copy: a built site as blobs that only a passphrase opens.

The format is written down in `docs/sealed-format.md`. Nothing here knows MkDocs or asks anybody
anything; the two libraries it needs are an extra, and whoever calls looks first whether they are
there (`needed.py`).
"""
