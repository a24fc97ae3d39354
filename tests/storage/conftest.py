"""Databases for the tests of storage."""

from tests.databases import db, empty_url, postgresql, postgresql_tables, sqlite_db, sqlite_tables, sqlite_url, url

__all__ = ["db", "empty_url", "postgresql", "postgresql_tables", "sqlite_db", "sqlite_tables", "sqlite_url", "url"]
