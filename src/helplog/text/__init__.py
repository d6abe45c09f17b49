"""Between text and model: reading what people write, and (later) splicing and merging it.

Pure: bytes or str in, values and diagnostics out. The only room that knows YAML.
"""
