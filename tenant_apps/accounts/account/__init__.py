"""What anybody logged in sees of their own account, in whichever portal."""
