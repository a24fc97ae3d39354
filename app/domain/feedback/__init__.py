"""What a client says after a session, and what follows from it."""
