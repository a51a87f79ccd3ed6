"""Where pictures come from: files of four forms, and two sets that come with the app."""
