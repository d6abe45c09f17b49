"""One page's failure stays that page's: it is shown as text, or without the plugin that failed."""
