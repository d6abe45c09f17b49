"""The command line. May not know MkDocs or YAML; imports what a command needs when it runs.

`main` starts it, `group` knows the commands by name, each command has a file of its own.
"""
