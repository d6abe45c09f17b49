"""The preview's server: who may read it, and how a page learns of a newer build."""
