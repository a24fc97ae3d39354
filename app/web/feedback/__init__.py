"""What clients have said of one’s own sequences."""
