"""The doors of payments: the desk's, and the client's with the gateway's."""
