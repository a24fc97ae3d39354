"""Minutes: of a step, a block, a body area, the whole; and the dose of a step in words."""
