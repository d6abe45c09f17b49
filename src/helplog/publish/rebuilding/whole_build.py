"""That all of a site has to be made."""


class WholeBuildError(Exception):
    """All has to be made; the message says why, as the rest of a sentence."""
