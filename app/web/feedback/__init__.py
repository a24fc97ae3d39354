"""What clients have said about one’s own sequences."""
