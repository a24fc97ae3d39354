"""What a client is given: its words and pictures, the session in stages, the reminders."""
