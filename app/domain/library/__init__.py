"""What the library knows: techniques, conditions, rules, safety texts, sources, and finding techniques."""
