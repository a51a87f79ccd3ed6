"""Where things live on disk, and how they get there whole or not at all."""
