"""Between text and model: what people write is read, changed where they asked for it, and merged.

Pure.

Steps, the lowest first; none imports a later one:

    source    lines, fences, quotes, YAML's small parts: where what stands in a file
    values    dates, people, fields, items: what a stretch of text means
    reading   a whole file: its frontmatter, its body, its day, and what its writer should look at
    editing   one thing added or changed, every other byte kept, and proved before it is written
    merging   two versions and what they came from, made one file that holds every word

Knows YAML; knows no disk, no git, no HTML. Never raises on what a person wrote.
"""
