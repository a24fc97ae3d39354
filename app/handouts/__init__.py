"""The printed sheet: a Handout drawn as PDF and as pictures of its pages, and the QR code of a link."""
