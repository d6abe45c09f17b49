"""Values of several parts, as YAML writes them: brackets, dashes, keys, and what spans lines."""
