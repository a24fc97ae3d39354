"""The start page: new plans, starter plans, and one’s own sequences."""
