"""Links and their passcodes."""
