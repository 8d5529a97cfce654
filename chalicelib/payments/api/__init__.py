"""The doors of payments: the desk's, those that send pay links, and the client's with the gateway's."""
