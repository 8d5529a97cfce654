"""What queues and the stream may still hold of the release before: a deployment changes all workers at once, and what
they find lying there was written by the older ones. `python -m tests.contract` keeps it, CONTRIBUTING.md says when.
"""
