"""Workspaces, sequences, revisions and share links in a database."""
