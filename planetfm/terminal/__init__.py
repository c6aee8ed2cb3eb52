"""What Planet FM does in a terminal, without a window and without Qt."""
