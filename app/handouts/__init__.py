"""A Handout as PDF and as pictures of its pages."""
