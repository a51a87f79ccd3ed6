"""The application: the command line, the screens, and the words on them."""

__version__ = "0.1.0"
