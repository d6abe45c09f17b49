"""The sealed copy, as commands: made with a build, looked into, compared, given a passphrase."""
