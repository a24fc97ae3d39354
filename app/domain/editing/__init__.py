"""Every way a plan can change, and how changes made at the same time come together."""
