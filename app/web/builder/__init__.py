"""The builder: one sequence on the screen, and every edit of it."""
