"""The devices of the tests of syncing, for attacks that come by a sync."""

from tests.sync.conftest import world

__all__ = ["world"]
