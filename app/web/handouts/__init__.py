"""Downloads of one’s own sequence: PDF, YAML, and the pictures of the printed sheet."""
