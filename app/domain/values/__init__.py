"""What everything else is made of: sides, positions, clean text, figures in words, errors people can read."""
