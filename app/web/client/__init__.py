"""What the holder of a share link sees, without account, cookie or script."""
