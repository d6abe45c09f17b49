"""Text as it stands in a file: lines, keys, quotes, flows, fences, conflict markers, each with its place."""
