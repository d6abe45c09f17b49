"""The format, as docs/sealed-format.md has it: keys, blobs, packs, the vault and the manifest."""
