"""What a network for pictures sees: its kernels and its feature maps."""
