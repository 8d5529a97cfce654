"""Words that every room shares: money, ids, clock, periods, errors, pages and the ports to the outside world.

Pure Python: nothing here knows AWS, HTTP or a database.
"""
