"""Ours beside what a learner would run instead, both in the same run, on the same machine."""
