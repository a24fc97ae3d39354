"""Every change of the schema, oldest first, named by what it does."""
