"""What the holder of a share link sees, with no account, cookie or script."""
