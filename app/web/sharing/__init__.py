"""Share links of one’s own sequences: make, show, set their end, switch off."""
