"""What anybody's browser loads: the stylesheet and the images."""
