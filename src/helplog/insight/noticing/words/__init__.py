"""The words and rules of each language: tables, nothing that runs."""
