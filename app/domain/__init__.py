"""The pure core: sequences, edits, timelines and handouts as values and functions. No Flask, no SQL, no YAML."""
