"""What a representative does in the portal, room by room, and a client on the phone."""
