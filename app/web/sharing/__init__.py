"""Share links of one’s own sequences: make, show, time, switch off."""
