"""The local run: MiniStack as the cloud, the very package and template deployed to it, one front on the loopback."""
