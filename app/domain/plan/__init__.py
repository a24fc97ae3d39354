"""A plan as a document: its client, its blocks and steps, and the plain form in which it is kept."""
