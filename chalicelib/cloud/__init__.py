"""The outside world, one file a thing: the tables, documents, mail, queues, keys, the card gateway, staff identity."""
