"""Long repeats and kills, and the processes that they need."""
